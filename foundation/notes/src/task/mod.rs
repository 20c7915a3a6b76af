//! Tasks written by hand: for a person, for a role, or for anybody; they show on Today until they are done.

pub(crate) mod pages;
mod rules;
pub(crate) mod store;
mod today;

use ::store::{Entry, StoreError, Tx};
use kernel::{Day, Moment, StaffId};

pub use today::today;

/// The longest task, in characters.
pub const LONGEST: usize = 200;

/// Who is to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum For {
    /// Whoever comes first.
    Anybody,
    /// Whoever holds this role.
    Role(String),
    /// One person.
    Person(StaffId),
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The task.
    pub id: i64,
    /// What is to be done.
    pub text: String,
    /// By whom.
    pub whose: For,
    /// Until when.
    pub due_on: Option<Day>,
    /// When it was written.
    pub made_at: Moment,
    /// Who wrote it.
    pub by: String,
    /// When it was done, and by whom.
    pub done: Option<(Moment, String)>,
}

/// Writes a task.
///
/// # Errors
/// What the database says.
pub fn add(tx: &Tx<'_>, text: &str, whose: &For, due_on: Option<Day>) -> Result<i64, StoreError> {
    let task = store::insert(tx, text, whose, due_on)?;
    tx.journal(Entry::new("task.added", "task", task).fact("task", text))?;
    Ok(task)
}

/// Marks a task done, or open again; says whether anything changed.
///
/// # Errors
/// What the database says.
pub fn set_done(tx: &Tx<'_>, task: i64, done: bool) -> Result<bool, StoreError> {
    let changed = store::set_done(tx, task, done)?;
    if changed {
        let kind = if done { "task.done" } else { "task.undone" };
        tx.journal(Entry::new(kind, "task", task))?;
    }
    Ok(changed)
}
