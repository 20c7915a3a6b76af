//! The statements of item kinds.

use ::store::{StoreError, Tx};

use super::ItemKind;

pub(super) fn add(tx: &Tx<'_>, code: &str, name: &str, position: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO item_kinds (code, name, position, active) VALUES ($1, $2, $3, 1) ON CONFLICT (code) DO NOTHING",
        &[&code, &name, &position],
    )
    .map(drop)
}

pub(super) fn last_position(tx: &Tx<'_>) -> Result<i64, StoreError> {
    let sql = "SELECT COALESCE(MAX(position), 0) FROM item_kinds";
    tx.query_one(sql, &[], |row| row.get(0))
}

pub(super) fn all(tx: &Tx<'_>) -> Result<Vec<ItemKind>, StoreError> {
    let sql = "SELECT code, name, active FROM item_kinds ORDER BY position, code";
    tx.query(sql, &[], |row| {
        Ok(ItemKind {
            code: row.get(0)?,
            name: row.get(1)?,
            active: row.get(2)?,
        })
    })
}

pub(crate) fn is_active(tx: &Tx<'_>, code: &str) -> Result<bool, StoreError> {
    let sql = "SELECT active FROM item_kinds WHERE code = $1";
    Ok(tx
        .query_opt(sql, &[&code], |row| row.get(0))?
        .unwrap_or(false))
}
