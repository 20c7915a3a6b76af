//! A shelving location to add or to change.

use ::store::{Store, StoreError};
use axum::extract::State;
use kernel::{BranchId, LocationId};
use tokio::task::spawn_blocking;
use webkit::{Form, PageError, PageResult, Path, Visit, render, render_refused, see_other};

use super::{Location, OnePage, shelf_orders};
use crate::place::{add_location, change_location, remove_location};
use crate::show;

/// The page of a new one; the form names its branch.
async fn new_page(visit: Visit, tables: Store, form: Form) -> Result<OnePage, PageError> {
    let branch: BranchId = form
        .raw("branch")
        .parse()
        .map_err(|_| PageError::NotFound)?;
    let found = spawn_blocking(move || tables.read(|tx| crate::branch(tx, branch))).await??;
    let branch = found.ok_or(PageError::NotFound)?;
    Ok(OnePage {
        tabs: show::tabs(&visit, "/staff/hours/places"),
        sort: "location",
        title: visit.t("location-new"),
        way: branch.name,
        action: "/staff/hours/places/locations".into(),
        form,
        choices: shelf_orders(&visit),
        submit: "location-add",
        remove: String::new(),
        history: None,
        visit,
    })
}

async fn page(
    visit: Visit,
    tables: Store,
    id: LocationId,
    form: Form,
) -> Result<OnePage, PageError> {
    let store = tables.clone();
    let read = move || {
        store.read(|tx| {
            let location = crate::location(tx, id)?;
            Ok::<_, StoreError>((location, show::entries_of(tx, "location", id.0)?))
        })
    };
    let (location, entries) = spawn_blocking(read).await??;
    let location = location.ok_or(PageError::NotFound)?;
    // What was typed stays; taking it away sends nothing to stay.
    let form = if !form.raw("branch").is_empty() {
        form
    } else {
        form.with("name", &location.name)
            .with("code", &location.code)
            .with("branch", location.branch)
            .with("place", &location.place)
            .with("shelf_order", &location.shelf_order)
            .with("lends", if location.lends { "yes" } else { "" })
    };
    let history = show::history(&visit, entries);
    Ok(OnePage {
        title: location.name,
        action: format!("/staff/hours/places/locations/{id}"),
        submit: "building-save",
        remove: format!("/staff/hours/places/locations/{id}/remove"),
        history: Some(history),
        ..new_page(visit, tables, form).await?
    })
}

fn read(form: &mut Form, id: LocationId) -> Option<Location> {
    let (code, name) = (form.text("code", 20), form.text("name", 80));
    let (branch, place) = (
        form.id::<BranchId>("branch"),
        form.optional_text("place", 120),
    );
    let lends = form.ticked("lends");
    Some(Location {
        id,
        branch: branch?,
        code: code?,
        name: name?,
        place: place?,
        shelf_order: form.raw("shelf_order").to_owned(),
        lends,
    })
}

pub(super) async fn get_new(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let form = form
        .named("location")
        .with("shelf_order", "lc")
        .with("lends", "yes");
    render(&new_page(visit, tables, form).await?)
}

pub(super) async fn post_new(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("location");
    if let Some(new) = read(&mut form, LocationId(0)) {
        let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
        let store = tables.clone();
        let work = move || add_location(&store, &act, &new);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/places")
                .with_notice("location-added", &[("name", &name)])
                .done();
        }
    }
    render_refused(&new_page(visit, tables, form).await?)
}

pub(super) async fn get_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<LocationId>,
) -> PageResult {
    let form = visit.form("location");
    render(&page(visit, tables, id, form).await?)
}

pub(super) async fn post_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<LocationId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("location");
    if let Some(new) = read(&mut form, id) {
        let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
        let store = tables.clone();
        let work = move || change_location(&store, &act, &new);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/places")
                .with_notice("place-changed", &[("name", &name)])
                .done();
        }
    }
    render_refused(&page(visit, tables, id, form).await?)
}

pub(super) async fn post_remove(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<LocationId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("location");
    let (act, store) = (visit.act_keyed(form.act_key()), tables.clone());
    let work = move || remove_location(&store, &act, id);
    if show::tried(&mut form, work).await?.is_some() {
        return see_other("/staff/hours/places")
            .with_notice("place-removed", &[])
            .done();
    }
    render_refused(&page(visit, tables, id, form).await?)
}
