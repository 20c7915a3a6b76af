//! A service point to add or to change.

use ::store::{Store, StoreError};
use axum::extract::State;
use kernel::BranchId;
use tokio::task::spawn_blocking;
use webkit::{Form, PageError, PageResult, Path, Visit, render, render_refused, see_other};

use super::{OnePage, ServicePoint, point_kinds};
use crate::place::{add_point, change_point, remove_point};
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
        sort: "point",
        title: visit.t("point-new"),
        way: branch.name,
        action: "/staff/hours/places/points".into(),
        form,
        choices: point_kinds(&visit),
        submit: "point-add",
        remove: String::new(),
        history: None,
        visit,
    })
}

async fn page(visit: Visit, tables: Store, id: i64, form: Form) -> Result<OnePage, PageError> {
    let store = tables.clone();
    let read = move || {
        store.read(|tx| {
            let points = crate::place::all_points(tx)?;
            let point = points.into_iter().find(|p| p.id == id);
            Ok::<_, StoreError>((point, show::entries_of(tx, "service-point", id)?))
        })
    };
    let (point, entries) = spawn_blocking(read).await??;
    let point = point.ok_or(PageError::NotFound)?;
    // What was typed stays; taking it away sends nothing to stay.
    let form = if !form.raw("branch").is_empty() {
        form
    } else {
        form.with("name", &point.name)
            .with("code", &point.code)
            .with("branch", point.branch)
            .with("kind", &point.kind)
            .with("pickup", if point.pickup { "yes" } else { "" })
    };
    let history = show::history(&visit, entries);
    Ok(OnePage {
        title: point.name,
        action: format!("/staff/hours/places/points/{id}"),
        submit: "building-save",
        remove: format!("/staff/hours/places/points/{id}/remove"),
        history: Some(history),
        ..new_page(visit, tables, form).await?
    })
}

fn read(form: &mut Form, id: i64) -> Option<ServicePoint> {
    let (code, name) = (form.text("code", 20), form.text("name", 80));
    let branch = form.id::<BranchId>("branch");
    let kind = form.text("kind", 20);
    Some(ServicePoint {
        id,
        branch: branch?,
        code: code?,
        name: name?,
        kind: kind?,
        pickup: form.ticked("pickup"),
    })
}

pub(super) async fn get_new(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let form = form.named("point").with("kind", "desk");
    render(&new_page(visit, tables, form).await?)
}

pub(super) async fn post_new(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("point");
    if let Some(new) = read(&mut form, 0) {
        let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
        let store = tables.clone();
        let work = move || add_point(&store, &act, &new);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/places")
                .with_notice("point-added", &[("name", &name)])
                .done();
        }
    }
    render_refused(&new_page(visit, tables, form).await?)
}

pub(super) async fn get_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<i64>,
) -> PageResult {
    let form = visit.form("point");
    render(&page(visit, tables, id, form).await?)
}

pub(super) async fn post_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let mut form = form.named("point");
    if let Some(new) = read(&mut form, id) {
        let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
        let store = tables.clone();
        let work = move || change_point(&store, &act, &new);
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
    Path(id): Path<i64>,
    form: Form,
) -> PageResult {
    let mut form = form.named("point");
    let (act, store) = (visit.act_keyed(form.act_key()), tables.clone());
    let work = move || remove_point(&store, &act, id);
    if show::tried(&mut form, work).await?.is_some() {
        return see_other("/staff/hours/places")
            .with_notice("place-removed", &[])
            .done();
    }
    render_refused(&page(visit, tables, id, form).await?)
}
