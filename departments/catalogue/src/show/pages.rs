//! The page of a record and its acts.

use askama::Template;
use axum::extract::State;
use callslip_marc::definitions::{self, Severity};
use kernel::{BibId, perm};
use store::{StoreError, Tx};
use webkit::{
    Cell, Column, Facts, Form, History, Kind, ListQuery, Listing, PageError, PageResult, Pages,
    Path, Row, Tag, Visit, blocking, needs, render, see_other,
};

use super::history::{entries, history};
use super::words::{MarcLine, facts, marc_lines};
use crate::bib::{self, Bib, Version};
use crate::desk::{Desk, page_error};
use crate::standing::{Standings, standings, tag};
use crate::{CatalogueError, ItemFacts};

/// The routes of a record.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/staff/bibs/{id}", needs::<perm::StaffHome>(), get_bib)
        .post(
            "/staff/bibs/{id}/suppress",
            needs::<perm::EditBib>(),
            post_suppress,
        )
        .post("/staff/bibs/{id}/show", needs::<perm::EditBib>(), post_show)
        .post(
            "/staff/bibs/{id}/delete",
            needs::<perm::EditBib>(),
            post_delete,
        )
        .post(
            "/staff/bibs/{id}/undelete",
            needs::<perm::EditBib>(),
            post_undelete,
        )
        .post(
            "/staff/bibs/{id}/versions/{version}/restore",
            needs::<perm::EditBib>(),
            post_restore,
        )
}

#[derive(Template)]
#[template(path = "show/bib.html")]
struct BibPage {
    visit: Visit,
    bib: Bib,
    facts: Facts,
    tags: Vec<Tag>,
    items: Listing,
    lines: Vec<MarcLine>,
    problems: Vec<(Tag, String)>,
    history: History,
    versions: Vec<(i64, String, String)>,
}

/// What the page needs of the tables.
struct Loaded {
    bib: Bib,
    record: callslip_marc::Record,
    items: Vec<ItemFacts>,
    standings: Standings,
    branches: Vec<building::Branch>,
    entries: Vec<store::journal::History>,
    versions: Vec<Version>,
}

fn load(tx: &Tx<'_>, desk: &Desk, id: BibId) -> Result<Loaded, CatalogueError> {
    let record = bib::marc(tx, id)?;
    let items = crate::items_of(tx, id)?;
    Ok(Loaded {
        bib: crate::bib(tx, id)?.ok_or(StoreError::Missing)?,
        record,
        standings: standings(tx, &desk.ties, &items)?,
        items,
        branches: building::branches(tx)?,
        entries: entries(tx, "bib", id.0)?,
        versions: bib::versions(tx, id)?,
    })
}

async fn get_bib(visit: Visit, State(desk): State<Desk>, Path(id): Path<BibId>) -> PageResult {
    let read = move || {
        desk.store
            .read(|tx| load(tx, &desk, id))
            .map_err(page_error)
    };
    let loaded = blocking(read).await?;
    let items = item_list(&visit, &loaded);
    if let Some(file) = items.export().await? {
        return Ok(file);
    }
    let version = |one: &Version| {
        (
            one.version,
            visit.words.moment(one.replaced_at),
            one.replaced_by.clone(),
        )
    };
    render(&BibPage {
        facts: facts(&visit, &loaded.record),
        tags: tags(&visit, &loaded.bib),
        items,
        lines: marc_lines(&loaded.record),
        problems: problems(&visit, &loaded.record),
        history: history(&visit, loaded.entries),
        versions: loaded.versions.iter().map(version).collect(),
        bib: loaded.bib,
        visit,
    })
}

fn tags(visit: &Visit, bib: &Bib) -> Vec<Tag> {
    let format = Tag::new(
        Kind::Plain,
        visit.t(format!("catalogue-format-{}", bib.format)),
    );
    let mut tags = vec![format];
    let mut when = |is: bool, kind, key: &str| {
        if is {
            tags.push(Tag::new(kind, visit.t(key)));
        }
    };
    when(bib.brief, Kind::Warn, "catalogue-brief");
    when(bib.suppressed, Kind::Warn, "bib-suppressed");
    when(bib.deleted_at.is_some(), Kind::Stop, "bib-deleted");
    tags
}

fn problems(visit: &Visit, record: &callslip_marc::Record) -> Vec<(Tag, String)> {
    let found = definitions::check(record);
    let line = |problem: &definitions::Problem| {
        let (kind, key) = match problem.rule.severity() {
            Severity::Error => (Kind::Stop, "marc-severity-3"),
            Severity::Warning => (Kind::Warn, "marc-severity-2"),
            Severity::Advice => (Kind::Plain, "marc-severity-1"),
        };
        (Tag::new(kind, visit.t(key)), problem.message())
    };
    found.iter().map(line).collect()
}

fn item_list(visit: &Visit, loaded: &Loaded) -> Listing {
    let columns = ["barcode", "place", "call", "kind", "standing"].map(Column::new);
    let row = |item: &ItemFacts| {
        let branch = loaded
            .branches
            .iter()
            .find(|branch| branch.id == item.branch);
        let volume = [item.enumeration.as_str(), item.copy.as_str()].join(" ");
        Row::new([
            Cell::link(item.barcode.grouped(), format!("/staff/items/{}", item.id)),
            Cell::Lines {
                text: branch.map_or_else(String::new, |branch| branch.name.clone()),
                href: String::new(),
                under: item.location_name.clone(),
            },
            Cell::Code(format!("{} {}", item.call_number, volume).trim().to_owned()),
            Cell::text(&item.kind_name),
            Cell::Tag(tag(&visit.words, item, &loaded.standings)),
        ])
    };
    let rows: Vec<Row> = loaded.items.iter().map(row).collect();
    let total = rows.len() as u64;
    Listing::new(visit, "bib-items", ListQuery::of(visit), columns.to_vec()).rows(rows, total)
}

/// Does something with a record and goes back to it.
async fn act(
    (visit, desk, id): (Visit, Desk, BibId),
    form: Form,
    notice: &'static str,
    change: impl FnOnce(&Tx<'_>) -> Result<(), CatalogueError> + Send + 'static,
) -> PageResult {
    let frame = visit.act_keyed(form.act_key());
    blocking(move || {
        desk.store
            .write_once(&frame, notice, change)
            .map_err(page_error)
    })
    .await?;
    see_other(format!("/staff/bibs/{id}"))
        .with_notice(notice, &[])
        .done()
}

async fn post_suppress(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), form, "bib-suppress-done", move |tx| {
        bib::suppress(tx, id, true)
    })
    .await
}

async fn post_show(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), form, "bib-show-done", move |tx| {
        bib::suppress(tx, id, false)
    })
    .await
}

async fn post_delete(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    form: Form,
) -> PageResult {
    let frame = visit.act_keyed(form.act_key());
    blocking(move || {
        desk.store
            .write_once(&frame, "bib.delete", |tx| bib::delete(tx, id))
            .map_err(page_error)
    })
    .await?;
    see_other("/staff/catalogue")
        .with_notice("bib-delete-done", &[])
        .with_undo(format!("/staff/bibs/{id}/undelete"))
        .done()
}

async fn post_undelete(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<BibId>,
    form: Form,
) -> PageResult {
    act((visit, desk, id), form, "bib-undelete-done", move |tx| {
        bib::undelete(tx, id)
    })
    .await
}

async fn post_restore(
    visit: Visit,
    State(desk): State<Desk>,
    Path((id, version)): Path<(BibId, i64)>,
    form: Form,
) -> Result<axum::response::Response, PageError> {
    act((visit, desk, id), form, "bib-restore-done", move |tx| {
        bib::restore(tx, id, version).map(drop)
    })
    .await
}
