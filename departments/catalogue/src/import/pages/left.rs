//! What an undo leaves, and why: record by record.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kernel::{BatchId, BibId, perm};
use webkit::{
    Cell, Column, ListQuery, Listing, PageError, PageResult, Pages, Path, Row, Visit, blocking,
    needs, render,
};

use crate::Desk;
use crate::import::undo::{Obstacle, obstacles};
use crate::import::{Batch, batch};

/// Obstacles listed at most.
const MOST: usize = 10_000;

pub(super) fn pages() -> Pages<Desk> {
    Pages::new().get(
        "/staff/import/{id}/left",
        needs::<perm::BatchRecords>(),
        get_left,
    )
}

#[derive(Template)]
#[template(path = "import/pages/left.html")]
struct LeftPage {
    visit: Visit,
    batch: Batch,
    list: Listing,
}

async fn get_left(visit: Visit, State(desk): State<Desk>, Path(id): Path<BatchId>) -> PageResult {
    let load = move || {
        desk.store.read(|tx| {
            let found = batch(tx, id)?.ok_or(PageError::NotFound)?;
            let against = obstacles(tx, id, &desk.ties, MOST)?;
            let ids: Vec<BibId> = against.iter().map(|one| one.bib).collect();
            let titles = crate::bibs(tx, &ids)?;
            let titles: HashMap<BibId, String> =
                titles.into_iter().map(|bib| (bib.id, bib.title)).collect();
            Ok::<_, PageError>((found, against, titles))
        })
    };
    let (batch, against, titles) = blocking(load).await?;
    let list = listing(&visit, &against, &titles);
    if let Some(file) = list.export().await? {
        return Ok(file);
    }
    render(&LeftPage { visit, batch, list })
}

fn listing(visit: &Visit, against: &[Obstacle], titles: &HashMap<BibId, String>) -> Listing {
    let query = ListQuery::of(visit);
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let (offset, limit) = (number(query.offset()), number(query.limit()));
    let columns = ["record", "why"].map(Column::new).to_vec();
    let row = |one: &Obstacle| {
        let title = titles.get(&one.bib).cloned().unwrap_or_default();
        Row::new([
            Cell::link(title, format!("/staff/bibs/{}", one.bib)),
            Cell::text(visit.t(format!("left-{}", one.reason.code))),
        ])
    };
    let rows: Vec<Row> = against.iter().skip(offset).take(limit).map(row).collect();
    Listing::new(visit, "left", query, columns).rows(rows, against.len() as u64)
}
