//! The parts of uploaded files: all statements.

use ::store::{StoreError, Tx};
use kernel::BatchId;

pub(super) fn put(
    tx: &Tx<'_>,
    batch: BatchId,
    position: i64,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO import_parts (batch_id, position, bytes) VALUES ($1, $2, $3)";
    tx.execute(sql, &[&batch, &position, &bytes]).map(drop)
}

pub(super) fn part(
    tx: &Tx<'_>,
    batch: BatchId,
    position: i64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let sql = "SELECT bytes FROM import_parts WHERE batch_id = $1 AND position = $2";
    tx.query_opt(sql, &[&batch, &position], |row| row.get(0))
}

pub(super) fn remove(tx: &Tx<'_>, batch: BatchId) -> Result<(), StoreError> {
    let sql = "DELETE FROM import_parts WHERE batch_id = $1";
    tx.execute(sql, &[&batch]).map(drop)
}
