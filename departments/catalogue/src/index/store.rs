//! What the index reads of the tables.

use ::store::{StoreError, ToValue, Tx, list_of};
use kernel::{BibId, ItemId};

/// A record as the index needs it.
pub(super) struct Stored {
    pub(super) id: BibId,
    pub(super) suppressed: bool,
    pub(super) marc: Vec<u8>,
}

/// The records of these ids that were not taken out.
pub(super) fn stored(tx: &Tx<'_>, ids: &[BibId]) -> Result<Vec<Stored>, StoreError> {
    let list = list_of(ids.len(), 1);
    let sql = format!(
        "SELECT id, suppressed, marc FROM bibs WHERE id IN ({list}) AND deleted_at IS NULL"
    );
    let params: Vec<&dyn ToValue> = ids.iter().map(|id| id as &dyn ToValue).collect();
    tx.query(&sql, &params, |row| {
        Ok(Stored {
            id: row.get(0)?,
            suppressed: row.get(1)?,
            marc: row.get(2)?,
        })
    })
}

/// An item as the index needs it.
pub(super) struct StoredItem {
    pub(super) id: ItemId,
    pub(super) bib: BibId,
    pub(super) barcode: String,
    pub(super) branch: String,
    pub(super) scheme: String,
    pub(super) call_number: String,
    /// Neither missing nor withdrawn.
    pub(super) is_here: bool,
    pub(super) is_withdrawn: bool,
}

/// The items of these records.
pub(super) fn items(tx: &Tx<'_>, bibs: &[BibId]) -> Result<Vec<StoredItem>, StoreError> {
    let list = list_of(bibs.len(), 1);
    let sql = format!(
        "SELECT i.id, i.bib_id, i.barcode, b.code, i.scheme, i.call_number,
             CASE WHEN i.missing_since IS NULL THEN 1 ELSE 0 END, CASE WHEN i.withdrawn_on IS NULL THEN 1 ELSE 0 END
         FROM items i JOIN branch_facts b ON b.id = i.branch_id WHERE i.bib_id IN ({list}) ORDER BY i.id"
    );
    let params: Vec<&dyn ToValue> = bibs.iter().map(|id| id as &dyn ToValue).collect();
    tx.query(&sql, &params, |row| {
        let (found, kept) = (row.get::<i64>(6)? == 1, row.get::<i64>(7)? == 1);
        Ok(StoredItem {
            id: row.get(0)?,
            bib: row.get(1)?,
            barcode: row.get(2)?,
            branch: row.get(3)?,
            scheme: row.get(4)?,
            call_number: row.get(5)?,
            is_here: found && kept,
            is_withdrawn: !kept,
        })
    })
}

/// The records of these items.
pub(super) fn bibs_of_items(tx: &Tx<'_>, items: &[i64]) -> Result<Vec<BibId>, StoreError> {
    let mut bibs = Vec::new();
    for part in items.chunks(500) {
        let list = list_of(part.len(), 1);
        let sql = format!("SELECT DISTINCT bib_id FROM items WHERE id IN ({list})");
        let params: Vec<&dyn ToValue> = part.iter().map(|id| id as &dyn ToValue).collect();
        bibs.extend(tx.query(&sql, &params, |row| row.get::<BibId>(0))?);
    }
    Ok(bibs)
}

/// The ids of the records that were not taken out, ascending, after `after`.
pub(super) fn ids_after(tx: &Tx<'_>, after: BibId, limit: i64) -> Result<Vec<BibId>, StoreError> {
    let sql = "SELECT id FROM bibs WHERE deleted_at IS NULL AND id > $1 ORDER BY id LIMIT $2";
    tx.query(sql, &[&after, &limit], |row| row.get(0))
}
