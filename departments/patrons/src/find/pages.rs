//! The list of patrons: search, filter, order, page, export.

use std::collections::HashMap;

use ::store::{Entry, Store, StoreError, Tx};
use askama::Template;
use axum::extract::State;
use kernel::{Barcode, BranchId, PatronId, perm};
use webkit::{
    Cell, Choice, Column, Filing, Filter, Kind, ListQuery, Listing, PageError, PageResult, Pages,
    Row, Visit, needs, render, see_other,
};

use super::{Ask, Found, Order, Standing, find};
use crate::record::Scope;
use crate::{by_barcode, by_past_barcode};

/// The routes of the list.
pub(crate) fn pages() -> Pages<Store> {
    Pages::new().get("/staff/patrons", needs::<perm::SeePatron>(), get_list)
}

#[derive(Template)]
#[template(path = "find/list.html")]
struct ListPage {
    visit: Visit,
    list: Listing,
}

/// What the list reads.
struct Answer {
    found: Vec<Found>,
    total: u64,
    categories: Vec<(String, String)>,
    branches: Vec<(BranchId, String)>,
}

/// What a scanned card leads to.
enum Scanned {
    Good(PatronId),
    Past(PatronId),
}

async fn get_list(visit: Visit, State(tables): State<Store>) -> PageResult {
    let query = ListQuery::of(&visit);
    let ask = asked(&visit, &query);
    let empty = Listing::new(&visit, "patrons", query.clone(), columns(&visit)).searchable();
    if query.export().is_some() {
        let give = move |filing: &mut Filing| give_out(filing, &visit, &tables, &ask);
        return empty.file(give).await;
    }
    let text = query.q().to_owned();
    let read =
        move || tables.read(|tx| Ok::<_, StoreError>((scanned(tx, &text)?, answer(tx, &ask)?)));
    let (scanned, answer) = webkit::blocking(read).await?;
    match scanned {
        Some(Scanned::Good(id)) => return see_other(format!("/staff/patrons/{id}")).done(),
        Some(Scanned::Past(id)) => {
            let page = see_other(format!("/staff/patrons/{id}"));
            return page
                .with(Kind::Warn, "card-past", &[("barcode", query.q())])
                .done();
        }
        None => {}
    }
    let list = listing(&visit, empty, &answer);
    render(&ListPage { visit, list })
}

/// Hands all who match to a file, some at a time, and notes it.
fn give_out(
    filing: &mut Filing,
    visit: &Visit,
    tables: &Store,
    ask: &Ask,
) -> Result<(), PageError> {
    tables.read(|tx| {
        filing.add_pages(|offset, limit| {
            let ask = Ask {
                offset,
                limit,
                ..ask.clone()
            };
            Ok::<_, StoreError>(rows(visit, &answer(tx, &ask)?))
        })
    })?;
    note_export(visit, tables, filing.rows())
}

/// What the visitor asks, as far as the role may ask it.
fn asked(visit: &Visit, query: &ListQuery) -> Ask {
    let scope = Scope::of(&visit.actor);
    let detailed = |name: &str| query.filter(name).filter(|_| scope == Scope::Details);
    let descending = query.is_descending();
    let order = match query.sort_in(&["name", "expires"]) {
        Some(("expires", _)) if scope == Scope::Details => Order::Expiry,
        _ => Order::Name,
    };
    Ask {
        category: detailed("category").map(str::to_owned),
        branch: detailed("branch").and_then(|id| id.parse().ok()),
        standing: detailed("standing").and_then(Standing::of_code),
        order: (order, descending),
        offset: query.offset(),
        limit: query.limit(),
        ..Ask::words(query.q(), scope, visit.now.day(&visit.zone))
    }
}

/// The holder of a whole card number.
fn scanned(tx: &Tx<'_>, text: &str) -> Result<Option<Scanned>, StoreError> {
    let Ok(barcode) = Barcode::parse(text) else {
        return Ok(None);
    };
    if let Some(patron) = by_barcode(tx, &barcode)? {
        return Ok(Some(Scanned::Good(patron.id)));
    }
    Ok(by_past_barcode(tx, &barcode)?.map(|patron| Scanned::Past(patron.id)))
}

/// Those who match; who may not see details must name somebody first.
fn answer(tx: &Tx<'_>, ask: &Ask) -> Result<Answer, StoreError> {
    let nobody = ask.scope == Scope::Open && ask.words.is_empty();
    let (found, total) = if nobody {
        (Vec::new(), 0)
    } else {
        find(tx, ask)?
    };
    Ok(Answer {
        found,
        total,
        categories: crate::categories(tx)?
            .into_iter()
            .map(|c| (c.code, c.name))
            .collect(),
        branches: building::branches(tx)?
            .into_iter()
            .map(|b| (b.id, b.name))
            .collect(),
    })
}

fn columns(visit: &Visit) -> Vec<Column> {
    let mut columns = vec![
        Column::sorted("name"),
        Column::new("card"),
        Column::new("standing"),
    ];
    if visit.may::<perm::SeePatronDetails>() {
        columns.extend([
            Column::new("category"),
            Column::new("branch"),
            Column::sorted("expires"),
            Column::new("email"),
        ]);
    }
    columns
}

fn listing(visit: &Visit, empty: Listing, answer: &Answer) -> Listing {
    let list = if visit.may::<perm::SeePatronDetails>() {
        filtered(visit, empty, answer)
    } else {
        empty
    };
    list.rows(rows(visit, answer), answer.total)
}

fn rows(visit: &Visit, answer: &Answer) -> Vec<Row> {
    let detailed = visit.may::<perm::SeePatronDetails>();
    let names = Names {
        categories: answer.categories.iter().cloned().collect(),
        branches: answer.branches.iter().cloned().collect(),
    };
    let found = answer.found.iter();
    found
        .map(|found| row(visit, found, &names, detailed))
        .collect()
}

fn filtered(visit: &Visit, list: Listing, answer: &Answer) -> Listing {
    let categories = answer
        .categories
        .iter()
        .map(|(code, name)| Choice::new(code, name))
        .collect();
    let branches = answer
        .branches
        .iter()
        .map(|(id, name)| Choice::new(id, name))
        .collect();
    let standings = Standing::ALL
        .map(|s| Choice::new(s.code(), visit.t(format!("patrons-standing-{}", s.code()))));
    list.filter(Filter::choose("category", categories))
        .filter(Filter::choose("branch", branches))
        .filter(Filter::choose("standing", standings.to_vec()))
}

/// Names for codes and ids.
struct Names {
    categories: HashMap<String, String>,
    branches: HashMap<BranchId, String>,
}

fn row(visit: &Visit, found: &Found, names: &Names, detailed: bool) -> Row {
    let patron = &found.patron;
    let expired = patron.expires_on < visit.now.day(&visit.zone);
    let (kind, key) = match (found.blocks > 0, expired) {
        (true, _) => (Kind::Stop, "patrons-standing-blocked"),
        (_, true) => (Kind::Warn, "patrons-standing-expired"),
        _ => (Kind::Ok, "patrons-standing-good"),
    };
    let mut cells = vec![
        Cell::link(&patron.sort_name, format!("/staff/patrons/{}", patron.id)),
        Cell::Barcode(patron.barcode.clone()),
        Cell::tag(kind, visit.t(key)),
    ];
    if detailed {
        let category = names
            .categories
            .get(&patron.category)
            .unwrap_or(&patron.category);
        cells.push(Cell::text(category));
        cells.push(
            names
                .branches
                .get(&patron.home_branch)
                .map_or(Cell::Empty, Cell::text),
        );
        cells.push(Cell::Day(patron.expires_on));
        cells.push(patron.email.clone().map_or(Cell::Empty, Cell::Email));
    }
    Row::new(cells).keyed(patron.id)
}

/// Notes who took a list of people away, and how long it was.
fn note_export(visit: &Visit, tables: &Store, rows: usize) -> Result<(), PageError> {
    let act = visit.act();
    let entry = Entry::new("patrons.exported", "patrons", 0).fact("rows", rows);
    tables.write::<_, StoreError>(&act, |tx| tx.journal(entry).map(drop))?;
    Ok(())
}
