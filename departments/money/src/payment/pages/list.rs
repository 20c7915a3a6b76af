//! The list of payments and sales.

use std::collections::HashMap;

use ::store::Tx;
use axum::extract::State;
use kernel::PatronId;
use webkit::{
    Cell, Choice, Column, Filing, Filter, Kind, ListQuery, Listing, PageError, PageResult, Row,
    Visit, render,
};

use crate::MoneyError;
use crate::charge::pages::{ListPage, tabs};
use crate::desk::{Desk, Face};
use crate::payment::Payment;
use crate::payment::store::{PaymentsAsked, list};
use crate::setup;

fn asked(query: &ListQuery) -> PaymentsAsked {
    PaymentsAsked {
        receipt: query.q().to_owned(),
        method: query.filter("method").map(str::to_owned),
        session: query.filter("drawer").and_then(|d| d.parse().ok()),
        from: query.filter("from").and_then(|d| d.parse().ok()),
        until: query.filter("until").and_then(|d| d.parse().ok()),
        sort: query.sort_in(&["when", "amount", "receipt"]),
        limit: query.limit(),
        offset: query.offset(),
    }
}

pub(super) async fn get_list(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let query = ListQuery::of(&visit);
    let wanted = asked(&query);
    let empty = Listing::new(&visit, "payments", query.clone(), columns());
    if query.export().is_some() {
        let give = move |filing: &mut Filing| give_out(filing, &visit, &desk, &wanted);
        return empty.file(give).await;
    }
    let read = move |desk: &Desk, tx: &Tx<'_>| Ok((told(desk, tx, &wanted)?, setup::methods(tx)?));
    let ((payments, total, faces), methods) = desk.read(read).await?;
    let methods = methods
        .iter()
        .map(|m| Choice::new(&m.code, &m.name))
        .collect();
    let list = empty
        .searchable()
        .filter(Filter::choose("method", methods))
        .filter(Filter::typed("from"))
        .filter(Filter::typed("until"))
        .rows(rows(&visit, &payments, &faces), total);
    let (title, tabs) = (visit.t("payments-title"), tabs(&visit));
    render(&ListPage {
        visit,
        title,
        tabs,
        list,
    })
}

fn columns() -> Vec<Column> {
    vec![
        Column::sorted("receipt"),
        Column::sorted("when"),
        Column::new("patron"),
        Column::new("method"),
        Column::sorted("amount").number(),
        Column::new("by"),
        Column::new("state"),
    ]
}

/// Payments, how many there are in all, and whose they are.
type Told = (Vec<Payment>, u64, HashMap<PatronId, Face>);

fn told(desk: &Desk, tx: &Tx<'_>, wanted: &PaymentsAsked) -> Result<Told, MoneyError> {
    let (payments, total) = list(tx, wanted)?;
    let ids: Vec<_> = payments.iter().filter_map(|p| p.patron).collect();
    let faces = (desk.faces)(tx, &ids)?;
    Ok((payments, total, faces))
}

/// Hands all payments asked for to a file, some at a time.
fn give_out(
    filing: &mut Filing,
    visit: &Visit,
    desk: &Desk,
    wanted: &PaymentsAsked,
) -> Result<(), PageError> {
    desk.store.read(|tx| {
        filing.add_pages(|offset, limit| {
            let wanted = PaymentsAsked {
                offset,
                limit,
                ..wanted.clone()
            };
            let (payments, _, faces) = told(desk, tx, &wanted)?;
            Ok::<_, MoneyError>(rows(visit, &payments, &faces))
        })
    })
}

fn rows(visit: &Visit, payments: &[Payment], faces: &HashMap<PatronId, Face>) -> Vec<Row> {
    let face = |p: &Payment| p.patron.and_then(|id| faces.get(&id));
    payments.iter().map(|p| row(visit, p, face(p))).collect()
}

fn row(visit: &Visit, payment: &Payment, face: Option<&Face>) -> Row {
    let patron = match (payment.patron, face) {
        (None, _) => Cell::text(visit.t("payments-sale")),
        (Some(id), face) => {
            let name = face.map_or_else(|| id.to_string(), |f| f.name.clone());
            Cell::link(name, format!("/staff/patrons/{id}/money"))
        }
    };
    let state = if payment.voided_by.is_some() {
        Cell::tag(Kind::Stop, visit.t("payments-voided"))
    } else {
        Cell::Empty
    };
    Row::new([
        Cell::link(&payment.receipt, format!("/staff/payments/{}", payment.id)),
        Cell::Moment(payment.taken_at),
        patron,
        Cell::text(&payment.method_name),
        Cell::Money(payment.cents),
        Cell::text(&payment.by_name),
        state,
    ])
    .keyed(payment.id)
}
