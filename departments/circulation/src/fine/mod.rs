//! What a late return costs, and how it was computed. Pure: the calendar is a value.

mod explain;
#[cfg(test)]
mod tests;

use building::Calendar;
use kernel::{Cents, Day, Moment};

pub use explain::{explanation, rule_words};

use crate::rule::{Counted, FineUnit, Grace, GraceMode, Per, Policy, Terms};

/// The milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// What a fine is computed from.
#[derive(Clone, Copy, Debug)]
pub struct FineAsk<'a> {
    /// When the loan was due.
    pub due: Moment,
    /// When the item counts as back.
    pub returned: Moment,
    /// Whether the minute counts, not only the day.
    pub hourly: bool,
    /// The terms the loan was made under.
    pub terms: &'a Terms,
    /// Grace and begun units.
    pub policy: &'a Policy,
    /// The calendar of the item's branch.
    pub calendar: &'a Calendar,
}

/// A fine with its computation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fine {
    /// What is charged.
    pub cents: Cents,
    /// What it came to before the cap.
    pub uncapped: Cents,
    /// The units charged.
    pub units: i64,
    /// Days after the due day up to the return that count.
    pub counted: Vec<Day>,
    /// Closed days left out.
    pub closed: Vec<Day>,
    /// Minutes late that count, of a fine by the hour.
    pub minutes: i64,
    /// Whether it came back within the grace.
    pub within_grace: bool,
}

/// Whether a loan is late at a moment: a day loan from the day after its due day.
#[must_use]
pub fn is_late(due: Moment, hourly: bool, at: Moment, calendar: &Calendar) -> bool {
    at > due && (hourly || calendar.day_of(at) > calendar.day_of(due))
}

/// The fine. Nothing before the due moment, within the grace, or where the rule asks none.
#[must_use]
pub fn fine(ask: &FineAsk<'_>) -> Fine {
    if !is_late(ask.due, ask.hourly, ask.returned, ask.calendar) {
        return Fine::default();
    }
    let late = late(ask);
    let whole = match ask.terms.fine_per {
        Per::Day => len(&late.counted),
        Per::Hour => hours(late.minutes, ask.policy.fine_unit),
        Per::None => 0,
    };
    if within(ask.terms.grace, &late) {
        return Fine {
            within_grace: true,
            ..late
        };
    }
    let units = match (ask.policy.grace, ask.terms.grace, ask.terms.fine_per) {
        (GraceMode::Deducted, Grace::Days(days), Per::Day) => whole - days,
        (GraceMode::Deducted, Grace::Minutes(grace), Per::Hour) => {
            hours(late.minutes - grace, ask.policy.fine_unit)
        }
        _ => whole,
    };
    let uncapped = ask
        .terms
        .fine_cents
        .checked_times(units)
        .unwrap_or(Cents::MAX_ENTRY);
    Fine {
        cents: uncapped.min(ask.terms.cap_cents),
        uncapped,
        units,
        ..late
    }
}

/// How late, in days and minutes as the rule counts them.
fn late(ask: &FineAsk<'_>) -> Fine {
    let (due_on, back_on) = (
        ask.calendar.day_of(ask.due),
        ask.calendar.day_of(ask.returned),
    );
    // Of a loan by the hour the due day itself is late too.
    let first = i64::from(!ask.hourly);
    let days = (first..=due_on.days_until(back_on)).map(|n| due_on.plus_days(n));
    let all = ask.terms.fine_days == Counted::All;
    let (counted, closed) = days.partition(|day| all || ask.calendar.is_open(*day));
    let minutes = if all {
        (ask.returned.0 - ask.due.0).div_euclid(MINUTE)
    } else {
        ask.calendar.open_minutes_between(ask.due, ask.returned)
    };
    Fine {
        counted,
        closed,
        minutes,
        ..Fine::default()
    }
}

fn within(grace: Grace, late: &Fine) -> bool {
    match grace {
        Grace::Days(days) => len(&late.counted) <= days,
        Grace::Minutes(minutes) => late.minutes <= minutes,
    }
}

fn hours(minutes: i64, unit: FineUnit) -> i64 {
    match unit {
        FineUnit::Begun => {
            minutes.max(0).div_euclid(60) + i64::from(minutes.rem_euclid(60) > 0 && minutes > 0)
        }
        FineUnit::Whole => minutes.max(0).div_euclid(60),
    }
}

fn len(days: &[Day]) -> i64 {
    i64::try_from(days.len()).unwrap_or(i64::MAX)
}
