//! Changing a record, and noting who looked at one.

mod pages;
mod store;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, PatronId, Reason};

pub(crate) use pages::pages;

use crate::record::{self, Particulars};
use crate::register::{faults, taken};
use crate::{PatronError, category};

/// Changes the particulars of a patron, if nobody else changed the record since `version`.
///
/// # Errors
/// Every reason against it at once, `patron-changed-meanwhile` first; what the database says.
pub fn change(
    tables: &Store,
    act: &Act,
    id: PatronId,
    version: i64,
    new: &Particulars,
) -> Result<(), PatronError> {
    tables.write(act, |tx| change_in(tx, id, version, new))
}

/// As [`change`], in the caller's transaction.
///
/// # Errors
/// As [`change`].
pub fn change_in(
    tx: &Tx<'_>,
    id: PatronId,
    version: i64,
    new: &Particulars,
) -> Result<(), PatronError> {
    let stands = record::lock(tx, id)?.ok_or(StoreError::Missing)?;
    if stands != version {
        return Err(PatronError::because(Reason::new(
            "patron-changed-meanwhile",
        )));
    }
    let mut reasons = faults(new, category(tx, &new.category)?.as_ref());
    reasons.extend(taken(tx, None, new, Some(id))?.reasons());
    if !reasons.is_empty() {
        return Err(PatronError::Refused(reasons));
    }
    let before = record::details(tx, id)?
        .ok_or(StoreError::Missing)?
        .particulars;
    let changed = differences(&before, new);
    if changed.is_empty() {
        return Ok(());
    }
    store::update(tx, id, new)?;
    record::put_again(tx, id, new)?;
    journal(tx, id, &changed)?;
    Ok(())
}

fn journal(tx: &Tx<'_>, id: PatronId, changed: &[Difference]) -> Result<(), StoreError> {
    let fields: Vec<&str> = changed.iter().map(|d| d.field).collect();
    let mut entry = Entry::new("patron.changed", "patron", id.0)
        .fact("fields", fields)
        .patron(id);
    for one in changed {
        entry = entry.personal(one.field, format!("{} → {}", one.before, one.after));
    }
    tx.journal(entry)?;
    Ok(())
}

/// One field that two versions of a record do not share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field of the form.
    pub field: &'static str,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// The fields in which two sets of particulars differ. Pure.
#[must_use]
pub fn differences(before: &Particulars, after: &Particulars) -> Vec<Difference> {
    let pairs = before.fields().into_iter().zip(after.fields());
    let changed = pairs.filter(|((_, a), (_, b))| a != b);
    changed
        .map(|((field, before), (_, after))| Difference {
            field,
            before,
            after,
        })
        .collect()
}

impl Particulars {
    /// Every field of the form with its value as the form shows it.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, String); 13] {
        [
            ("given", self.given.clone()),
            ("family", self.family.clone()),
            ("legal", self.legal_name.clone().unwrap_or_default()),
            ("pronouns", self.pronouns.clone()),
            ("category", self.category.clone()),
            ("branch", self.home_branch.to_string()),
            ("language", self.language.clone()),
            ("number", self.student_number.clone().unwrap_or_default()),
            ("program", self.program.clone()),
            ("emails", self.emails.join("\n")),
            ("phones", self.phones.join("\n")),
            ("addresses", self.addresses.join("\n")),
            ("note", self.note.clone()),
        ]
    }
}

/// Notes that somebody looked at a patron's record (California Government Code 7927.105: who may see
/// patron use records, and who did).
///
/// # Errors
/// What the database says.
pub fn note_view(tx: &Tx<'_>, id: PatronId) -> Result<(), StoreError> {
    tx.journal(Entry::new("patron.seen", "patron", id.0))?;
    Ok(())
}
