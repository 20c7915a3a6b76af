//! What the building has waiting: hours and terms that nobody planned yet.

use std::sync::Arc;

use kernel::{Day, Permission};
use store::{Store, StoreError};
use webkit::{BoxError, Kind, Tag, TodayAnswer, TodayAsk, TodayRow, TodaySource};

/// Days before their end that the planned hours and terms are asked for.
const AHEAD: i64 = 21;

/// The questions of the building for the Today board.
#[must_use]
pub fn today(tables: &Store) -> Vec<TodaySource> {
    let tables = tables.clone();
    vec![TodaySource {
        key: "building-unplanned",
        card: "today-house",
        permission: Permission::EditRules,
        ask: Arc::new(move |ask: &TodayAsk| unplanned(&tables, ask)),
    }]
}

fn unplanned(tables: &Store, ask: &TodayAsk) -> Result<TodayAnswer, BoxError> {
    let ahead = ask.now.day(&ask.zone).plus_days(AHEAD);
    let (hours, term) = tables.read(|tx| {
        let periods = crate::week::store::periods(tx)?;
        let terms = crate::terms(tx)?;
        let hours = periods.iter().any(|(span, _)| span.to_on >= ahead);
        Ok::<_, StoreError>((hours, terms.iter().any(|t| t.loans_due_on >= ahead)))
    })?;
    let row = |key: &str, href: &str| TodayRow {
        text: ask.words.t(key),
        href: href.to_owned(),
        when: when(ask, ahead),
        tag: Some(Tag::new(Kind::Warn, ask.words.t("today-to-plan"))),
    };
    let mut rows = Vec::new();
    if !hours {
        rows.push(row("today-no-hours", "/staff/hours/weekly"));
    }
    if !term {
        rows.push(row("today-no-term", "/staff/hours/terms"));
    }
    Ok(TodayAnswer {
        count: rows.len() as u64,
        rows,
    })
}

fn when(ask: &TodayAsk, day: Day) -> String {
    ask.words
        .tf("today-plan-by", &[("day", ask.words.day_short(day))])
}
