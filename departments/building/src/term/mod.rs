//! Terms of study: what loans to the end of term are due by.

mod pages;
mod rules;
pub(crate) mod store;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, Day};

pub(crate) use pages::pages;
pub use rules::faults;

use crate::{BuildingError, Term};

/// A term as a form has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTerm {
    /// Its name, such as `Spring 2027`.
    pub name: String,
    /// Its first day.
    pub from_on: Day,
    /// Its last day.
    pub to_on: Day,
    /// The day on which loans to the end of term fall due.
    pub loans_due_on: Day,
}

/// Plans a term; says its id.
///
/// # Errors
/// [`BuildingError::Refused`] with every fault; what the store says.
pub fn add(tables: &Store, act: &Act, new: &NewTerm) -> Result<i64, BuildingError> {
    tables.write_once(act, "term.add", |tx| {
        BuildingError::unless(faults(new, &others(tx, None)?))?;
        let id = store::insert(tx, new, &code(tx, &new.name)?)?;
        tx.journal(Entry::new("term.added", "term", id).fact("name", &new.name))?;
        Ok(id)
    })
}

/// Changes a term. Loans already made keep their due dates.
///
/// # Errors
/// [`StoreError::Missing`] where there is none; otherwise as [`add`].
pub fn change(tables: &Store, act: &Act, id: i64, new: &NewTerm) -> Result<(), BuildingError> {
    tables.write_once(act, "term.change", |tx| {
        let before = store::by_id(tx, id)?.ok_or(StoreError::Missing)?;
        BuildingError::unless(faults(new, &others(tx, Some(id))?))?;
        store::update(tx, id, new)?;
        let entry = Entry::new("term.changed", "term", id)
            .fact("name", &new.name)
            .change("title", &before.name, &new.name)
            .change("from_on", before.from_on, new.from_on)
            .change("to_on", before.to_on, new.to_on)
            .change("loans_due_on", before.loans_due_on, new.loans_due_on);
        tx.journal(entry)?;
        Ok(())
    })
}

/// Takes a term away that has not begun.
///
/// # Errors
/// `term-begun` where it has; otherwise as [`change`].
pub fn remove(tables: &Store, act: &Act, id: i64, today: Day) -> Result<(), BuildingError> {
    tables.write_once(act, "term.remove", |tx| {
        let term = store::by_id(tx, id)?.ok_or(StoreError::Missing)?;
        BuildingError::unless(rules::kept(&term, today))?;
        store::delete(tx, id)?;
        tx.journal(Entry::new("term.removed", "term", id).fact("name", &term.name))?;
        Ok(())
    })
}

/// The other terms, which a term may not run into.
fn others(tx: &Tx<'_>, but: Option<i64>) -> Result<Vec<Term>, StoreError> {
    let all = store::all(tx)?;
    let others = all.into_iter().filter(|(id, _)| Some(*id) != but);
    Ok(others.map(|(_, term)| term).collect())
}

/// A code from the name that no other term has.
fn code(tx: &Tx<'_>, name: &str) -> Result<String, StoreError> {
    let base = rules::code(name);
    let taken = others(tx, None)?;
    let free = |code: &String| !taken.iter().any(|t| t.code == *code);
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    let mut codes = std::iter::once(base.clone()).chain(numbered);
    Ok(codes.find(free).unwrap_or(base))
}
