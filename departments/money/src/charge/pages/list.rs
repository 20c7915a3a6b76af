//! The list of charges. It names no title: which item somebody used is confidential (Government Code
//! 7927.105), and lists are exported.

use std::collections::HashMap;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use kernel::PatronId;
use webkit::{
    Cell, Choice, Column, Filing, Filter, Kind, ListQuery, Listing, PageError, PageResult, Row,
    Tabs, Visit, render,
};

use crate::MoneyError;
use crate::charge::store::{ChargeRow, ChargesAsked, list};
use crate::desk::{Desk, Face};
use crate::setup;

#[derive(Template)]
#[template(path = "charge/list.html")]
pub(crate) struct ListPage {
    pub(crate) visit: Visit,
    pub(crate) title: String,
    pub(crate) tabs: Tabs,
    pub(crate) list: Listing,
}

/// The pages of lists of money, the present one marked.
pub(crate) fn tabs(visit: &Visit) -> Tabs {
    Tabs::new(visit.t("money-lists"), &visit.path)
        .with(visit.t("charges-title"), "/staff/charges", None)
        .with(visit.t("payments-title"), "/staff/payments", None)
        .with(visit.t("sessions-title"), "/staff/drawer/sessions", None)
}

fn asked(query: &ListQuery) -> ChargesAsked {
    ChargesAsked {
        kind: query.filter("kind").map(str::to_owned),
        open: query.filter("state").and_then(|s| match s {
            "open" => Some(true),
            "settled" => Some(false),
            _ => None,
        }),
        from: query.filter("from").and_then(|d| d.parse().ok()),
        until: query.filter("until").and_then(|d| d.parse().ok()),
        sort: query.sort_in(&["when", "amount", "open", "kind"]),
        limit: query.limit(),
        offset: query.offset(),
    }
}

pub(super) async fn get_list(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let query = ListQuery::of(&visit);
    let wanted = asked(&query);
    let empty = Listing::new(&visit, "charges", query.clone(), columns());
    if query.export().is_some() {
        let give = move |filing: &mut Filing| give_out(filing, &visit, &desk, &wanted);
        return empty.file(give).await;
    }
    let read =
        move |desk: &Desk, tx: &Tx<'_>| Ok((told(desk, tx, &wanted)?, setup::charge_kinds(tx)?));
    let ((rows, total, faces), kinds) = desk.read(read).await?;
    let kinds = kinds
        .iter()
        .map(|k| Choice::new(&k.code, &k.name))
        .collect();
    let states = ["open", "settled"].map(|s| Choice::new(s, visit.t(format!("charges-state-{s}"))));
    let rows = rows.iter().map(|r| row(&visit, r, faces.get(&r.patron)));
    let rows: Vec<Row> = rows.collect();
    let list = empty
        .filter(Filter::choose("state", states.to_vec()))
        .filter(Filter::choose("kind", kinds))
        .filter(Filter::typed("from"))
        .filter(Filter::typed("until"))
        .rows(rows, total);
    let (title, tabs) = (visit.t("charges-title"), tabs(&visit));
    render(&ListPage {
        visit,
        title,
        tabs,
        list,
    })
}

fn columns() -> Vec<Column> {
    vec![
        Column::sorted("when"),
        Column::new("patron"),
        Column::sorted("kind"),
        Column::sorted("amount").number(),
        Column::sorted("open").number(),
        Column::new("state"),
    ]
}

/// Charges, how many there are in all, and whose they are.
type Told = (Vec<ChargeRow>, u64, HashMap<PatronId, Face>);

fn told(desk: &Desk, tx: &Tx<'_>, wanted: &ChargesAsked) -> Result<Told, MoneyError> {
    let (rows, total) = list(tx, wanted)?;
    let ids: Vec<_> = rows.iter().map(|r| r.patron).collect();
    let faces = (desk.faces)(tx, &ids)?;
    Ok((rows, total, faces))
}

/// Hands all charges asked for to a file, some at a time.
fn give_out(
    filing: &mut Filing,
    visit: &Visit,
    desk: &Desk,
    wanted: &ChargesAsked,
) -> Result<(), PageError> {
    desk.store.read(|tx| {
        filing.add_pages(|offset, limit| {
            let wanted = ChargesAsked {
                offset,
                limit,
                ..wanted.clone()
            };
            let (rows, _, faces) = told(desk, tx, &wanted)?;
            let rows = rows.iter().map(|r| row(visit, r, faces.get(&r.patron)));
            Ok::<_, MoneyError>(rows.collect())
        })
    })
}

fn row(visit: &Visit, charge: &ChargeRow, face: Option<&Face>) -> Row {
    let name = face.map_or_else(|| charge.patron.to_string(), |f| f.name.clone());
    let state = if charge.open.is_zero() {
        (Kind::Ok, "settled")
    } else {
        (Kind::Warn, "open")
    };
    Row::new([
        Cell::Moment(charge.made_at),
        Cell::link(name, format!("/staff/patrons/{}/money", charge.patron)),
        Cell::link(&charge.kind_name, format!("/staff/charges/{}", charge.id)),
        Cell::Money(charge.cents),
        Cell::Money(charge.open),
        Cell::tag(state.0, visit.t(format!("charges-state-{}", state.1))),
    ])
    .keyed(charge.id)
}
