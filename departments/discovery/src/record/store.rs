//! The statements of what stands on the shelf beside a copy.

use ::store::{StoreError, Tx};
use kernel::{BibId, ItemId};

/// A copy on the shelf.
pub(super) struct Neighbor {
    pub(super) bib: BibId,
    pub(super) title: String,
    pub(super) author: String,
    pub(super) call_number: String,
}

/// Where a copy stands: branch, location, shelf key.
pub(super) struct Spot {
    branch: i64,
    location: i64,
    key: Vec<u8>,
    id: ItemId,
}

/// The spot of an item; none where it has no call number.
pub(super) fn spot(tx: &Tx<'_>, item: ItemId) -> Result<Option<Spot>, StoreError> {
    let sql = "SELECT branch_id, location_id, shelf_key, id FROM item_facts WHERE id = $1 AND call_number <> ''";
    tx.query_opt(sql, &[&item], |row| {
        Ok(Spot {
            branch: row.get(0)?,
            location: row.get(1)?,
            key: row.get(2)?,
            id: row.get(3)?,
        })
    })
}

const BEFORE: &str =
    "(i.shelf_key < $3 OR (i.shelf_key = $3 AND i.id < $4)) ORDER BY i.shelf_key DESC, i.id DESC";
const AFTER: &str =
    "(i.shelf_key > $3 OR (i.shelf_key = $3 AND i.id > $4)) ORDER BY i.shelf_key, i.id";

/// At most `most` copies before the spot, the nearest first.
pub(super) fn before(tx: &Tx<'_>, spot: &Spot, most: i64) -> Result<Vec<Neighbor>, StoreError> {
    beside(tx, spot, BEFORE, most)
}

/// At most `most` copies after the spot, the nearest first.
pub(super) fn after(tx: &Tx<'_>, spot: &Spot, most: i64) -> Result<Vec<Neighbor>, StoreError> {
    beside(tx, spot, AFTER, most)
}

fn beside(tx: &Tx<'_>, spot: &Spot, side: &str, most: i64) -> Result<Vec<Neighbor>, StoreError> {
    let sql = format!(
        "SELECT i.bib_id, i.title, b.author, i.call_number FROM item_facts i JOIN bib_facts b ON b.id = i.bib_id
         WHERE i.branch_id = $1 AND i.location_id = $2 AND i.call_number <> '' AND i.withdrawn_on IS NULL
         AND b.suppressed = 0 AND {side} LIMIT $5"
    );
    tx.query(
        &sql,
        &[&spot.branch, &spot.location, &spot.key, &spot.id, &most],
        |row| {
            Ok(Neighbor {
                bib: row.get(0)?,
                title: row.get(1)?,
                author: row.get(2)?,
                call_number: row.get(3)?,
            })
        },
    )
}
