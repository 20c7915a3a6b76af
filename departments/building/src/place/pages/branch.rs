//! A branch to open or to change.

use ::store::{Store, StoreError};
use axum::extract::State;
use kernel::BranchId;
use tokio::task::spawn_blocking;
use webkit::{Form, PageError, PageResult, Path, Visit, render, render_refused, see_other};

use super::{Branch, OnePage, Removal};
use crate::place::{add_branch, change_branch, remove_branch};
use crate::show;

fn new_page(visit: Visit, form: Form) -> OnePage {
    OnePage {
        tabs: show::tabs(&visit, "/staff/hours/places"),
        sort: "branch",
        title: visit.t("branch-new"),
        way: visit.t("branch-new-way"),
        action: "/staff/hours/places/branches".into(),
        form,
        choices: Vec::new(),
        submit: "branch-add",
        remove: String::new(),
        history: None,
        visit,
    }
}

async fn page(visit: Visit, tables: Store, id: BranchId, form: Form) -> Result<OnePage, PageError> {
    let read = move || {
        tables.read(|tx| {
            let branch = crate::branch(tx, id)?;
            Ok::<_, StoreError>((branch, show::entries_of(tx, "branch", id.0)?))
        })
    };
    let (branch, entries) = spawn_blocking(read).await??;
    let branch = branch.ok_or(PageError::NotFound)?;
    // What was typed stays; taking it away sends nothing to stay.
    let form = if form.all("name").next().is_some() {
        form
    } else {
        form.with("name", &branch.name)
            .with("code", &branch.code)
            .with("address", &branch.address)
            .with("phone", &branch.phone)
            .with("email", &branch.email)
    };
    Ok(OnePage {
        title: branch.name,
        way: String::new(),
        action: format!("/staff/hours/places/branches/{id}"),
        submit: "building-save",
        remove: format!("/staff/hours/places/branches/{id}/remove"),
        history: Some(show::history(&visit, entries)),
        ..new_page(visit, form)
    })
}

fn read(form: &mut Form, id: BranchId) -> Option<Branch> {
    let (code, name) = (form.text("code", 20), form.text("name", 80));
    let address = form.optional_text("address", 300);
    let (phone, email) = (
        form.optional_text("phone", 40),
        form.optional_text("email", 120),
    );
    Some(Branch {
        id,
        code: code?,
        name: name?,
        address: address?,
        phone: phone?,
        email: email?,
    })
}

pub(super) async fn get_new(visit: Visit) -> PageResult {
    let form = visit.form("branch");
    render(&new_page(visit, form))
}

pub(super) async fn post_new(visit: Visit, State(tables): State<Store>, form: Form) -> PageResult {
    let mut form = form.named("branch");
    if let Some(new) = read(&mut form, BranchId(0)) {
        let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
        let work = move || add_branch(&tables, &act, &new);
        if show::tried(&mut form, work).await?.is_some() {
            return see_other("/staff/hours/places")
                .with_notice("branch-added", &[("name", &name)])
                .done();
        }
    }
    render_refused(&new_page(visit, form))
}

pub(super) async fn get_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<BranchId>,
) -> PageResult {
    let form = visit.form("branch");
    render(&page(visit, tables, id, form).await?)
}

pub(super) async fn post_one(
    visit: Visit,
    State(tables): State<Store>,
    Path(id): Path<BranchId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("branch");
    if let Some(new) = read(&mut form, id) {
        let (act, name) = (visit.act_keyed(form.act_key()), new.name.clone());
        let store = tables.clone();
        let work = move || change_branch(&store, &act, &new);
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
    State(Removal { tables, ties }): State<Removal>,
    Path(id): Path<BranchId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("branch");
    let (act, store) = (visit.act_keyed(form.act_key()), tables.clone());
    let work = move || remove_branch(&store, &act, &ties, id);
    if show::tried(&mut form, work).await?.is_some() {
        return see_other("/staff/hours/places")
            .with_notice("place-removed", &[])
            .done();
    }
    render_refused(&page(visit, tables, id, form).await?)
}
