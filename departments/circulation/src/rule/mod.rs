//! The lending rules: which row holds for whom, what and where, and why.

mod book;
mod form;
mod history;
pub(crate) mod pages;
mod policy;
mod rules;
pub mod setup;
pub(crate) mod store;
mod terms;
#[cfg(test)]
pub(crate) mod tests;

use std::sync::Arc;

use ::store::{Entry, StoreError, Tx};
use kernel::{BranchId, Day};

pub use book::{ANY, Asked, Book, By, KindFacts, Rule};
pub use policy::{FineUnit, GraceMode, Lost, OnClosedDay, OverdueWhenLost, Policy, WhileClosed};
pub use rules::faults;
pub use setup::{Setup, setup};
pub use store::BOOKS;
pub use terms::{Counted, Grace, Per, Period, Terms};

use crate::CirculationError;

/// A row to be put in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRule {
    /// The code of a patron category, or [`ANY`].
    pub category: String,
    /// The code of an item kind, or [`ANY`].
    pub kind: String,
    /// The branch of the item; `None` is any.
    pub branch: Option<BranchId>,
    /// In force from this day.
    pub from_on: Day,
    /// What it gives.
    pub terms: Terms,
}

/// The rules as they stand now. They are kept in memory by the digest of their content, so that an act
/// pays one short statement for them.
///
/// # Errors
/// What the database says; `Missing` before the library is set up.
pub fn book(tx: &Tx<'_>) -> Result<Arc<Book>, StoreError> {
    store::book(tx)
}

/// Puts a row in force. A row for the same that would be in force from the same day or later is ended;
/// one in force before gives way on that day. Loans already made keep their terms.
///
/// # Errors
/// Every fault of the row at once.
pub fn put(tx: &Tx<'_>, new: &NewRule, today: Day) -> Result<i64, CirculationError> {
    let book = book(tx)?;
    crate::unless(faults(new, today))?;
    let same = |r: &&Rule| {
        !r.ended
            && (&r.category, &r.kind, r.branch) == (&new.category, &new.kind, new.branch)
            && r.from_on >= new.from_on
    };
    for old in book.rules.iter().filter(same) {
        store::end(tx, old.id)?;
    }
    let id = store::insert(tx, new)?;
    store::restamp(tx)?;
    let entry = Entry::new("rule.put", "rule", id)
        .fact("row", id)
        .fact("category", &new.category)
        .fact("kind", &new.kind)
        .fact("branch", new.branch)
        .fact("from_on", new.from_on)
        .fact("terms", new.terms);
    tx.journal(entry)?;
    Ok(id)
}

/// Ends a row: from now on the next less specific one holds.
///
/// # Errors
/// `rule-last` for the row that fits everything: without it nothing could be lent.
pub fn end(tx: &Tx<'_>, id: i64) -> Result<(), CirculationError> {
    let book = book(tx)?;
    let row = book
        .by_id(id)
        .filter(|r| !r.ended)
        .ok_or(StoreError::Missing)?;
    let general = !row.names(By::Kind) && !row.names(By::Category) && !row.names(By::Branch);
    let others = book
        .rules
        .iter()
        .filter(|r| !r.ended && r.id != id && r.is_for_same(row));
    if general && others.count() == 0 {
        return Err(kernel::Reason::new("rule-last").into());
    }
    store::end(tx, id)?;
    store::restamp(tx)?;
    tx.journal(Entry::new("rule.ended", "rule", id).fact("row", id))?;
    Ok(())
}
