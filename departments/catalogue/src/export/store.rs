//! The statements of giving records out.

use ::store::{Row, StoreError, ToValue, Tx, list_of};
use kernel::BibId;

type Stored = (BibId, Vec<u8>);

fn stored(row: &Row<'_>) -> Result<Stored, StoreError> {
    Ok((row.get(0)?, row.get(1)?))
}

/// The next records after one, by id.
pub(super) fn after(tx: &Tx<'_>, after: BibId, limit: i64) -> Result<Vec<Stored>, StoreError> {
    let sql = "SELECT id, marc FROM bibs WHERE deleted_at IS NULL AND id > $1 ORDER BY id LIMIT $2";
    tx.query(sql, &[&after, &limit], stored)
}

/// The records of these ids, in this order.
pub(super) fn of_ids(tx: &Tx<'_>, ids: &[BibId]) -> Result<Vec<Stored>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = list_of(ids.len(), 1);
    let sql = format!("SELECT id, marc FROM bibs WHERE deleted_at IS NULL AND id IN ({list})");
    let params: Vec<&dyn ToValue> = ids.iter().map(|id| id as &dyn ToValue).collect();
    let mut found = tx.query(&sql, &params, stored)?;
    found.sort_by_key(|(id, _)| ids.iter().position(|wanted| wanted == id));
    Ok(found)
}
