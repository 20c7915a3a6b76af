//! The statements of bringing records in, many rows at a time.

use std::collections::HashMap;

use ::store::{Row, StoreError, ToValue, Tx, list_of};
use kernel::{BatchId, BibId};

use super::matching::{Known, KnownRecords};
use super::profile::{Profile, Rules};
use super::{Batch, Summary};
use crate::bib::Content;

/// Values of one question; every question has as many, so that it is prepared once.
const ASKED: usize = 250;
/// Rows of one INSERT.
const ROWS: usize = 40;

pub(super) fn profiles(tx: &Tx<'_>) -> Result<Vec<Profile>, StoreError> {
    let sql = "SELECT code, name, rules FROM import_profiles ORDER BY code";
    tx.query(sql, &[], |row| {
        let rules: String = row.get(2)?;
        Ok(Profile {
            code: row.get(0)?,
            name: row.get(1)?,
            rules: serde_json::from_str(&rules)
                .map_err(|e| StoreError::Database(format!("import profile: {e}")))?,
        })
    })
}

/// Keeps a profile of the library's own.
///
/// # Errors
/// What the database says, or rules that cannot be written as JSON.
pub fn keep_profile(tx: &Tx<'_>, profile: &Profile) -> Result<(), StoreError> {
    let rules = serde_json::to_string(&profile.rules)
        .map_err(|e| StoreError::Database(format!("import profile: {e}")))?;
    tx.execute(
        "INSERT INTO import_profiles (code, name, rules) VALUES ($1, $2, $3)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, rules = excluded.rules",
        &[&profile.code, &profile.name, &rules],
    )
    .map(drop)
}

const KNOWN: &str = "b.id, b.control_number, b.control_source, b.source_hash, b.format";

fn one_known(row: &Row<'_>) -> Result<Known, StoreError> {
    Ok(Known {
        id: row.get(0)?,
        control_number: row.get(1)?,
        control_source: row.get(2)?,
        source_hash: row.get(3)?,
        format: row.get(4)?,
    })
}

/// Asks a question with `IN ({list})` for all values, some at a time.
fn asked<V: ToValue + Clone>(
    tx: &Tx<'_>,
    sql: impl Fn(&str) -> String,
    values: &[V],
    mut each: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = sql(&list_of(ASKED, 1));
    for part in values.chunks(ASKED) {
        let Some(last) = part.last() else { continue };
        let filled = part
            .iter()
            .chain(std::iter::repeat_n(last, ASKED - part.len()));
        let params: Vec<&dyn ToValue> = filled.map(|value| value as &dyn ToValue).collect();
        tx.for_each(&sql, &params, &mut each)?;
    }
    Ok(())
}

/// Our records that these may match.
pub(super) fn known(
    tx: &Tx<'_>,
    records: &[&Content],
    rules: &Rules,
) -> Result<KnownRecords, StoreError> {
    let mut known = KnownRecords::default();
    known_by_control(tx, records, &mut known)?;
    known_by_hash(tx, records, &mut known)?;
    for kind in rules.match_by.iter().filter_map(|by| by.number()) {
        let numbers = records.iter().flat_map(|record| &record.numbers);
        let wanted: Vec<&str> = numbers
            .filter(|number| number.0 == kind)
            .map(|number| number.1.as_str())
            .collect();
        let sql = |list: &str| {
            format!(
                "SELECT {KNOWN}, n.number FROM bib_numbers n JOIN bibs b ON b.id = n.bib_id
                 WHERE n.kind = '{}' AND n.number IN ({list}) AND b.deleted_at IS NULL",
                kind.code()
            )
        };
        asked(tx, sql, &wanted, |row| {
            let one = one_known(row)?;
            let ids = known.by_number.entry((kind, row.get(5)?)).or_default();
            if !ids.contains(&one.id) {
                ids.push(one.id);
            }
            known.by_id.insert(one.id, one);
            Ok(())
        })?;
    }
    Ok(known)
}

fn known_by_control(
    tx: &Tx<'_>,
    records: &[&Content],
    known: &mut KnownRecords,
) -> Result<(), StoreError> {
    let wanted: Vec<&str> = records
        .iter()
        .filter_map(|record| record.control_number.as_deref())
        .collect();
    let sql = |list: &str| {
        format!(
            "SELECT {KNOWN} FROM bibs b WHERE b.control_number IN ({list}) AND b.deleted_at IS NULL ORDER BY b.id"
        )
    };
    asked(tx, sql, &wanted, |row| {
        let one = one_known(row)?;
        let number = one.control_number.clone().unwrap_or_default();
        let ids = known
            .by_control
            .entry((number, one.control_source.clone()))
            .or_default();
        if !ids.contains(&one.id) {
            ids.push(one.id);
        }
        known.by_id.insert(one.id, one);
        Ok(())
    })
}

/// Records without a control number are known again by what they say.
fn known_by_hash(
    tx: &Tx<'_>,
    records: &[&Content],
    known: &mut KnownRecords,
) -> Result<(), StoreError> {
    let nameless = records
        .iter()
        .filter(|record| record.control_number.is_none());
    let wanted: Vec<i64> = nameless.map(|record| record.hash).collect();
    let sql = |list: &str| {
        format!(
            "SELECT {KNOWN} FROM bibs b WHERE b.source_hash IN ({list}) AND b.deleted_at IS NULL"
        )
    };
    asked(tx, sql, &wanted, |row| {
        let one = one_known(row)?;
        if let Some(hash) = one.source_hash {
            known.by_hash.insert(hash, one.id);
        }
        known.by_id.insert(one.id, one);
        Ok(())
    })
}

/// `($1, $2), ($3, $4)` for so many rows of so many columns.
fn rows_of(rows: usize, columns: usize) -> String {
    let row = |n: usize| format!("({})", list_of(columns, n * columns + 1));
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// Adds records, by their numbers in the file; gives their ids in the same order.
pub(super) fn insert_bibs(
    tx: &Tx<'_>,
    batch: BatchId,
    records: &[(u64, &Content)],
    suppressed: bool,
) -> Result<Vec<BibId>, StoreError> {
    let at = tx.act()?.at;
    let (one, none) = (1_i64, 0_i64);
    let mut ids = HashMap::with_capacity(records.len());
    for part in records.chunks(ROWS) {
        let sql = format!(
            "INSERT INTO bibs (control_number, control_source, title, title_sort, author, year, format, language,
                 source_hash, version, batch_id, batch_row, brief, suppressed, created_at, changed_at, marc)
             VALUES {} RETURNING id, batch_row",
            rows_of(part.len(), 17)
        );
        let numbers: Vec<i64> = part.iter().map(|(number, _)| *number as i64).collect();
        let mut params: Vec<&dyn ToValue> = Vec::with_capacity(part.len() * 17);
        for ((_, new), number) in part.iter().zip(&numbers) {
            let row: [&dyn ToValue; 17] = [
                &new.control_number,
                &new.control_source,
                &new.title,
                &new.title_sort,
                &new.author,
                &new.year,
                &new.format,
                &new.language,
                &new.hash,
                &one,
                &batch,
                number,
                &none,
                &suppressed,
                &at,
                &at,
                &new.marc,
            ];
            params.extend(row);
        }
        tx.for_each(&sql, &params, |row| {
            ids.insert(row.get::<i64>(1)?, row.get::<BibId>(0)?);
            Ok(())
        })?;
    }
    let id = |(number, _): &(u64, &Content)| ids.get(&(*number as i64)).copied();
    let found: Option<Vec<BibId>> = records.iter().map(id).collect();
    found.ok_or(StoreError::Missing)
}

/// Adds the standard numbers of new records.
pub(super) fn insert_numbers(tx: &Tx<'_>, records: &[(BibId, &Content)]) -> Result<(), StoreError> {
    let each = |(id, new): &(BibId, &Content)| {
        let id = *id;
        let numbers = new.numbers.iter();
        let rows = numbers.map(move |(kind, number)| (id, kind.code(), number.clone()));
        rows.collect::<Vec<_>>()
    };
    let rows: Vec<(BibId, &str, String)> = records.iter().flat_map(each).collect();
    for part in rows.chunks(ROWS * 4) {
        let sql = format!(
            "INSERT INTO bib_numbers (bib_id, kind, number) VALUES {}",
            rows_of(part.len(), 3)
        );
        let params: Vec<&dyn ToValue> = part
            .iter()
            .flat_map(|row| [&row.0 as &dyn ToValue, &row.1, &row.2])
            .collect();
        tx.execute(&sql, &params)?;
    }
    Ok(())
}

const BATCH: &str = "id, name, path, profile, format, state, note, bytes, bytes_read, records, problems, added, overlaid, skipped, items, kept, started_at, ended_at, by_name, job_id";

fn batch(row: &Row<'_>) -> Result<Batch, StoreError> {
    Ok(Batch {
        id: row.get(0)?,
        name: row.get(1)?,
        path: row.get(2)?,
        profile: row.get(3)?,
        format: row.get(4)?,
        state: super::State::of(&row.get::<String>(5)?),
        note: row.get(6)?,
        bytes: row.get(7)?,
        bytes_read: row.get(8)?,
        records: row.get(9)?,
        problems: row.get(10)?,
        added: row.get(11)?,
        overlaid: row.get(12)?,
        skipped: row.get(13)?,
        items: row.get(14)?,
        kept: row.get(15)?,
        started_at: row.get(16)?,
        ended_at: row.get(17)?,
        by: row.get(18)?,
        job: row.get(19)?,
    })
}

pub(super) fn batch_of(tx: &Tx<'_>, id: BatchId) -> Result<Option<Batch>, StoreError> {
    let sql = format!("SELECT {BATCH} FROM import_batches WHERE id = $1");
    tx.query_opt(&sql, &[&id], batch)
}

pub(super) fn batches(
    tx: &Tx<'_>,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Batch>, i64), StoreError> {
    let sql = format!("SELECT {BATCH} FROM import_batches ORDER BY id DESC LIMIT $1 OFFSET $2");
    let found = tx.query(&sql, &[&limit, &offset], batch)?;
    let count = "SELECT COUNT(*) FROM import_batches";
    Ok((found, tx.query_one(count, &[], |row| row.get(0))?))
}

/// What is known of a batch when it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewBatch<'a> {
    pub(super) name: &'a str,
    pub(super) path: &'a str,
    pub(super) profile: &'a str,
    pub(super) state: super::State,
    pub(super) bytes: i64,
}

pub(super) fn insert_batch(tx: &Tx<'_>, new: NewBatch<'_>) -> Result<BatchId, StoreError> {
    let act = tx.act()?;
    tx.insert(
        "INSERT INTO import_batches (name, path, profile, format, state, note, bytes, bytes_read, records, problems,
             added, overlaid, skipped, items, kept, started_at, by_name)
         VALUES ($1, $2, $3, '', $4, '', $5, 0, 0, 0, 0, 0, 0, 0, 0, $6, $7) RETURNING id",
        &[&new.name, &new.path, &new.profile, &new.state.code(), &new.bytes, &act.at, &act.actor.name],
    )
}

/// Adds what was done to the counts of the batch.
pub(super) fn count(tx: &Tx<'_>, id: BatchId, more: &Summary) -> Result<(), StoreError> {
    let n = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    tx.execute(
        "UPDATE import_batches SET records = records + $1, problems = problems + $2, added = added + $3,
             overlaid = overlaid + $4, skipped = skipped + $5, items = items + $6 WHERE id = $7",
        &[
            &n(more.records), &n(more.problems), &n(more.added), &n(more.overlaid), &n(more.skipped),
            &n(more.items), &id,
        ],
    )
    .map(drop)
}

/// Brings the batch to a state, with a note for people.
pub(super) fn set_state(
    tx: &Tx<'_>,
    id: BatchId,
    state: super::State,
    note: &str,
) -> Result<(), StoreError> {
    let ended = state.is_settled().then_some(tx.act()?.at);
    let sql = "UPDATE import_batches SET state = $1, note = $2, ended_at = $3 WHERE id = $4";
    tx.execute(sql, &[&state.code(), &note, &ended, &id])
        .map(drop)
}

/// Notes the piece of work that is at the batch.
pub(super) fn set_job(tx: &Tx<'_>, id: BatchId, job: kernel::JobId) -> Result<(), StoreError> {
    let sql = "UPDATE import_batches SET job_id = $1 WHERE id = $2";
    tx.execute(sql, &[&job, &id]).map(drop)
}
