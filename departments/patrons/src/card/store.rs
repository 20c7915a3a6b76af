//! The statements of cards and PINs.

use kernel::{Barcode, Day, PatronId};
use store::{StoreError, Tx};

use super::Why;

pub(super) fn set_expiry(tx: &Tx<'_>, id: PatronId, day: Day) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE patrons SET expires_on = $2 WHERE id = $1",
        &[&id, &day],
    )?;
    Ok(())
}

pub(super) fn change_card(
    tx: &Tx<'_>,
    id: PatronId,
    new: &Barcode,
    why: Why,
) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    let end = "UPDATE patron_cards SET ended_at = $2, ended_for = $3 WHERE patron_id = $1 AND ended_at IS NULL";
    tx.execute(end, &[&id, &at, &why.code()])?;
    let give = "INSERT INTO patron_cards (barcode, patron_id, given_at) VALUES ($1, $2, $3)";
    tx.execute(give, &[new, &id, &at])?;
    Ok(())
}

pub(super) fn set_pin(tx: &Tx<'_>, id: PatronId, hash: Option<&str>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE patrons SET pin_hash = $2 WHERE id = $1",
        &[&id, &hash],
    )?;
    Ok(())
}

pub(super) fn pin_hash(tx: &Tx<'_>, id: PatronId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT pin_hash FROM patrons WHERE id = $1";
    Ok(tx
        .query_opt(sql, &[&id], |row| row.get::<Option<String>>(0))?
        .flatten())
}

/// The holder of a good card that was not reported lost.
pub(super) fn holder(tx: &Tx<'_>, barcode: &Barcode) -> Result<Option<PatronId>, StoreError> {
    let sql = "SELECT c.patron_id FROM patron_cards c WHERE c.barcode = $1 AND c.ended_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM patron_blocks b
                               WHERE b.patron_id = c.patron_id AND b.kind = 'card-lost' AND b.ended_at IS NULL)";
    tx.query_opt(sql, &[barcode], |row| row.get(0))
}
