//! The sealer: a hash chain over the entries, in commit order.
//!
//! On SQLite commits stand in the order of their ids. On PostgreSQL ids are drawn before commits, so
//! the order is that of the transactions below the oldest one still open: whatever commits later has
//! a higher transaction number than all that is sealed.

use kernel::{Act, EntryId, Moment};
use sha2::{Digest, Sha256};

use super::personal::Personal;
use super::store::{find_by_subject, lay_seals, set_aside};
use crate::{Dialect, Row, Store, StoreError, Tx};

/// Entries sealed in one go at most: on SQLite the desks wait for so long.
const CHUNK: i64 = 300;
/// Entries read in one go when the chain is walked.
const WALKED: i64 = 2_000;
/// What the first entry is chained to.
const BEGINNING: [u8; 32] = [0; 32];

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

/// Seals what is committed and not yet sealed, and lays what finds it: the entries by what they are about, and the
/// personal values by what they say. Says how many entries it sealed.
///
/// # Errors
/// What the database says.
pub fn seal(store: &Store) -> Result<usize, StoreError> {
    seal_gathered(store, Round::gather)
}

/// Seals what was left before the last sealed entry; says how many entries it sealed. A copy of PostgreSQL may hold
/// such, and on SQLite, where the order is that of the ids, nobody would come back to them.
///
/// # Errors
/// What the database says.
pub fn seal_left(store: &Store) -> Result<usize, StoreError> {
    let mut sealed = 0;
    loop {
        match seal_gathered(store, Round::gather_left)? {
            0 => return Ok(sealed),
            some => sealed += some,
        }
    }
}

fn seal_gathered(
    store: &Store,
    gather: fn(&Tx<'_>) -> Result<Round, StoreError>,
) -> Result<usize, StoreError> {
    // Read and reckoned before the write begins: on SQLite the desks wait for that.
    let round = store.read(gather)?;
    if round.seals.is_empty() {
        return Ok(0);
    }
    store.write(&Act::system(Moment(0)), |tx| {
        if tx.dialect() == Dialect::Postgres {
            tx.execute("SELECT pg_advisory_xact_lock(7265)", &[])?;
        }
        // Another node may have sealed since.
        if tip(tx)? == round.after {
            round.lay(tx)
        } else {
            gather(tx)?.lay(tx)
        }
    })
}

/// The last position, its entry and its hash.
type Tip = (i64, EntryId, [u8; 32]);

/// Seals about to be laid.
struct Round {
    after: Tip,
    seals: Vec<(i64, EntryId, Vec<u8>)>,
    personal: Vec<(EntryId, Personal)>,
}

impl Round {
    /// What stands after the last sealed entry.
    fn gather(tx: &Tx<'_>) -> Result<Self, StoreError> {
        let after = tip(tx)?;
        Self::of(after, unsealed(tx, after.1)?)
    }

    /// What was left before it.
    fn gather_left(tx: &Tx<'_>) -> Result<Self, StoreError> {
        let after = tip(tx)?;
        let mut left = unsealed(tx, EntryId(0))?;
        left.retain(|entry| entry.id < after.1);
        Self::of(after, left)
    }

    fn of(after: Tip, entries: Vec<Unsealed>) -> Result<Self, StoreError> {
        let (mut position, _, mut hash) = after;
        let (mut seals, mut personal) = (Vec::new(), Vec::new());
        for entry in entries {
            position += 1;
            hash = link(&hash, &entry.content);
            seals.push((position, entry.id, hash.to_vec()));
            let all = entry.personal.as_deref().map(Personal::read).transpose()?;
            personal.extend(all.into_iter().flatten().map(|one| (entry.id, one)));
        }
        Ok(Self {
            after,
            seals,
            personal,
        })
    }

    fn lay(&self, tx: &Tx<'_>) -> Result<usize, StoreError> {
        let (before, ..) = self.after;
        let until = self.seals.last().map_or(before, |(position, ..)| *position);
        lay_seals(tx, &self.seals)?;
        find_by_subject(tx, before, until)?;
        set_aside(tx, &self.personal, before, until)?;
        Ok(self.seals.len())
    }
}

fn tip(tx: &Tx<'_>) -> Result<Tip, StoreError> {
    let sql = "SELECT position, entry_id, hash FROM journal_seals ORDER BY position DESC LIMIT 1";
    let found = tx.query_opt(sql, &[], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let Some((position, entry, hash)) = found else {
        return Ok((0, EntryId(0), BEGINNING));
    };
    let hash = hash
        .try_into()
        .map_err(|_| StoreError::Database(format!("the seal {position} is damaged")))?;
    Ok((position, entry, hash))
}

/// An entry that is committed and not sealed.
struct Unsealed {
    id: EntryId,
    content: String,
    /// Its personal values, as they stand beside it.
    personal: Option<String>,
}

fn unsealed(tx: &Tx<'_>, last: EntryId) -> Result<Vec<Unsealed>, StoreError> {
    let each = |row: &Row<'_>| {
        Ok(Unsealed {
            id: row.get(0)?,
            content: content_of(row)?,
            personal: row.get(11)?,
        })
    };
    match tx.dialect() {
        Dialect::Sqlite => {
            // What was restored from PostgreSQL may be sealed in another order than that of the ids.
            let sql = format!(
                "SELECT {CONTENT}, j.personal FROM journal j
                 WHERE j.id > $1 AND NOT EXISTS (SELECT 1 FROM journal_seals s WHERE s.entry_id = j.id)
                 ORDER BY j.id LIMIT $2"
            );
            tx.query(&sql, &[&last, &CHUNK], each)
        }
        Dialect::Postgres => {
            let sql = format!(
                "SELECT {CONTENT}, j.personal FROM journal j
                 WHERE j.txid >= COALESCE((SELECT txid FROM journal WHERE id = $1), 0)
                   AND j.txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                   AND NOT EXISTS (SELECT 1 FROM journal_seals s WHERE s.entry_id = j.id)
                 ORDER BY j.txid, j.id LIMIT $2"
            );
            tx.query(&sql, &[&last, &CHUNK], each)
        }
    }
}

/// What is hashed of an entry, the id first.
const CONTENT: &str = "j.id, j.at, j.who, j.who_id, j.who_name, j.role, j.branch_id, j.kind, j.subject, j.subject_id, j.facts";

/// The entry as one text: its values as JSON in the order of [`CONTENT`].
fn content_of(row: &Row<'_>) -> Result<String, StoreError> {
    let numbers: [Option<i64>; 3] = [row.get(3)?, row.get(6)?, row.get(9)?];
    let (id, at): (EntryId, Moment) = (row.get(0)?, row.get(1)?);
    let texts: [String; 6] = [
        row.get(2)?,
        row.get(4)?,
        row.get(5)?,
        row.get(7)?,
        row.get(8)?,
        row.get(10)?,
    ];
    Ok(serde_json::json!([id, at, numbers, texts]).to_string())
}

fn link(previous: &[u8; 32], content: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(previous)
        .chain_update(content)
        .finalize()
        .into()
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
    let mut check = |entry: EntryId, facts: &str, one: &Personal| {
        let facts: serde_json::Value = serde_json::from_str(facts).unwrap_or_default();
        if facts["personal"][&one.name] != one.digest().as_str() {
            faults.push(Break {
                position: 0,
                entry,
                what: "a personal value is not what was written",
            });
        }
    };
    let sealed = "SELECT p.entry_id, p.name, p.value, p.salt, j.facts FROM journal_personal p JOIN journal j ON j.id = p.entry_id";
    tx.for_each(sealed, &[], |row| {
        let one = Personal {
            name: row.get(1)?,
            value: row.get(2)?,
            salt: row.get(3)?,
        };
        check(row.get(0)?, &row.get::<String>(4)?, &one);
        Ok(())
    })?;
    let beside = "SELECT id, personal, facts FROM journal WHERE personal IS NOT NULL";
    tx.for_each(beside, &[], |row| {
        let (entry, facts): (EntryId, String) = (row.get(0)?, row.get(2)?);
        let all = Personal::read(&row.get::<String>(1)?)?;
        all.iter().for_each(|one| check(entry, &facts, one));
        Ok(())
    })?;
    Ok(faults)
}

/// Sealed entries that are not found by what they are about.
fn unfound(tx: &Tx<'_>) -> Result<Vec<Break>, StoreError> {
    let sql = "SELECT s.position, j.id FROM journal_seals s JOIN journal j ON j.id = s.entry_id
               WHERE NOT EXISTS (SELECT 1 FROM journal_subjects f
                                 WHERE f.subject = j.subject AND f.subject_id = j.subject_id AND f.entry_id = j.id)
               ORDER BY s.position";
    tx.query(sql, &[], |row| {
        Ok(Break {
            position: row.get(0)?,
            entry: row.get(1)?,
            what: "the entry is not found by what it is about",
        })
    })
}
