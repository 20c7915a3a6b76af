//! Files beside things: uploaded, given out, taken away, brought back.

pub(crate) mod pages;
pub mod rules;
pub(crate) mod store;

use ::store::{Entry, StoreError, Tx};
use kernel::Moment;
use webkit::Words;

/// A file that stands, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub id: i64,
    /// Its name as it was uploaded.
    pub name: String,
    /// How long it is.
    pub bytes: i64,
    /// When it was uploaded.
    pub made_at: Moment,
    /// Who uploaded it.
    pub by: String,
}

impl Kept {
    /// Its length as people read it.
    pub(crate) fn size(&self, words: &Words) -> String {
        let kilobytes = self.bytes.max(1).unsigned_abs().div_ceil(1_000);
        let kilobytes = i64::try_from(kilobytes).unwrap_or(i64::MAX);
        words.tf("notes-kilobytes", &[("n", words.number(kilobytes))])
    }
}

/// A file that was just uploaded, already found good by [`rules::media_type`].
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its type, told from the content.
    pub media_type: &'a str,
    /// The whole file.
    pub content: &'a [u8],
}

/// Keeps a file beside a thing.
///
/// # Errors
/// What the database says.
pub fn add(tx: &Tx<'_>, subject: &'static str, id: i64, new: &New<'_>) -> Result<i64, StoreError> {
    let file = store::insert(tx, subject, id, new)?;
    let entry = Entry::new("file.added", subject, id).fact("file", file);
    tx.journal(entry.fact("media_type", new.media_type))?;
    Ok(file)
}

/// The files that stand beside a thing, the newest first.
///
/// # Errors
/// What the database says.
pub fn of(tx: &Tx<'_>, subject: &str, id: i64) -> Result<Vec<Kept>, StoreError> {
    store::of(tx, subject, id)
}

/// Takes a file away, or brings it back; says whether anything changed.
///
/// # Errors
/// What the database says.
pub fn set_ended(
    tx: &Tx<'_>,
    subject: &'static str,
    thing: i64,
    file: i64,
    ended: bool,
) -> Result<bool, StoreError> {
    let changed = store::set_ended(tx, file, ended)?;
    if changed {
        let kind = if ended { "file.ended" } else { "file.restored" };
        tx.journal(Entry::new(kind, subject, thing).fact("file", file))?;
    }
    Ok(changed)
}
