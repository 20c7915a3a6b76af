//! The page of an item: its facts, its form, missing and found, withdrawn and back.

use askama::Template;
use axum::extract::State;
use kernel::{BibId, ItemId, perm};
use store::Tx;
use webkit::{
    Facts, Form, History, PageError, PageResult, Pages, Path, Tag, Visit, blocking, needs, render,
    render_refused, see_other,
};

use super::fields::{Offers, chosen, filled};
use crate::desk::{Desk, page_error};
use crate::show::history;
use crate::standing::{standings, tag};
use crate::{CatalogueError, ItemFacts};

/// The routes of items.
pub(super) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/items/{id}", needs::<perm::StaffHome>(), get_item)
        .post("/staff/items/{id}", needs::<perm::EditItem>(), post_item)
        .post(
            "/staff/items/{id}/missing",
            needs::<perm::MarkMissing>(),
            post_missing,
        )
        .post(
            "/staff/items/{id}/found",
            needs::<perm::MarkMissing>(),
            post_found,
        )
        .post(
            "/staff/items/{id}/withdraw",
            needs::<perm::EditItem>(),
            post_withdraw,
        )
        .post(
            "/staff/items/{id}/reinstate",
            needs::<perm::EditItem>(),
            post_reinstate,
        )
        .get(
            "/staff/bibs/{id}/items/new",
            needs::<perm::EditItem>(),
            get_new,
        )
        .post(
            "/staff/bibs/{id}/items",
            needs::<perm::EditItem>(),
            post_new,
        )
}

#[derive(Template)]
#[template(path = "shelf/item.html")]
struct ItemPage {
    visit: Visit,
    item: ItemFacts,
    facts: Facts,
    standing: Tag,
    form: Form,
    offers: Offers,
    history: History,
}

#[derive(Template)]
#[template(path = "shelf/new.html")]
struct NewPage {
    visit: Visit,
    bib: BibId,
    title: String,
    form: Form,
    offers: Offers,
}

/// The page; `form` is what was typed, if anything was.
async fn item_page(
    visit: Visit,
    desk: Desk,
    id: ItemId,
    form: Option<Form>,
) -> Result<ItemPage, PageError> {
    let asker = visit.clone();
    let load = move || {
        desk.store.read(|tx| {
            let item = crate::item(tx, id)?.ok_or(PageError::NotFound)?;
            let standings = standings(tx, &desk.ties, std::slice::from_ref(&item))?;
            let entries = crate::show::entries(tx, "item", id.0)?;
            let branch = building::branch(tx, item.branch)?.map(|branch| branch.name);
            let standing = tag(&asker.words, &item, &standings);
            let offers = Offers::load(tx, &asker)?;
            Ok::<_, PageError>((item, standing, entries, branch.unwrap_or_default(), offers))
        })
    };
    let (item, standing, entries, branch, offers) = blocking(load).await?;
    let form = form.unwrap_or_else(|| filled(visit.form("item"), &item));
    Ok(ItemPage {
        facts: facts(&visit, &item, branch),
        history: history(&visit, entries),
        item,
        standing,
        form,
        offers,
        visit,
    })
}

fn facts(visit: &Visit, item: &ItemFacts, branch: String) -> Facts {
    let mut facts = Facts::new()
        .leading(
            visit.t("item-title"),
            item.title.clone(),
            &format!("/staff/bibs/{}", item.bib),
        )
        .with(visit.t("item-barcode"), item.barcode.grouped())
        .with(
            visit.t("item-place"),
            format!("{branch} · {}", item.location_name),
        )
        .with(visit.t("item-kind"), item.kind_name.clone());
    for (key, text) in [
        ("item-call-number", item.call_number.clone()),
        ("item-enumeration", item.enumeration.clone()),
        ("item-copy", item.copy.clone()),
        (
            "item-price",
            item.price
                .map(|price| visit.words.money(price))
                .unwrap_or_default(),
        ),
        ("item-public-note", item.public_note.clone()),
        ("item-staff-note", item.staff_note.clone()),
        ("item-withdrawn-reason", item.withdrawn_reason.clone()),
    ] {
        if !text.is_empty() {
            facts = facts.with(visit.t(key), text);
        }
    }
    facts
}

async fn get_item(visit: Visit, State(desk): State<Desk>, Path(id): Path<ItemId>) -> PageResult {
    render(&item_page(visit, desk, id, None).await?)
}

async fn post_item(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ItemId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("item");
    let version = form.version();
    let (Some(version), Some(data)) = (version, chosen(&mut form)) else {
        return render_refused(&item_page(visit, desk, id, Some(form)).await?);
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), desk.clone());
    let save = move || {
        tables.store.write_once(&act, "item.change", |tx| {
            crate::change_item(tx, id, version, &data)
        })
    };
    match blocking(move || Ok::<_, PageError>(save())).await? {
        Ok(_) => see_other(format!("/staff/items/{id}"))
            .with_notice("item-saved", &[])
            .done(),
        Err(CatalogueError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&item_page(visit, desk, id, Some(form)).await?)
        }
        Err(other) => Err(page_error(other)),
    }
}

async fn new_page(
    visit: Visit,
    desk: Desk,
    bib: BibId,
    form: Option<Form>,
) -> Result<NewPage, PageError> {
    let asker = visit.clone();
    let load = move || {
        desk.store.read(|tx| {
            let found = crate::bib(tx, bib)?.filter(|bib| bib.deleted_at.is_none());
            let title = found.ok_or(PageError::NotFound)?.title;
            let record = crate::bib::marc(tx, bib).map_err(page_error)?;
            Ok::<_, PageError>((title, record, Offers::load(tx, &asker)?))
        })
    };
    let (title, record, offers) = blocking(load).await?;
    let form = form.unwrap_or_else(|| {
        let (scheme, call_number) = crate::item::scheme::suggested(&record);
        visit
            .form("item")
            .with("place", offers.usual_place(visit.branch))
            .with("scheme", scheme)
            .with("call_number", call_number)
            .with("pieces", 1)
    });
    Ok(NewPage {
        visit,
        bib,
        title,
        form,
        offers,
    })
}

async fn get_new(visit: Visit, State(desk): State<Desk>, Path(bib): Path<BibId>) -> PageResult {
    render(&new_page(visit, desk, bib, None).await?)
}

async fn post_new(
    visit: Visit,
    State(desk): State<Desk>,
    Path(bib): Path<BibId>,
    form: Form,
) -> PageResult {
    let mut form = form.named("item");
    let Some(data) = chosen(&mut form) else {
        return render_refused(&new_page(visit, desk, bib, Some(form)).await?);
    };
    let (act, tables) = (visit.act_keyed(form.act_key()), desk.clone());
    let barcode = data.barcode.grouped();
    let add = move || {
        tables
            .store
            .write_once(&act, "item.add", |tx| crate::add_item(tx, bib, &data))
    };
    match blocking(move || Ok::<_, PageError>(add())).await? {
        Ok(_) => see_other(format!("/staff/bibs/{bib}"))
            .with_notice("item-added", &[("barcode", &barcode)])
            .done(),
        Err(CatalogueError::Refused(reasons)) => {
            form.refuse_all(reasons);
            render_refused(&new_page(visit, desk, bib, Some(form)).await?)
        }
        Err(other) => Err(page_error(other)),
    }
}

/// Does something with an item and goes back to it.
async fn act(
    (visit, desk, id): (Visit, Desk, ItemId),
    form: Form,
    notice: &'static str,
    change: impl FnOnce(&Tx<'_>, &Desk) -> Result<(), CatalogueError> + Send + 'static,
) -> PageResult {
    let frame = visit.act_keyed(form.act_key());
    blocking(move || {
        desk.store
            .write_once(&frame, notice, |tx| change(tx, &desk))
            .map_err(page_error)
    })
    .await?;
    see_other(format!("/staff/items/{id}"))
        .with_notice(notice, &[])
        .done()
}

async fn post_missing(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ItemId>,
    form: Form,
) -> PageResult {
    act(
        (visit, desk, id),
        form,
        "item-missing-done",
        move |tx, _| crate::mark_missing(tx, id),
    )
    .await
}

async fn post_found(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ItemId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), form, "item-found-done", move |tx, _| {
        crate::mark_found(tx, id)
    })
    .await
}

async fn post_withdraw(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ItemId>,
    form: Form,
) -> PageResult {
    let reason: String = form.raw("reason").trim().chars().take(200).collect();
    act(
        (visit, desk, id),
        form,
        "item-withdraw-done",
        move |tx, desk| crate::withdraw(tx, id, &reason, &desk.ties),
    )
    .await
}

async fn post_reinstate(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<ItemId>,
    form: Form,
) -> PageResult {
    act(
        (visit, desk, id),
        form,
        "item-reinstate-done",
        move |tx, _| crate::reinstate(tx, id),
    )
    .await
}
