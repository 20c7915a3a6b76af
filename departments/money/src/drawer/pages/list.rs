//! The list of sessions with their Z-reports.

use axum::extract::State;
use kernel::{Cents, Permission};
use webkit::{
    Cell, Choice, Column, Filter, ListQuery, Listing, PageError, PageResult, Row, Visit, render,
};

use super::{href, may_see, state_tag};
use crate::charge::pages::{ListPage, tabs};
use crate::desk::Desk;
use crate::drawer;
use crate::drawer::State as Step;
use crate::drawer::store::{SessionRow, SessionsAsked, list};

fn asked(query: &ListQuery) -> SessionsAsked {
    SessionsAsked {
        drawer: query.filter("drawer").and_then(|d| d.parse().ok()),
        state: query.filter("state").map(str::to_owned),
        from: query.filter("from").and_then(|d| d.parse().ok()),
        until: query.filter("until").and_then(|d| d.parse().ok()),
        sort: query.sort_in(&["opened", "z", "variance"]),
        limit: query.limit(),
        offset: query.offset(),
    }
}

pub(super) async fn get_list(visit: Visit, State(desk): State<Desk>) -> PageResult {
    if !may_see(&visit) {
        return Err(PageError::Forbidden(Permission::RunDrawer));
    }
    let query = ListQuery::of(&visit);
    let wanted = asked(&query);
    let found = desk.read(move |_, tx| Ok((list(tx, &wanted)?, drawer::drawers(tx)?)));
    let ((rows, total), drawers) = found.await?;
    let columns = vec![
        Column::new("drawer"),
        Column::sorted("opened"),
        Column::new("holder"),
        Column::new("state"),
        Column::new("expected").number(),
        Column::new("counted").number(),
        Column::sorted("variance").number(),
        Column::sorted("z").number(),
    ];
    let states = [Step::Open, Step::Closed, Step::Accepted, Step::Deposited];
    let states =
        states.map(|s| Choice::new(s.code(), visit.t(format!("session-state-{}", s.code()))));
    let drawers = drawers.iter().map(|d| Choice::new(d.id, &d.name)).collect();
    let rows: Vec<Row> = rows.iter().map(|r| row(&visit, r)).collect();
    let list = Listing::new(&visit, "sessions", query, columns)
        .filter(Filter::choose("drawer", drawers))
        .filter(Filter::choose("state", states.to_vec()))
        .filter(Filter::typed("from"))
        .filter(Filter::typed("until"))
        .rows(rows, total);
    if let Some(file) = list.export().await? {
        return Ok(file);
    }
    let (title, tabs) = (visit.t("sessions-title"), tabs(&visit));
    render(&ListPage {
        visit,
        title,
        tabs,
        list,
    })
}

fn row(visit: &Visit, row: &SessionRow) -> Row {
    let money = |cents: Option<Cents>| cents.map_or(Cell::Empty, Cell::Money);
    Row::new([
        Cell::link(&row.session.name, href(row.session.id)),
        Cell::Moment(row.session.opened_at),
        Cell::text(&row.session.holder_name),
        Cell::Tag(state_tag(visit, row.session.state)),
        money(row.expected),
        money(row.counted),
        money(row.variance),
        row.z.map_or(Cell::Empty, Cell::Number),
    ])
    .keyed(row.session.id)
}
