//! Reading the journal: followers by position, history pages by subject.

use kernel::{BranchId, EntryId, Moment, PatronId, hex};

use super::STRETCH;
use super::personal::Personal;
use crate::{Dialect, Row, StoreError, Tx};

/// One sealed entry as a follower reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// Its place in commit order, from 1 without gaps.
    pub position: i64,
    /// What happened, such as `bib.changed`.
    pub kind: String,
    /// The kind of thing it is about.
    pub subject: String,
    /// Which one.
    pub subject_id: i64,
    /// Its facts, personal values as digests only.
    pub facts: serde_json::Value,
}

/// One line of a history page.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The entry.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// Who did it; empty for a patron.
    pub who: String,
    /// Under which role.
    pub role: String,
    /// Where.
    pub branch: Option<BranchId>,
    /// What happened.
    pub kind: String,
    /// Its facts.
    pub facts: serde_json::Value,
}

/// The last sealed position; 0 when nothing is sealed.
///
/// # Errors
/// What the database says.
pub fn last_position(tx: &Tx<'_>) -> Result<i64, StoreError> {
    tx.query_one(
        "SELECT COALESCE(MAX(position), 0) FROM journal_seals",
        &[],
        |row| row.get(0),
    )
}

/// The hash at a sealed position, in hexadecimal: the same word means the same journal up to there. Empty where
/// nothing is sealed at that position.
///
/// # Errors
/// What the database says.
pub fn seal_at(tx: &Tx<'_>, position: i64) -> Result<String, StoreError> {
    let sql = "SELECT hash FROM journal_seals WHERE position = $1";
    let hash = tx.query_opt(sql, &[&position], |row| row.get::<Vec<u8>>(0))?;
    Ok(hash.map_or_else(String::new, |hash| hex(&hash)))
}

/// Sealed entries after `position`, in order, at most `limit`.
///
/// # Errors
/// What the database says.
pub fn entries_after(tx: &Tx<'_>, position: i64, limit: i64) -> Result<Vec<Sealed>, StoreError> {
    let sql = "SELECT s.position, j.kind, j.subject, j.subject_id, j.facts FROM journal_seals s
               JOIN journal j ON j.id = s.entry_id WHERE s.position > $1 ORDER BY s.position LIMIT $2";
    tx.query(sql, &[&position, &limit], |row| {
        Ok(Sealed {
            position: row.get(0)?,
            kind: row.get(1)?,
            subject: row.get(2)?,
            subject_id: row.get(3)?,
            facts: facts(row, 4)?,
        })
    })
}

/// What happened to one thing, the newest first.
///
/// # Errors
/// What the database says.
pub fn history_of(
    tx: &Tx<'_>,
    subject: &str,
    id: i64,
    limit: i64,
) -> Result<Vec<History>, StoreError> {
    let (stretches, behind) = (stretches(), tail(tx.dialect()));
    let sql = format!(
        "{stretches} {LINE} FROM stretches CROSS JOIN journal_subjects f JOIN journal j ON j.id = f.entry_id
         WHERE f.stretch = stretches.n AND f.subject = $1 AND f.subject_id = $2
         UNION ALL {LINE} FROM journal j WHERE {behind} AND j.subject = $1 AND j.subject_id = $2 ORDER BY 1 DESC LIMIT $3"
    );
    tx.query(&sql, &[&subject, &id, &limit], line)
}

/// What happened to things of one sort, the newest first.
///
/// # Errors
/// What the database says.
pub fn history_of_sort(tx: &Tx<'_>, subject: &str, limit: i64) -> Result<Vec<History>, StoreError> {
    let (stretches, behind) = (stretches(), tail(tx.dialect()));
    let sql = format!(
        "{stretches} {LINE} FROM stretches CROSS JOIN journal_subjects f JOIN journal j ON j.id = f.entry_id
         WHERE f.stretch = stretches.n AND f.subject = $1
         UNION ALL {LINE} FROM journal j WHERE {behind} AND j.subject = $1 ORDER BY 1 DESC LIMIT $2"
    );
    tx.query(&sql, &[&subject, &limit], line)
}

/// What happened that concerns one patron, the newest first.
///
/// # Errors
/// What the database says.
pub fn history_of_patron(
    tx: &Tx<'_>,
    patron: PatronId,
    limit: i64,
) -> Result<Vec<History>, StoreError> {
    let (stretches, behind) = (stretches(), tail(tx.dialect()));
    let sql = format!(
        "{stretches} {LINE} FROM stretches CROSS JOIN journal_patrons f JOIN journal j ON j.id = f.entry_id
         WHERE f.stretch = stretches.n AND f.patron_id = $1
         UNION ALL {LINE} FROM journal j WHERE {behind} AND j.personal LIKE $2 ORDER BY 1 DESC LIMIT $3"
    );
    let beside = format!("%{}%", Personal::written("patron", &patron.to_string()));
    tx.query(&sql, &[&patron, &beside, &limit], line)
}

/// The entries that are not sealed yet: nothing but their place finds them.
fn tail(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => {
            "j.id > COALESCE((SELECT entry_id FROM journal_seals ORDER BY position DESC LIMIT 1), 0)
             AND NOT EXISTS (SELECT 1 FROM journal_seals s WHERE s.entry_id = j.id)"
        }
        Dialect::Postgres => {
            "j.txid >= COALESCE((SELECT e.txid FROM journal_seals t JOIN journal e ON e.id = t.entry_id
                                 ORDER BY t.position DESC LIMIT 1), 0)
             AND NOT EXISTS (SELECT 1 FROM journal_seals s WHERE s.entry_id = j.id)"
        }
    }
}

const LINE: &str = "SELECT j.id, j.at, j.who_name, j.role, j.branch_id, j.kind, j.facts";

/// The stretches in which entries are found, the newest first.
fn stretches() -> String {
    format!(
        "WITH RECURSIVE stretches (n) AS (
             SELECT COALESCE(MAX(id), 0) / {STRETCH} FROM journal
             UNION ALL SELECT n - 1 FROM stretches WHERE n > 0)"
    )
}

fn line(row: &Row<'_>) -> Result<History, StoreError> {
    Ok(History {
        id: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        role: row.get(3)?,
        branch: row.get(4)?,
        kind: row.get(5)?,
        facts: facts(row, 6)?,
    })
}

fn facts(row: &Row<'_>, column: usize) -> Result<serde_json::Value, StoreError> {
    serde_json::from_str(&row.get::<String>(column)?)
        .map_err(|e| StoreError::Database(format!("journal facts: {e}")))
}
