//! Slows down guessing of patrons' PINs, in memory of this node: a card's PIN is short.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::{Moment, Reason};
use parking_lot::Mutex;

use super::{minutes_until, rules};
use crate::AccessError;

/// Cards remembered at once; past this the oldest are forgotten.
const CARDS_MAX: usize = 10_000;

static FAILURES: LazyLock<Mutex<HashMap<String, (i64, Moment)>>> = LazyLock::new(Mutex::default);

/// Refuses a card that was tried wrongly too often and lately.
pub(super) fn slow_down(card: &str, now: Moment) -> Result<(), AccessError> {
    let until = FAILURES
        .lock()
        .get(card)
        .map_or(Moment(0), |(_, until)| *until);
    if until <= now {
        return Ok(());
    }
    Err(AccessError::because(
        Reason::new("sign-in-locked").with("minutes", minutes_until(until, now)),
    ))
}

/// Notes a wrong PIN.
pub(super) fn note_failure(card: &str, now: Moment) {
    let mut failures = FAILURES.lock();
    if failures.len() >= CARDS_MAX {
        failures.retain(|_, (_, until)| *until > now);
    }
    let count = failures.get(card).map_or(0, |(count, _)| *count) + 1;
    failures.insert(card.to_owned(), (count, rules::locked_until(count, now)));
}

/// Forgets earlier failures.
pub(super) fn forget(card: &str) {
    FAILURES.lock().remove(card);
}
