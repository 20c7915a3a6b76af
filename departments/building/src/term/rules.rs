//! What keeps a term from being planned. Pure.

use kernel::{Day, Reason};

use super::NewTerm;
use crate::{Fault, Term};

/// The longest term that is believed to be meant, in days.
const DAYS_MAX: i64 = 200;
/// Days after its last day within which a term's loans may fall due.
const DUE_AFTER_MAX: i64 = 60;

/// Every fault of a term, beside its field.
#[must_use]
pub fn faults(new: &NewTerm, others: &[Term]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if new.to_on < new.from_on {
        faults.push(Fault::new("to_on", Reason::new("term-ends-before")));
    } else if new.from_on.days_until(new.to_on) > DAYS_MAX {
        let reason = Reason::new("term-too-long").with("days", DAYS_MAX);
        faults.push(Fault::new("to_on", reason));
    }
    if new.loans_due_on < new.from_on {
        faults.push(Fault::new("loans_due_on", Reason::new("term-due-before")));
    } else if new.to_on.days_until(new.loans_due_on) > DUE_AFTER_MAX {
        let reason = Reason::new("term-due-late").with("days", DUE_AFTER_MAX);
        faults.push(Fault::new("loans_due_on", reason));
    }
    if others.iter().any(|t| t.name == new.name) {
        let reason = Reason::new("term-name-taken").with("name", &new.name);
        faults.push(Fault::new("name", reason));
    }
    let meets = |t: &&Term| t.from_on <= new.to_on && new.from_on <= t.to_on;
    if let Some(other) = others.iter().find(meets) {
        let reason = Reason::new("term-overlaps").with("name", &other.name);
        faults.push(Fault::new("from_on", reason));
    }
    faults
}

/// Why a term must stay: it has begun, so loans were given by it.
#[must_use]
pub(crate) fn kept(term: &Term, today: Day) -> Vec<Fault> {
    if term.from_on > today {
        return Vec::new();
    }
    let reason = Reason::new("term-begun").with("name", &term.name);
    vec![Fault::new("name", reason)]
}

/// A short stable word from a name: `Fall 2026` gives `fall-2026`.
#[must_use]
pub(crate) fn code(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        "term".to_owned()
    } else {
        words.join("-")
    }
}
