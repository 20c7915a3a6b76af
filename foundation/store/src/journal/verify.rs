//! Whether the journal is what was written: the chain, the personal values, and what finds the entries.

use std::collections::HashSet;

use kernel::EntryId;

use super::personal::Personal;
use super::seal::{BEGINNING, CONTENT, content_of, link};
use super::{STRETCH, stretch_of};
use crate::{StoreError, Tx};

/// Entries read in one go when the chain is walked.
const WALKED: i64 = 2_000;

/// A place where the chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The position in the chain, from 1.
    pub position: i64,
    /// The entry at that position.
    pub entry: EntryId,
    /// What does not hold.
    pub what: &'static str,
}

/// Walks the whole chain; gives every place where it does not hold, and how many entries are not sealed yet.
///
/// # Errors
/// What the database says.
pub fn verify(tx: &Tx<'_>) -> Result<(Vec<Break>, i64), StoreError> {
    let (mut breaks, mut expected, mut from) = (Vec::new(), BEGINNING, 0_i64);
    loop {
        let links = links_after(tx, from)?;
        let Some(last) = links.last() else { break };
        let end = last.position;
        for sealed in links {
            expected = check(&sealed, &expected, from + 1, &mut breaks);
            from = sealed.position;
        }
        from = from.max(end);
    }
    breaks.extend(shred_faults(tx)?);
    breaks.extend(unfound(tx)?);
    breaks.extend(unfound_patrons(tx)?);
    let unsealed = "SELECT COUNT(*) FROM journal j WHERE NOT EXISTS (SELECT 1 FROM journal_seals s WHERE s.entry_id = j.id)";
    Ok((breaks, tx.query_one(unsealed, &[], |row| row.get(0))?))
}

struct Link {
    position: i64,
    entry: EntryId,
    hash: Vec<u8>,
    content: String,
}

fn links_after(tx: &Tx<'_>, from: i64) -> Result<Vec<Link>, StoreError> {
    let sql = format!(
        "SELECT {CONTENT}, s.position, s.hash FROM journal_seals s JOIN journal j ON j.id = s.entry_id
         WHERE s.position > $1 ORDER BY s.position LIMIT $2"
    );
    tx.query(&sql, &[&from, &WALKED], |row| {
        Ok(Link {
            position: row.get(11)?,
            entry: row.get(0)?,
            hash: row.get(12)?,
            content: content_of(row)?,
        })
    })
}

/// Checks one link and gives the hash that the next one is chained to.
fn check(sealed: &Link, expected: &[u8; 32], position: i64, breaks: &mut Vec<Break>) -> [u8; 32] {
    let mut broken = |what| {
        breaks.push(Break {
            position: sealed.position,
            entry: sealed.entry,
            what,
        });
    };
    if sealed.position != position {
        broken("positions are missing before this one");
    }
    let hash = link(expected, &sealed.content);
    if hash.as_slice() != sealed.hash {
        broken("the entry is not what was sealed");
    }
    sealed.hash.as_slice().try_into().unwrap_or(hash)
}

/// Personal values that do not match the digest in their entry; erased ones are no fault.
fn shred_faults(tx: &Tx<'_>) -> Result<Vec<Break>, StoreError> {
    let mut faults = Vec::new();
    let sql = "SELECT id, personal, facts FROM journal WHERE personal IS NOT NULL";
    tx.for_each(sql, &[], |row| {
        let (entry, facts): (EntryId, String) = (row.get(0)?, row.get(2)?);
        let facts: serde_json::Value = serde_json::from_str(&facts).unwrap_or_default();
        let all = Personal::read(&row.get::<String>(1)?)?;
        let written = |one: &&Personal| facts["personal"][&one.name] == one.digest().as_str();
        faults.extend(all.iter().filter(|one| !written(one)).map(|_| Break {
            position: 0,
            entry,
            what: "a personal value is not what was written",
        }));
        Ok(())
    })?;
    Ok(faults)
}

/// Sealed entries that are not found by what they are about.
fn unfound(tx: &Tx<'_>) -> Result<Vec<Break>, StoreError> {
    let sql = format!(
        "SELECT s.position, j.id FROM journal_seals s JOIN journal j ON j.id = s.entry_id
         WHERE NOT EXISTS (SELECT 1 FROM journal_subjects f
                           WHERE f.stretch = j.id / {STRETCH} AND f.subject = j.subject
                             AND f.subject_id = j.subject_id AND f.entry_id = j.id)
         ORDER BY s.position"
    );
    tx.query(&sql, &[], |row| {
        Ok(Break {
            position: row.get(0)?,
            entry: row.get(1)?,
            what: "the entry is not found by what it is about",
        })
    })
}

/// Sealed entries that are not found by the patron whom they concern, stretch by stretch.
fn unfound_patrons(tx: &Tx<'_>) -> Result<Vec<Break>, StoreError> {
    let last = "SELECT COALESCE(MAX(id), 0) FROM journal";
    let last = stretch_of(tx.query_one(last, &[], |row| row.get(0))?);
    let mut breaks = Vec::new();
    for stretch in 0..=last {
        breaks.extend(unfound_patrons_in(tx, stretch)?);
    }
    Ok(breaks)
}

fn unfound_patrons_in(tx: &Tx<'_>, stretch: i64) -> Result<Vec<Break>, StoreError> {
    let laid = "SELECT patron_id, entry_id FROM journal_patrons WHERE stretch = $1";
    let laid: HashSet<(i64, EntryId)> = tx
        .query(laid, &[&stretch], |row| Ok((row.get(0)?, row.get(1)?)))?
        .into_iter()
        .collect();
    let sql = "SELECT s.position, j.id, j.personal FROM journal j JOIN journal_seals s ON s.entry_id = j.id
               WHERE j.id >= $1 AND j.id < $2 AND j.personal IS NOT NULL ORDER BY s.position";
    let (from, to) = (stretch * STRETCH, (stretch + 1) * STRETCH);
    let mut breaks = Vec::new();
    tx.for_each(sql, &[&from, &to], |row| {
        let (position, entry): (i64, EntryId) = (row.get(0)?, row.get(1)?);
        let all = Personal::read(&row.get::<String>(2)?)?;
        let mut concerned = all.iter().filter_map(Personal::patron);
        if concerned.any(|patron| !laid.contains(&(patron, entry))) {
            let what = "the entry is not found by the patron whom it concerns";
            breaks.push(Break {
                position,
                entry,
                what,
            });
        }
        Ok(())
    })?;
    Ok(breaks)
}
