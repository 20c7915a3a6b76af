//! Hours as people see and change them: the weeks ahead, and the days that differ.

mod pages;
mod store;

use kernel::{Act, BranchId, DateSpan, Moment, Reason};

pub use pages::pages;
pub use store::{ahead, insert};

use crate::{Fault, Opening};

/// Days that differ from the regular hours.
#[derive(Clone, Debug)]
pub struct Closure {
    /// The closure's id.
    pub id: i64,
    /// The branch; `None` is all.
    pub branch: Option<BranchId>,
    /// From when to when.
    pub span: DateSpan,
    /// The hours instead; `None` is closed.
    pub opening: Option<Opening>,
    /// Why.
    pub reason: String,
}

/// The longest closure that is believed to be meant, in days.
const DAYS_MAX: i64 = 120;

/// What keeps a closure from being put: all at once, beside the fields. Pure.
#[must_use]
pub fn faults(
    span: DateSpan,
    opening: Option<Opening>,
    reason: &str,
    today: kernel::Day,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |field, reason| faults.push(Fault::new(field, reason));
    if span.to_on < span.from_on {
        fault("to", Reason::new("closure-ends-before"));
    } else if span.from_on.days_until(span.to_on) > DAYS_MAX {
        fault("to", Reason::new("closure-too-long").with("days", DAYS_MAX));
    }
    if span.to_on < today {
        fault("from", Reason::new("closure-past"));
    }
    if reason.trim().is_empty() {
        fault("reason", Reason::new("closure-reason"));
    }
    if let Some(o) = opening.filter(|o| o.opens >= o.closes) {
        let text = crate::show::typed(Some(o));
        fault("hours", Reason::new("hours-turned").with("text", text));
    }
    faults
}

/// Puts a closure.
///
/// # Errors
/// What the store says.
pub fn close(
    tables: &::store::Store,
    act: &Act,
    branch: Option<BranchId>,
    span: DateSpan,
    (opening, reason): (Option<Opening>, &str),
) -> Result<i64, ::store::StoreError> {
    tables.write_once(act, "closure.put", |tx| {
        insert(tx, branch, span, opening, reason)
    })
}

/// Takes a closure back; the row stays, ended.
///
/// # Errors
/// What the store says.
pub fn reopen(tables: &::store::Store, act: &Act, id: i64) -> Result<bool, ::store::StoreError> {
    tables.write_once(act, "closure.end", |tx| store::end(tx, id))
}

/// Whether it is open at a moment, and until when (or when it opens next).
#[must_use]
pub fn now(calendar: &crate::Calendar, at: Moment) -> (bool, Option<Moment>) {
    let today = calendar.day_of(at);
    match (calendar.opens_at(today), calendar.closing(today)) {
        (Some(opens), Some(closes)) if opens <= at && at < closes => (true, Some(closes)),
        (Some(opens), _) if at < opens => (false, Some(opens)),
        _ => (
            false,
            calendar.opens_at(calendar.next_open_day(today.plus_days(1))),
        ),
    }
}
