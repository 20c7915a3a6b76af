//! The staged records of a batch and their problems: all statements.

use ::store::{Entry, Row, Store, StoreError, ToValue, Tx};
use kernel::{Act, BatchId, BibId, Reason};

use super::matching::{Action, CUT_OFF, Decision};
use super::prepare::Prepared;
use super::problems::add_problems;
use super::stage::{Step, Stopped};
use super::store;
use crate::CatalogueError;

/// Rows taken away at once.
const ROWS: i64 = 2_000;

/// A record of a file before it is written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Staged {
    /// Which of the file, from 1.
    pub number: i64,
    /// Where it begins in the file, in bytes.
    pub place: i64,
    /// 001.
    pub control_number: String,
    /// The title.
    pub title: String,
    /// The main name.
    pub author: String,
    /// `add`, `overlay` or `skip`.
    pub action: String,
    /// Why, shown through `import-why-{word}`.
    pub why: String,
    /// The record of ours that it matches.
    pub matched: Option<BibId>,
    /// By which number, shown through `import-match-{word}`.
    pub matched_by: String,
    /// The worst of its problems: 0 none, 1 advice, 2 warning, 3 error.
    pub worst: i64,
    /// How many problems it has.
    pub problems: i64,
    /// How many items it brings.
    pub items: i64,
    /// Whether it was written.
    pub done: bool,
    /// The record it became.
    pub bib: Option<BibId>,
}

const COLUMNS: &str = "number, place, control_number, title, author, action, why, match_bib_id, match_by, worst, problems, items, done, bib_id";

fn staged_row(row: &Row<'_>) -> Result<Staged, StoreError> {
    Ok(Staged {
        number: row.get(0)?,
        place: row.get(1)?,
        control_number: row.get(2)?,
        title: row.get(3)?,
        author: row.get(4)?,
        action: row.get(5)?,
        why: row.get(6)?,
        matched: row.get(7)?,
        matched_by: row.get(8)?,
        worst: row.get(9)?,
        problems: row.get(10)?,
        items: row.get(11)?,
        done: row.get(12)?,
        bib: row.get(13)?,
    })
}

/// What of a batch is wanted on a page.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// `add`, `overlay`, `skip`; empty for all.
    pub action: String,
    /// At least this bad.
    pub worst: i64,
    /// With a problem in this field.
    pub tag: String,
    /// With a match.
    pub matched: bool,
}

/// Some staged records in the order of the file, and how many there are.
///
/// # Errors
/// What the database says.
pub fn staged(
    tx: &Tx<'_>,
    batch: BatchId,
    wanted: &Wanted,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Staged>, i64), StoreError> {
    let mut filter = "batch_id = $1 AND worst >= $2".to_owned();
    let mut params: Vec<&dyn ToValue> = vec![&batch, &wanted.worst];
    if !wanted.action.is_empty() {
        params.push(&wanted.action);
        filter.push_str(&format!(" AND action = ${}", params.len()));
    }
    if wanted.matched {
        filter.push_str(" AND match_bib_id IS NOT NULL");
    }
    if !wanted.tag.is_empty() {
        params.push(&wanted.tag);
        filter.push_str(&format!(
            " AND number IN (SELECT number FROM staged_problems WHERE batch_id = $1 AND tag = ${})",
            params.len()
        ));
    }
    let total = tx.query_one(
        &format!("SELECT COUNT(*) FROM staged_records WHERE {filter}"),
        &params,
        |row| row.get(0),
    )?;
    let n = params.len();
    let sql = format!(
        "SELECT {COLUMNS} FROM staged_records WHERE {filter} ORDER BY number LIMIT ${} OFFSET ${}",
        n + 1,
        n + 2
    );
    params.extend([&limit as &dyn ToValue, &offset]);
    Ok((tx.query(&sql, &params, staged_row)?, total))
}

/// One staged record.
pub(crate) fn one(tx: &Tx<'_>, batch: BatchId, number: i64) -> Result<Option<Staged>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM staged_records WHERE batch_id = $1 AND number = $2");
    tx.query_opt(&sql, &[&batch, &number], staged_row)
}

/// The MARC and the damaged bytes of a staged record.
pub(crate) type Bytes = (Option<Vec<u8>>, Option<Vec<u8>>);

/// The bytes of one staged record.
pub(crate) fn bytes(tx: &Tx<'_>, batch: BatchId, number: i64) -> Result<Bytes, StoreError> {
    let sql = "SELECT marc, raw FROM staged_records WHERE batch_id = $1 AND number = $2";
    let found = tx.query_opt(sql, &[&batch, &number], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(found.unwrap_or_default())
}

pub(super) fn insert(
    tx: &Tx<'_>,
    batch: BatchId,
    some: &[Prepared],
    decisions: &[Option<Decision>],
) -> Result<(), StoreError> {
    for (one, decision) in some.iter().zip(decisions) {
        insert_one(tx, batch, one, decision.as_ref())?;
    }
    Ok(())
}

fn insert_one(
    tx: &Tx<'_>,
    batch: BatchId,
    one: &Prepared,
    decision: Option<&Decision>,
) -> Result<(), StoreError> {
    let n = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let content = one.ready.as_ref().map(|ready| &ready.content);
    let control = content.and_then(|content| content.control_number.as_deref());
    let matched = decision.and_then(|decision| decision.matched);
    let items = one.ready.as_ref().map_or(0, |ready| ready.items.len()) as u64;
    tx.execute(
        "INSERT INTO staged_records (batch_id, number, place, control_number, title, author, action, why, match_bib_id,
             match_by, worst, problems, items, done, marc, raw)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, $14, $15)",
        &[
            &batch, &n(one.number), &n(one.place), &control.unwrap_or(""),
            &content.map_or("", |content| &content.title), &content.map_or("", |content| &content.author),
            &decision.map_or(Action::Skip, |decision| decision.action).code(),
            &decision.map_or("no-record", |decision| decision.why), &matched.map(|one| one.bib),
            &matched.map_or("", |one| one.by), &one.worst(), &n(one.problems.len() as u64), &n(items),
            &content.map(|content| content.marc.as_slice()).map(<[u8]>::to_vec), &one.raw,
        ],
    )?;
    add_problems(tx, batch, &one.problems)
}

/// A staged record that is to be written.
pub(super) struct Waiting {
    pub(super) number: i64,
    pub(super) place: i64,
    pub(super) chosen: Option<Action>,
    pub(super) marc: Vec<u8>,
}

/// The next records that wait to be written.
pub(super) fn waiting(
    tx: &Tx<'_>,
    batch: BatchId,
    after: i64,
    limit: i64,
) -> Result<Vec<Waiting>, StoreError> {
    let sql = "SELECT number, place, action, why, marc FROM staged_records
               WHERE batch_id = $1 AND number > $2 AND done = 0 AND marc IS NOT NULL ORDER BY number LIMIT $3";
    tx.query(sql, &[&batch, &after, &limit], |row| {
        let (action, why): (String, String) = (row.get(2)?, row.get(3)?);
        Ok(Waiting {
            number: row.get(0)?,
            place: row.get(1)?,
            chosen: Action::of(&action).filter(|_| why == "chosen" || why == CUT_OFF),
            marc: row.get(4)?,
        })
    })
}

/// Notes what became of a staged record.
pub(super) fn set_done(
    tx: &Tx<'_>,
    batch: BatchId,
    number: u64,
    decision: &Decision,
    bib: Option<BibId>,
) -> Result<(), StoreError> {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    tx.execute(
        "UPDATE staged_records SET done = 1, action = $1, why = $2, bib_id = $3 WHERE batch_id = $4 AND number = $5",
        &[&decision.action.code(), &decision.why, &bib, &batch, &number],
    )
    .map(drop)
}

/// A person says what is to happen to one record.
///
/// # Errors
/// [`CatalogueError::Refused`] when the batch is no longer staged, there is no such record in it, or it matches none
/// of ours to replace.
pub fn choose(
    tx: &Tx<'_>,
    batch: BatchId,
    number: i64,
    action: Action,
) -> Result<(), CatalogueError> {
    let found = store::batch_of(tx, batch)?.filter(|one| one.state == super::State::Staged);
    if found.is_none() {
        return Err(Reason::new("import-not-staged").into());
    }
    let record = one(tx, batch, number)?.filter(|one| one.why != "no-record");
    let record =
        record.ok_or_else(|| Reason::new("import-no-such-record").with("number", number))?;
    if action == Action::Overlay && record.matched.is_none() {
        return Err(Reason::new("import-nothing-to-replace").into());
    }
    let sql =
        "UPDATE staged_records SET action = $1, why = 'chosen' WHERE batch_id = $2 AND number = $3";
    tx.execute(sql, &[&action.code(), &batch, &number])?;
    tx.journal(
        Entry::new("batch.chosen", "batch", batch.0)
            .fact("number", number)
            .fact("action", action.code()),
    )?;
    Ok(())
}

/// Forgets what was staged, some rows at a time, and sets the counts back.
pub(super) fn clear(
    store: &Store,
    act: &Act,
    batch: BatchId,
    step: &mut Step<'_>,
) -> Result<(), Stopped> {
    for table in ["staged_problems", "staged_records"] {
        let sql = format!(
            "DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE batch_id = $1 LIMIT $2)"
        );
        while store.write(act, |tx| tx.execute(&sql, &[&batch, &ROWS]))? > 0 {
            step(0, 0).map_err(Stopped::Asked)?;
        }
    }
    Ok(store.write(act, |tx| reset_counts(tx, batch))?)
}

/// How many staged records of a batch can be written.
pub(super) fn count(tx: &Tx<'_>, batch: BatchId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM staged_records WHERE batch_id = $1 AND marc IS NOT NULL";
    let count: i64 = tx.query_one(sql, &[&batch], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// How many of them are not written yet.
pub(super) fn left(tx: &Tx<'_>, batch: BatchId) -> Result<u64, StoreError> {
    let sql =
        "SELECT COUNT(*) FROM staged_records WHERE batch_id = $1 AND marc IS NOT NULL AND done = 0";
    let count: i64 = tx.query_one(sql, &[&batch], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// The records of an undone batch can be written again.
pub(super) fn set_waiting(tx: &Tx<'_>, batch: BatchId) -> Result<(), StoreError> {
    let sql = "UPDATE staged_records SET done = 0, bib_id = NULL WHERE batch_id = $1 AND done = 1";
    tx.execute(sql, &[&batch]).map(drop)
}

/// Sets back what was done of a batch, before it is done; what was found in its file stays.
pub(super) fn reset_done(tx: &Tx<'_>, batch: BatchId) -> Result<(), StoreError> {
    let sql = "UPDATE import_batches SET records = 0, added = 0, overlaid = 0, skipped = 0, items = 0, kept = 0
               WHERE id = $1";
    tx.execute(sql, &[&batch]).map(drop)
}

/// Sets the counts of a batch back before its records are counted anew.
fn reset_counts(tx: &Tx<'_>, batch: BatchId) -> Result<(), StoreError> {
    let sql = "UPDATE import_batches SET records = 0, problems = 0, added = 0, overlaid = 0, skipped = 0, items = 0,
               kept = 0, bytes_read = 0 WHERE id = $1";
    tx.execute(sql, &[&batch]).map(drop)
}

pub(super) fn set_read(tx: &Tx<'_>, batch: BatchId, bytes: i64) -> Result<(), StoreError> {
    let sql = "UPDATE import_batches SET bytes_read = $1 WHERE id = $2";
    tx.execute(sql, &[&bytes, &batch]).map(drop)
}

pub(super) fn set_format(tx: &Tx<'_>, batch: BatchId, format: &str) -> Result<(), StoreError> {
    let sql = "UPDATE import_batches SET format = $1 WHERE id = $2";
    tx.execute(sql, &[&format, &batch]).map(drop)
}
