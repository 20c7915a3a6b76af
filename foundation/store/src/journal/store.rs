//! The statements of the journal.

use std::cell::RefCell;

use kernel::{EntryId, Who, hex};
use serde_json::{Map, Value as Json};

use super::personal::Personal;
use super::{Entry, STRETCH};
use crate::{StoreError, ToValue, Tx};

/// Writes the entry, its personal values beside it.
pub(super) fn append(tx: &Tx<'_>, mut entry: Entry) -> Result<EntryId, StoreError> {
    let personal = salted(&mut entry)?;
    let act = tx.act()?;
    let (who, who_id) = match act.actor.who {
        Who::Staff(id) => ("staff", Some(id.0)),
        // The patron who acts is a personal value; the department notes it with `Entry::patron`.
        Who::Patron(_) => ("patron", None),
        Who::Machine(id) => ("machine", Some(id)),
        Who::System => ("system", None),
        Who::Public => ("public", None),
    };
    let name = if who == "patron" {
        ""
    } else {
        act.actor.name.as_str()
    };
    let facts = serde_json::to_string(&entry.facts)
        .map_err(|e| StoreError::Database(format!("facts of the journal: {e}")))?;
    tx.insert(
        "INSERT INTO journal (at, who, who_id, who_name, role, branch_id, kind, subject, subject_id, facts, personal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        &[
            &act.at, &who, &who_id, &name, &act.actor.role, &act.branch, &entry.kind, &entry.subject.0,
            &entry.subject.1, &facts, &personal,
        ],
    )
}

/// Takes the personal values of an entry, each with a salt of its own, and leaves their salted digests among its facts.
fn salted(entry: &mut Entry) -> Result<Option<String>, StoreError> {
    if entry.personal.is_empty() {
        return Ok(None);
    }
    let (mut digests, mut aside) = (Map::new(), Vec::with_capacity(entry.personal.len()));
    for (name, value) in entry.personal.drain(..) {
        let one = Personal {
            name: name.into(),
            value,
            salt: hex(&salt()?),
        };
        digests.insert(one.name.clone(), one.digest().into());
        aside.push(one);
    }
    entry.facts.insert("personal".into(), Json::Object(digests));
    Personal::write(&aside).map(Some)
}

/// Twelve random bytes, drawn from the system for many at once.
fn salt() -> Result<[u8; 12], StoreError> {
    thread_local! {
        static DRAWN: RefCell<Vec<[u8; 12]>> = const { RefCell::new(Vec::new()) };
    }
    DRAWN.with_borrow_mut(|drawn| {
        if drawn.is_empty() {
            let mut bytes = [0; 12 * 64];
            getrandom::fill(&mut bytes)
                .map_err(|e| StoreError::Database(format!("no randomness: {e}")))?;
            drawn.extend_from_slice(bytes.as_chunks().0);
        }
        drawn
            .pop()
            .ok_or_else(|| StoreError::Database("no randomness".into()))
    })
}

/// Lays seals: position, entry and hash of each.
pub(super) fn lay_seals(tx: &Tx<'_>, seals: &[(i64, EntryId, Vec<u8>)]) -> Result<(), StoreError> {
    let rows: Vec<[&dyn ToValue; 3]> = seals
        .iter()
        .map(|(p, e, h)| [p as _, e as _, h as _])
        .collect();
    insert_rows(tx, "journal_seals (position, entry_id, hash)", &rows)
}

/// Lets the entries sealed between two positions be found by what they are about.
pub(super) fn find_by_subject(tx: &Tx<'_>, after: i64, until: i64) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO journal_subjects (stretch, subject, subject_id, entry_id)
         SELECT j.id / {STRETCH}, j.subject, j.subject_id, j.id
         FROM journal_seals s JOIN journal j ON j.id = s.entry_id WHERE s.position > $1 AND s.position <= $2"
    );
    tx.execute(&sql, &[&after, &until]).map(drop)
}

/// Lets entries be found by the patrons whom they concern: stretch, patron and entry of each.
pub(super) fn find_by_patron(
    tx: &Tx<'_>,
    patrons: &[(i64, i64, EntryId)],
) -> Result<(), StoreError> {
    let rows: Vec<[&dyn ToValue; 3]> = patrons
        .iter()
        .map(|(s, p, e)| [s as _, p as _, e as _])
        .collect();
    insert_rows(tx, "journal_patrons (stretch, patron_id, entry_id)", &rows)
}

/// Rows that one statement inserts; what is left over goes one by one, so that two statements serve any number.
const ROWS: usize = 64;

/// `($1, $2), ($3, $4) …` for so many rows of so many values.
fn places(width: usize, rows: usize) -> String {
    let mut out = String::with_capacity(width * rows * 6);
    for n in 0..width * rows {
        out.push_str(if n % width > 0 {
            ", $"
        } else if n > 0 {
            "), ($"
        } else {
            "($"
        });
        out.push_str(&(n + 1).to_string());
    }
    out.push(')');
    out
}

fn insert_rows<const N: usize>(
    tx: &Tx<'_>,
    into: &str,
    rows: &[[&dyn ToValue; N]],
) -> Result<(), StoreError> {
    let one = format!("INSERT INTO {into} VALUES {}", places(N, 1));
    let mut parts = rows.chunks_exact(ROWS);
    let left = parts.remainder();
    if rows.len() >= ROWS {
        let many = format!("INSERT INTO {into} VALUES {}", places(N, ROWS));
        parts.try_for_each(|part| tx.execute(&many, &part.concat()).map(drop))?;
    }
    left.iter()
        .try_for_each(|row| tx.execute(&one, row).map(drop))
}
