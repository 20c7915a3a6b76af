//! The statements of undoing a batch.

use ::store::{FromValue, StoreError, ToValue, Tx, list_of};
use kernel::{BatchId, BibId, ItemId};

/// Asks `sql`, whose `{list}` stands for the ids after `$1`, the batch.
fn of_batch<T: FromValue>(
    tx: &Tx<'_>,
    sql: &str,
    batch: BatchId,
    ids: &[BibId],
) -> Result<Vec<T>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = sql.replace("{list}", &list_of(ids.len(), 2));
    tx.query(&sql, &params(&batch, ids), |row| row.get(0))
}

fn params<'a>(batch: &'a BatchId, ids: &'a [BibId]) -> Vec<&'a dyn ToValue> {
    std::iter::once(batch as &dyn ToValue)
        .chain(ids.iter().map(|id| id as &dyn ToValue))
        .collect()
}

/// The records that a batch added, replaced or gave items to, ascending.
pub(super) fn bibs_of(
    tx: &Tx<'_>,
    batch: BatchId,
    after: BibId,
    limit: i64,
) -> Result<Vec<BibId>, StoreError> {
    let sql = "SELECT id FROM bibs WHERE batch_id = $1 AND id > $2
               UNION SELECT bib_id FROM bib_versions WHERE batch_id = $3 AND bib_id > $4
               UNION SELECT bib_id FROM items WHERE batch_id = $5 AND bib_id > $6
               ORDER BY 1 LIMIT $7";
    let params: [&dyn ToValue; 7] = [&batch, &after, &batch, &after, &batch, &after, &limit];
    tx.query(sql, &params, |row| row.get(0))
}

/// How many records a batch added, replaced or gave items to.
pub(super) fn count_of(tx: &Tx<'_>, batch: BatchId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM (SELECT id FROM bibs WHERE batch_id = $1
               UNION SELECT bib_id FROM bib_versions WHERE batch_id = $2
               UNION SELECT bib_id FROM items WHERE batch_id = $3) AS touched";
    let count: i64 = tx.query_one(sql, &[&batch, &batch, &batch], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Those that were changed since by somebody else.
pub(super) fn changed_since(
    tx: &Tx<'_>,
    batch: BatchId,
    ids: &[BibId],
) -> Result<Vec<BibId>, StoreError> {
    let added = "SELECT id FROM bibs b WHERE batch_id = $1 AND version > 1 AND id IN ({list})
                 AND NOT EXISTS (SELECT 1 FROM bib_versions v WHERE v.bib_id = b.id AND v.version = b.version - 1
                                 AND v.batch_id = b.batch_id)";
    let mut found: Vec<BibId> = of_batch(tx, added, batch, ids)?;
    let replaced = "SELECT v.bib_id FROM bib_versions v JOIN bibs b ON b.id = v.bib_id
                    WHERE v.batch_id = $1 AND v.bib_id IN ({list}) GROUP BY v.bib_id, b.version
                    HAVING MAX(v.version) <> b.version - 1";
    found.extend(of_batch::<BibId>(tx, replaced, batch, ids)?);
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Added records that have items the batch did not bring.
pub(super) fn with_other_items(
    tx: &Tx<'_>,
    batch: BatchId,
    ids: &[BibId],
) -> Result<Vec<BibId>, StoreError> {
    let sql = "SELECT DISTINCT b.id FROM bibs b JOIN items i ON i.bib_id = b.id
               WHERE b.batch_id = $1 AND b.id IN ({list}) AND (i.batch_id IS NULL OR i.batch_id <> b.batch_id)";
    of_batch(tx, sql, batch, ids)
}

/// The items that the batch brought to these records.
pub(super) fn items_of(
    tx: &Tx<'_>,
    batch: BatchId,
    ids: &[BibId],
) -> Result<Vec<(ItemId, BibId)>, StoreError> {
    let list = list_of(ids.len(), 2);
    let sql = format!("SELECT id, bib_id FROM items WHERE batch_id = $1 AND bib_id IN ({list})");
    tx.query(&sql, &params(&batch, ids), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

pub(super) fn delete_items(tx: &Tx<'_>, batch: BatchId, ids: &[BibId]) -> Result<(), StoreError> {
    let sql = "DELETE FROM items WHERE batch_id = $1 AND bib_id IN ({list}) RETURNING id";
    of_batch::<ItemId>(tx, sql, batch, ids).map(drop)
}

/// Deletes those of the records that the batch added, with what is theirs alone.
pub(super) fn delete_bibs(tx: &Tx<'_>, batch: BatchId, ids: &[BibId]) -> Result<(), StoreError> {
    let sql = "SELECT id FROM bibs WHERE batch_id = $1 AND id IN ({list})";
    let added: Vec<BibId> = of_batch(tx, sql, batch, ids)?;
    if added.is_empty() {
        return Ok(());
    }
    let list = list_of(added.len(), 1);
    let params: Vec<&dyn ToValue> = added.iter().map(|id| id as &dyn ToValue).collect();
    for (table, column) in [
        ("bib_numbers", "bib_id"),
        ("bib_versions", "bib_id"),
        ("bibs", "id"),
    ] {
        let sql = format!("DELETE FROM {table} WHERE {column} IN ({list})");
        tx.execute(&sql, &params)?;
    }
    Ok(())
}

/// The records that the batch replaced, each with the version it had before.
pub(super) fn replaced(
    tx: &Tx<'_>,
    batch: BatchId,
    ids: &[BibId],
) -> Result<Vec<(BibId, i64)>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = list_of(ids.len(), 2);
    let sql = format!(
        "SELECT bib_id, MIN(version) FROM bib_versions WHERE batch_id = $1 AND bib_id IN ({list}) GROUP BY bib_id"
    );
    tx.query(&sql, &params(&batch, ids), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// The batch no longer answers for a version it replaced: it was given back.
pub(super) fn release_version(tx: &Tx<'_>, batch: BatchId, id: BibId) -> Result<(), StoreError> {
    let sql = "UPDATE bib_versions SET batch_id = NULL WHERE batch_id = $1 AND bib_id = $2";
    tx.execute(sql, &[&batch, &id]).map(drop)
}

pub(super) fn set_kept(tx: &Tx<'_>, batch: BatchId, kept: u64) -> Result<(), StoreError> {
    let kept = i64::try_from(kept).unwrap_or(i64::MAX);
    let sql = "UPDATE import_batches SET kept = $1 WHERE id = $2";
    tx.execute(sql, &[&kept, &batch]).map(drop)
}
