//! Notes: written, taken away, brought back.

pub(crate) mod pages;
pub(crate) mod store;

use ::store::{Entry, StoreError, Tx};
use kernel::Moment;

/// The longest note, in characters.
pub const LONGEST: usize = 4_000;

/// A note that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The note.
    pub id: i64,
    /// Its words.
    pub text: String,
    /// When it was written.
    pub made_at: Moment,
    /// Who wrote it.
    pub by: String,
}

/// Writes a note beside a thing; the journal of the thing tells that there is one, not what it says.
///
/// # Errors
/// What the database says.
pub fn add(tx: &Tx<'_>, subject: &'static str, id: i64, text: &str) -> Result<i64, StoreError> {
    let note = store::insert(tx, subject, id, text)?;
    tx.journal(Entry::new("note.added", subject, id).fact("note", note))?;
    Ok(note)
}

/// The notes that stand beside a thing, the newest first.
///
/// # Errors
/// What the database says.
pub fn of(tx: &Tx<'_>, subject: &str, id: i64) -> Result<Vec<Note>, StoreError> {
    store::of(tx, subject, id)
}

/// Takes a note away, or brings it back; says whether anything changed.
///
/// # Errors
/// What the database says.
pub fn set_ended(
    tx: &Tx<'_>,
    subject: &'static str,
    thing: i64,
    note: i64,
    ended: bool,
) -> Result<bool, StoreError> {
    let changed = store::set_ended(tx, note, ended)?;
    if changed {
        let kind = if ended { "note.ended" } else { "note.restored" };
        tx.journal(Entry::new(kind, subject, thing).fact("note", note))?;
    }
    Ok(changed)
}
