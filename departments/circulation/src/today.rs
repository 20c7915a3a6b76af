//! What lending has waiting: overdue loans, and loans by the hour that are due soon.

use std::sync::Arc;

use kernel::Permission;
use store::{Store, StoreError};
use webkit::{BoxError, Kind, Tag, TodayAnswer, TodayAsk, TodayRow, TodaySource};

use crate::loan::list::{ListAsk, count, list};

/// Minutes within which an hourly loan is due soon.
const SOON: i64 = 30;
/// Hourly loans named on the card.
const SHOWN: u64 = 5;

/// The questions of lending for the Today board.
#[must_use]
pub fn today(store: &Store) -> Vec<TodaySource> {
    let (late, soon) = (store.clone(), store.clone());
    let source = |key, ask| TodaySource {
        key,
        card: "today-desk",
        permission: Permission::SeePatronLoans,
        ask,
    };
    vec![
        source(
            "loans-hourly-soon",
            Arc::new(move |ask: &TodayAsk| hourly(&soon, ask)),
        ),
        source(
            "loans-overdue",
            Arc::new(move |ask: &TodayAsk| overdue(&late, ask)),
        ),
    ]
}

fn overdue(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let midnight = ask
        .now
        .day(&ask.zone)
        .at(jiff::civil::Time::midnight(), &ask.zone);
    let asked = ListAsk {
        late: Some((ask.now, midnight)),
        branch: ask.branch,
        ..ListAsk::default()
    };
    let n = store.read(|tx| count(tx, &asked))?;
    let rows = (n > 0).then(|| TodayRow {
        text: ask.words.tn("today-overdue", n),
        href: ask.branch.map_or_else(
            || "/staff/overdues".into(),
            |b| format!("/staff/overdues?branch={b}"),
        ),
        when: String::new(),
        tag: None,
    });
    Ok(TodayAnswer {
        count: n,
        rows: rows.into_iter().collect(),
    })
}

fn hourly(store: &Store, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let asked = ListAsk {
        hourly_due: Some((ask.now, ask.now.plus_minutes(SOON))),
        branch: ask.branch,
        limit: SHOWN,
        ..ListAsk::default()
    };
    let (n, loans) =
        store.read(|tx| Ok::<_, StoreError>((count(tx, &asked)?, list(tx, &asked)?)))?;
    let rows = loans.iter().map(|loan| TodayRow {
        text: ask
            .words
            .tf("today-hourly-soon", &[("title", loan.title.as_str())]),
        href: format!("/staff/loans/{}", loan.loan),
        when: ask.words.time(loan.due_at),
        tag: Some(Tag::new(Kind::Warn, ask.words.t("today-due-soon"))),
    });
    Ok(TodayAnswer {
        count: n,
        rows: rows.collect(),
    })
}
