//! The statements of the journal.

use kernel::{EntryId, Who};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::Entry;
use crate::{StoreError, Tx};

/// Writes the entry and, aside, its personal values.
pub(super) fn append(tx: &Tx<'_>, mut entry: Entry) -> Result<EntryId, StoreError> {
    let salted = salted(&entry.personal)?;
    if !salted.is_empty() {
        let digests = salted
            .iter()
            .map(|(name, _, _, digest)| ((*name).to_owned(), json!(digest)))
            .collect();
        entry.facts.insert("personal".into(), Json::Object(digests));
    }
    let id = append_row(tx, &entry)?;
    for (name, value, salt, _) in &salted {
        tx.execute(
            "INSERT INTO journal_personal (entry_id, name, value, salt) VALUES ($1, $2, $3, $4)",
            &[&id, name, value, salt],
        )?;
    }
    Ok(id)
}

fn append_row(tx: &Tx<'_>, entry: &Entry) -> Result<EntryId, StoreError> {
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
    let facts = Json::Object(entry.facts.clone()).to_string();
    tx.insert(
        "INSERT INTO journal (at, who, who_id, who_name, role, branch_id, kind, subject, subject_id, facts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        &[
            &act.at, &who, &who_id, &name, &act.actor.role, &act.branch, &entry.kind, &entry.subject.0,
            &entry.subject.1, &facts,
        ],
    )
}

/// Each personal value with its salt and its salted digest.
fn salted<'a>(
    personal: &'a [(&'static str, String)],
) -> Result<Vec<(&'static str, &'a String, String, String)>, StoreError> {
    let mut out = Vec::with_capacity(personal.len());
    for (name, value) in personal {
        let mut salt = [0_u8; 12];
        getrandom::fill(&mut salt)
            .map_err(|e| StoreError::Database(format!("no randomness: {e}")))?;
        let salt = hex(&salt);
        let digest = hex(&Sha256::digest(format!("{salt}\0{value}"))[..16]);
        out.push((*name, value, salt, digest));
    }
    Ok(out)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let pairs = bytes
        .iter()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]);
    pairs.map(char::from).collect()
}
