//! The statements of in-house uses.

use ::store::{StoreError, Tx};
use kernel::{BranchId, ItemId, Moment};

pub(super) fn insert(
    tx: &Tx<'_>,
    item: ItemId,
    branch: BranchId,
    kind: &str,
) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO in_house_uses (item_id, branch_id, kind, at, undone) VALUES ($1, $2, $3, $4, 0) RETURNING id",
        &[&item, &branch, &kind, &tx.act()?.at],
    )
}

/// When a use that stands was noted, and of which item.
pub(crate) fn get(tx: &Tx<'_>, id: i64) -> Result<Option<(Moment, ItemId)>, StoreError> {
    let sql = "SELECT at, item_id FROM in_house_uses WHERE id = $1 AND undone = 0";
    tx.query_opt(sql, &[&id], |r| Ok((r.get(0)?, r.get(1)?)))
}

pub(crate) fn undo(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute("UPDATE in_house_uses SET undone = 1 WHERE id = $1", &[&id])?;
    Ok(())
}
