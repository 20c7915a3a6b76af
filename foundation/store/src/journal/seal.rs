//! The sealer: a hash chain over the entries, in commit order.
//!
//! On SQLite commits stand in the order of their ids. On PostgreSQL ids are drawn before commits, so
//! the order is that of the transactions below the oldest one still open: whatever commits later has
//! a higher transaction number than all that is sealed.

use kernel::{Act, EntryId, Moment};
use sha2::{Digest, Sha256};

use super::personal::Personal;
use super::store::{find_by_patron, find_by_subject, lay_seals};
use super::stretch_of;
use crate::{Dialect, Row, Store, StoreError, Tx};

/// Entries sealed in one go at most: on SQLite the desks wait for so long.
const CHUNK: i64 = 300;
/// What the first entry is chained to.
pub(super) const BEGINNING: [u8; 32] = [0; 32];

/// Seals what is committed and not yet sealed, and lays what finds it: the entries by what they are about, and by the
/// patrons whom they concern. One round, of so many entries at most as the desks can wait for; says how many it sealed.
///
/// # Errors
/// What the database says.
pub fn seal(store: &Store) -> Result<usize, StoreError> {
    seal_gathered(store, Round::gather)
}

/// What was sealed in one go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealing {
    /// Entries sealed.
    pub entries: usize,
    /// Rounds, each of them a commit.
    pub rounds: u64,
}

/// Seals all that is committed now, round by round. What others write meanwhile is left for the next time: under steady
/// work something always is, and each small round would cost the desks a flush.
///
/// # Errors
/// What the database says.
pub fn seal_all(store: &Store) -> Result<Sealing, StoreError> {
    let whole = usize::try_from(CHUNK).unwrap_or(usize::MAX);
    let mut all = Sealing::default();
    loop {
        let sealed = seal(store)?;
        all.entries += sealed;
        all.rounds += u64::from(sealed > 0);
        if sealed < whole {
            return Ok(all);
        }
    }
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
    /// Which patron each of them concerns, with the stretch it stands in.
    patrons: Vec<(i64, i64, EntryId)>,
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
        let (mut seals, mut patrons) = (Vec::new(), Vec::new());
        for entry in entries {
            position += 1;
            hash = link(&hash, &entry.content);
            seals.push((position, entry.id, hash.to_vec()));
            let all = entry.personal.as_deref().map(Personal::read).transpose()?;
            let concerned = all.iter().flatten().filter_map(Personal::patron);
            patrons.extend(concerned.map(|patron| (stretch_of(entry.id), patron, entry.id)));
        }
        Ok(Self {
            after,
            seals,
            patrons,
        })
    }

    fn lay(&self, tx: &Tx<'_>) -> Result<usize, StoreError> {
        let (before, ..) = self.after;
        let until = self.seals.last().map_or(before, |(position, ..)| *position);
        lay_seals(tx, &self.seals)?;
        find_by_subject(tx, before, until)?;
        find_by_patron(tx, &self.patrons)?;
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
pub(super) const CONTENT: &str = "j.id, j.at, j.who, j.who_id, j.who_name, j.role, j.branch_id, j.kind, j.subject, j.subject_id, j.facts";

/// The entry as one text: its values as JSON in the order of [`CONTENT`].
pub(super) fn content_of(row: &Row<'_>) -> Result<String, StoreError> {
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
    serde_json::to_string(&(id, at, numbers, texts))
        .map_err(|e| StoreError::Database(format!("the content of an entry: {e}")))
}

pub(super) fn link(previous: &[u8; 32], content: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(previous)
        .chain_update(content)
        .finalize()
        .into()
}
