//! When a loan is due, and each step that led there. Pure: the calendar is a value.

#[cfg(test)]
mod tests;

use building::Calendar;
use kernel::{Day, Moment, Permission, Reason};
use serde::{Deserialize, Serialize};

use crate::rule::{OnClosedDay, Period, Policy, WhileClosed};

/// Days looked back or ahead for an open one.
const DAYS_LOOKED: i64 = 400;
/// The last minute of a day.
const LAST_MINUTE: i64 = 24 * 60 - 1;

/// One step from the moment of lending to the due moment; `due-step-{what}` tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What was done: `days`, `hours`, `term`, `closing`, `closed`, `back`, `opening`, `expiry`.
    pub what: &'static str,
    /// Where it led.
    pub to: Moment,
}

/// When a loan is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The moment.
    pub at: Moment,
    /// Whether the minute counts, not only the day.
    pub hourly: bool,
    /// How it came about.
    pub steps: Vec<Step>,
}

/// What a due moment is computed from.
#[derive(Clone, Copy, Debug)]
pub struct DueAsk<'a> {
    /// When the loan begins.
    pub from: Moment,
    /// How long.
    pub period: Period,
    /// The calendar of the item's branch.
    pub calendar: &'a Calendar,
    /// Closed days and hours, expiry.
    pub policy: &'a Policy,
    /// The last day of the card.
    pub expires_on: Option<Day>,
}

/// The moment at which a day's loans are due: when the doors close, or the end of a closed day.
#[must_use]
pub fn end_of(calendar: &Calendar, day: Day) -> Moment {
    let closes = calendar.opening(day).map_or(LAST_MINUTE, |o| o.closes);
    calendar.moment(day, closes.min(LAST_MINUTE))
}

/// When a loan is due.
///
/// # Errors
/// `loan-rule-not-lent` for what is not lent, `loan-no-term` where no term is planned.
pub fn due(ask: &DueAsk<'_>) -> Result<Due, Reason> {
    let today = ask.calendar.day_of(ask.from);
    match ask.period {
        Period::NotLent => Err(Reason::new("loan-rule-not-lent")),
        Period::Days { count } => Ok(on_day(ask, today.plus_days(count.max(0)), "days")),
        Period::TermEnd => {
            let end = ask.calendar.term_end(today);
            let end = end.ok_or_else(|| {
                Reason::new("loan-no-term").cleared_at("/staff/hours/terms", Permission::EditRules)
            })?;
            Ok(on_day(ask, end, "term"))
        }
        Period::Hours { count } => Ok(by_hour(ask, count.max(0))),
        Period::UntilClose => Ok(until_close(ask, today)),
    }
}

/// A loan due on a day, moved off closed days and not past the card.
fn on_day(ask: &DueAsk<'_>, wished: Day, what: &'static str) -> Due {
    let today = ask.calendar.day_of(ask.from);
    let step = |what, day| Step {
        what,
        to: end_of(ask.calendar, day),
    };
    let mut steps = vec![step(what, wished)];
    let mut day = wished;
    if !ask.calendar.is_open(day) {
        let moved = match ask.policy.due_on_closed_day {
            OnClosedDay::NextOpenDay => (ask.calendar.next_open_day(day), "closed"),
            OnClosedDay::PreviousOpenDay => (open_before(ask.calendar, day, today), "back"),
            OnClosedDay::Keep => (day, "kept"),
        };
        day = moved.0;
        steps.push(step(moved.1, day));
    }
    if let Some(last) = last_day(ask, today).filter(|last| day > *last) {
        day = open_before(ask.calendar, last, today);
        steps.push(step("expiry", day));
    }
    // Lent after the doors closed, due the same day: then at the day's end, never before it began.
    let at = end_of(ask.calendar, day);
    let at = if at < ask.from {
        ask.calendar.moment(day, LAST_MINUTE).max(ask.from)
    } else {
        at
    };
    Due {
        at,
        hourly: false,
        steps,
    }
}

/// The last day of a card that is still good, where loans must not outlast it.
fn last_day(ask: &DueAsk<'_>, today: Day) -> Option<Day> {
    let last = ask.expires_on.filter(|_| ask.policy.due_not_past_expiry);
    last.filter(|last| *last >= today)
}

/// The open day at or before `day`, not before `first`; `day` itself where there is none.
fn open_before(calendar: &Calendar, day: Day, first: Day) -> Day {
    let back = (0..DAYS_LOOKED).map(|n| day.plus_days(-n));
    back.take_while(|d| *d >= first)
        .find(|d| calendar.is_open(*d))
        .unwrap_or(day)
}

fn by_hour(ask: &DueAsk<'_>, hours: i64) -> Due {
    let wished = ask.from.plus_minutes(hours * 60);
    let mut steps = vec![Step {
        what: "hours",
        to: wished,
    }];
    if !is_open_at(ask.calendar, wished) {
        let closing = last_closing(ask.calendar, wished).filter(|c| *c > ask.from);
        let step = match (ask.policy.hourly_due_while_closed, closing) {
            (WhileClosed::AtClosing, Some(to)) => Step {
                what: "closing",
                to,
            },
            _ => Step {
                what: "opening",
                to: after_opening(ask.calendar, wished, ask.policy.closing_grace_minutes),
            },
        };
        steps.push(step);
    }
    Due {
        at: steps.last().map_or(wished, |s| s.to),
        hourly: true,
        steps,
    }
}

/// Today's closing, or the next open day's when the doors are closed already.
fn until_close(ask: &DueAsk<'_>, today: Day) -> Due {
    let at = ask.calendar.closing(today).filter(|c| *c > ask.from);
    let at = at.unwrap_or_else(|| {
        let next = ask.calendar.next_open_day(today.plus_days(1));
        ask.calendar
            .closing(next)
            .unwrap_or_else(|| end_of(ask.calendar, next))
    });
    let steps = vec![Step {
        what: "closing",
        to: at,
    }];
    Due {
        at,
        hourly: true,
        steps,
    }
}

/// Whether the doors are open at a moment, the closing minute included.
#[must_use]
pub fn is_open_at(calendar: &Calendar, moment: Moment) -> bool {
    let day = calendar.day_of(moment);
    // A closing at midnight is the first moment of the next day.
    [day.plus_days(-1), day].into_iter().any(|day| {
        let hours = calendar.opens_at(day).zip(calendar.closing(day));
        hours.is_some_and(|(opens, closes)| opens <= moment && moment <= closes)
    })
}

/// The last closing at or before a moment.
#[must_use]
pub fn last_closing(calendar: &Calendar, moment: Moment) -> Option<Moment> {
    let day = calendar.day_of(moment);
    let back = (0..DAYS_LOOKED).map(|n| day.plus_days(-n));
    back.filter_map(|d| calendar.closing(d))
        .find(|c| *c <= moment)
}

/// So many minutes after the doors open next, but not after they close that day.
fn after_opening(calendar: &Calendar, moment: Moment, minutes: i64) -> Moment {
    let day = calendar.day_of(moment);
    let opens = (0..DAYS_LOOKED)
        .map(|n| day.plus_days(n))
        .filter_map(|d| calendar.opens_at(d).zip(calendar.closing(d)))
        .find(|(opens, _)| *opens >= moment);
    opens.map_or(moment, |(opens, closes)| {
        opens.plus_minutes(minutes).min(closes)
    })
}
