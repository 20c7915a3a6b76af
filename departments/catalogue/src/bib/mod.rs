//! Bibliographic records: adding, changing, taking out, giving back; every former version is kept.

mod content;
mod numbers;
mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, StoreError, Tx};
use callslip_marc::Record;
use kernel::{BatchId, BibId, Moment, Reason};

use crate::CatalogueError;
use crate::error::unless;

pub use content::{Content, decode, encode, entered, hash};
pub use numbers::{Number, NumberKind, numbers};

/// A record as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Bib {
    /// The record.
    pub id: BibId,
    /// 001.
    pub control_number: Option<String>,
    /// The title without its closing punctuation.
    pub title: String,
    /// The main name; empty without one.
    pub author: String,
    /// Year of publication.
    pub year: Option<i64>,
    /// The code of the format (`book`, `video` …).
    pub format: String,
    /// The code of the language of the text.
    pub language: String,
    /// Whether it was made in a hurry at the desk and waits to be completed.
    pub brief: bool,
    /// Whether the public does not see it.
    pub suppressed: bool,
    /// Counts the changes, from 1: a change names the version it was made on.
    pub version: i64,
    /// The batch that brought it.
    pub batch: Option<BatchId>,
    /// When it was made.
    pub created_at: Moment,
    /// When its content last changed.
    pub changed_at: Moment,
    /// When it was taken out; nothing hangs on it then.
    pub deleted_at: Option<Moment>,
}

webkit::shape!(Bib, "Bib" { id, control_number, title, author, year, format, language, brief, suppressed, version, batch, created_at, changed_at, deleted_at });

/// One former version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which version it was.
    pub version: i64,
    /// When it was replaced.
    pub replaced_at: Moment,
    /// Who replaced it.
    pub replaced_by: String,
}

/// The record; also one that was taken out.
///
/// # Errors
/// What the database says.
pub fn bib(tx: &Tx<'_>, id: BibId) -> Result<Option<Bib>, StoreError> {
    store::get(tx, id)
}

/// The records of these ids, in this order; ids without a record are left out.
///
/// # Errors
/// What the database says.
pub fn bibs(tx: &Tx<'_>, ids: &[BibId]) -> Result<Vec<Bib>, StoreError> {
    store::get_many(tx, ids)
}

/// The MARC of a record.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such record, [`CatalogueError::Damaged`] when it cannot be read.
pub fn marc(tx: &Tx<'_>, id: BibId) -> Result<Record, CatalogueError> {
    let bytes = store::marc(tx, id)?.ok_or_else(|| unknown(id))?;
    decode(&bytes).ok_or(CatalogueError::Damaged(id))
}

/// The bytes of a record as they are kept: ISO 2709 in UTF-8, or MARC-in-JSON beginning with a brace.
///
/// # Errors
/// What the database says.
pub fn marc_bytes(tx: &Tx<'_>, id: BibId) -> Result<Option<Vec<u8>>, StoreError> {
    store::marc(tx, id)
}

/// How a new record is to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// It waits to be completed.
    pub brief: bool,
    /// The public does not see it.
    pub suppressed: bool,
}

/// Adds a record.
///
/// # Errors
/// [`CatalogueError::Refused`] for a record without a title or that is no bibliographic one.
pub fn add(tx: &Tx<'_>, record: &Record, keep: Keep) -> Result<BibId, CatalogueError> {
    unless(rules::against(record))?;
    let content = Content::of(record);
    let id = store::insert(tx, &content, keep)?;
    tx.journal(Entry::new("bib.added", "bib", id.0).fact("title", &content.title))?;
    Ok(id)
}

/// Puts `record` in the place of what version `version` of the record says; gives the new version.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such record, it was changed by somebody else since, or the rules of
/// [`add`] refuse it.
pub fn change(
    tx: &Tx<'_>,
    id: BibId,
    version: i64,
    record: &Record,
) -> Result<i64, CatalogueError> {
    let standing = locked(tx, id)?;
    if standing.version != version {
        return Err(meanwhile(tx, &standing)?.into());
    }
    unless(rules::against(record))?;
    let content = Content::of(record);
    if store::marc(tx, id)?.is_some_and(|kept| kept == content.marc) {
        return Ok(version);
    }
    store::replace(tx, &standing, &content, store::Origin::Person)?;
    tx.journal(
        Entry::new("bib.changed", "bib", id.0)
            .change("title", &standing.title, &content.title)
            .fact("version", version + 1),
    )?;
    Ok(version + 1)
}

/// Says who changed the record while it was being edited.
fn meanwhile(tx: &Tx<'_>, standing: &Bib) -> Result<Reason, StoreError> {
    let last = store::versions(tx, standing.id)?.into_iter().next();
    let who = last.map(|one| one.replaced_by).unwrap_or_default();
    Ok(Reason::new("bib-changed-meanwhile")
        .with("who", who)
        .with("version", standing.version))
}

/// Gives a record the content of a former version, as a new version.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such record or version.
pub fn restore(tx: &Tx<'_>, id: BibId, former: i64) -> Result<i64, CatalogueError> {
    let standing = locked(tx, id)?;
    let none = || Reason::new("bib-version-unknown").with("version", former);
    let (bytes, _) = store::former(tx, id, former)?.ok_or_else(none)?;
    let record = decode(&bytes).ok_or(CatalogueError::Damaged(id))?;
    change(tx, id, standing.version, &record)
}

/// The former versions, the newest first.
///
/// # Errors
/// What the database says.
pub fn versions(tx: &Tx<'_>, id: BibId) -> Result<Vec<Version>, StoreError> {
    store::versions(tx, id)
}

/// The MARC of a former version.
///
/// # Errors
/// What the database says.
pub fn former(tx: &Tx<'_>, id: BibId, version: i64) -> Result<Option<Record>, StoreError> {
    Ok(store::former(tx, id, version)?.and_then(|(bytes, _)| decode(&bytes)))
}

/// Shows a record to the public or hides it.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such record.
pub fn suppress(tx: &Tx<'_>, id: BibId, suppressed: bool) -> Result<(), CatalogueError> {
    let standing = locked(tx, id)?;
    if standing.suppressed == suppressed {
        return Ok(());
    }
    store::set_suppressed(tx, id, suppressed)?;
    let entry = Entry::new("bib.changed", "bib", id.0);
    tx.journal(entry.change("suppressed", standing.suppressed, suppressed))?;
    Ok(())
}

/// Takes a record out; it can be given back.
///
/// # Errors
/// [`CatalogueError::Refused`] while items hang on it, or when there is no such record.
pub fn delete(tx: &Tx<'_>, id: BibId) -> Result<(), CatalogueError> {
    let standing = locked(tx, id)?;
    unless(rules::against_deleting(store::item_count(tx, id)?))?;
    store::set_deleted(tx, id, true)?;
    tx.journal(Entry::new("bib.deleted", "bib", id.0).fact("title", &standing.title))?;
    Ok(())
}

/// Gives back a record that was taken out.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such record.
pub fn undelete(tx: &Tx<'_>, id: BibId) -> Result<(), CatalogueError> {
    let standing = store::get(tx, id)?.ok_or_else(|| unknown(id))?;
    if standing.deleted_at.is_none() {
        return Ok(());
    }
    store::set_deleted(tx, id, false)?;
    tx.journal(Entry::new("bib.restored", "bib", id.0).fact("title", &standing.title))?;
    Ok(())
}

/// The record, locked until the transaction ends; one that was taken out counts as unknown.
pub(crate) fn locked(tx: &Tx<'_>, id: BibId) -> Result<Bib, CatalogueError> {
    store::lock(tx, id)?;
    let found = store::get(tx, id)?.filter(|bib| bib.deleted_at.is_none());
    Ok(found.ok_or_else(|| unknown(id))?)
}

fn unknown(id: BibId) -> Reason {
    Reason::new("bib-unknown").with("id", id)
}
