//! The list of payments and sales.

use axum::extract::State;
use webkit::{
    Cell, Choice, Column, Filter, Kind, ListQuery, Listing, PageResult, Row, Visit, render,
};

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
    let found = desk.read(move |desk, tx| {
        let (rows, total) = list(tx, &wanted)?;
        let ids: Vec<_> = rows.iter().filter_map(|r| r.patron).collect();
        let faces = (desk.faces)(tx, &ids)?;
        Ok((rows, total, faces, setup::methods(tx)?))
    });
    let (rows, total, faces, methods) = found.await?;
    let columns = vec![
        Column::sorted("receipt"),
        Column::sorted("when"),
        Column::new("patron"),
        Column::new("method"),
        Column::sorted("amount").number(),
        Column::new("by"),
        Column::new("state"),
    ];
    let methods = methods
        .iter()
        .map(|m| Choice::new(&m.code, &m.name))
        .collect();
    let face = |p: &Payment| p.patron.and_then(|id| faces.get(&id));
    let rows: Vec<Row> = rows.iter().map(|p| row(&visit, p, face(p))).collect();
    let list = Listing::new(&visit, "payments", query, columns)
        .searchable()
        .filter(Filter::choose("method", methods))
        .filter(Filter::typed("from"))
        .filter(Filter::typed("until"))
        .rows(rows, total);
    if let Some(file) = list.export()? {
        return Ok(file);
    }
    let (title, tabs) = (visit.t("payments-title"), tabs(&visit));
    render(&ListPage {
        visit,
        title,
        tabs,
        list,
    })
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
