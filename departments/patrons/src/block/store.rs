//! The statements of blocks.

use kernel::PatronId;
use store::{Row, StoreError, Tx};

use super::{Block, Kind, NewBlock};

const BLOCK: &str = "SELECT id, patron_id, kind, note, made_at, until_on FROM patron_blocks";

fn read(row: &Row<'_>) -> Result<Block, StoreError> {
    let kind: String = row.get(2)?;
    Ok(Block {
        id: row.get(0)?,
        patron: row.get(1)?,
        kind: Kind::of_code(&kind)
            .ok_or_else(|| StoreError::Database(format!("patron_blocks.kind: {kind}")))?,
        note: row.get(3)?,
        since: row.get(4)?,
        until: row.get(5)?,
    })
}

/// The blocks of a patron that nobody lifted, the oldest first. Ask [`Block::holds_on`] of each:
/// those whose last day is past hold no longer.
///
/// # Errors
/// What the database says.
pub fn blocks(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<Block>, StoreError> {
    tx.query(
        &format!("{BLOCK} WHERE patron_id = $1 AND ended_at IS NULL ORDER BY id"),
        &[&patron],
        read,
    )
}

/// One open block of a patron.
///
/// # Errors
/// What the database says.
pub fn block(tx: &Tx<'_>, patron: PatronId, id: i64) -> Result<Option<Block>, StoreError> {
    let sql = format!("{BLOCK} WHERE id = $1 AND patron_id = $2 AND ended_at IS NULL");
    tx.query_opt(&sql, &[&id, &patron], read)
}

pub(super) fn insert(tx: &Tx<'_>, patron: PatronId, new: &NewBlock) -> Result<i64, StoreError> {
    let at = tx.act()?.at;
    tx.insert(
        "INSERT INTO patron_blocks (patron_id, kind, note, made_at, until_on) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        &[&patron, &new.kind.code(), &new.note, &at, &new.until],
    )
}

pub(super) fn lift(tx: &Tx<'_>, patron: PatronId, id: i64) -> Result<bool, StoreError> {
    let at = tx.act()?.at;
    let sql = "UPDATE patron_blocks SET ended_at = $3 WHERE id = $1 AND patron_id = $2 AND ended_at IS NULL";
    Ok(tx.execute(sql, &[&id, &patron, &at])? > 0)
}

/// Lifts every block of a kind; says whether there was one.
pub(crate) fn lift_kind(tx: &Tx<'_>, patron: PatronId, kind: Kind) -> Result<bool, StoreError> {
    let at = tx.act()?.at;
    let sql = "UPDATE patron_blocks SET ended_at = $3 WHERE patron_id = $1 AND kind = $2 AND ended_at IS NULL";
    Ok(tx.execute(sql, &[&patron, &kind.code(), &at])? > 0)
}
