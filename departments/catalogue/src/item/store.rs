//! The statements of items.

use ::store::{Row, StoreError, ToValue, Tx, list_of};
use kernel::{Barcode, BatchId, BibId, Day, ItemId, Moment};

use super::scheme::{scheme_code, shelf_bytes};
use super::{ItemAtHand, ItemData, ItemFacts};

/// What an item is joined to for its facts.
macro_rules! with_ties {
    ($columns:literal, $items:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM ",
            $items,
            " JOIN bibs b ON b.id = i.bib_id JOIN location_facts l ON l.id = i.location_id
             JOIN item_kinds k ON k.code = i.kind"
        )
    };
}

macro_rules! facts_from {
    ($items:literal) => {
        with_ties!(
            "i.id, i.bib_id, i.barcode, b.title, b.author, b.format, i.branch_id, i.location_id, l.name, i.kind,
             k.name, i.scheme, i.call_number, i.copy, i.enumeration, i.pieces, i.price_cents, i.public_note,
             i.staff_note, i.not_for_loan, i.missing_since, i.withdrawn_on, i.withdrawn_reason, i.version,
             i.created_at, l.lends",
            $items
        )
    };
}

macro_rules! at_hand_from {
    ($items:literal) => {
        with_ties!(
            "i.id, i.barcode, b.title, i.call_number, i.branch_id, l.name, l.lends, i.kind, k.name, i.not_for_loan,
             i.missing_since, i.withdrawn_on",
            $items
        )
    };
}

/// Every item with its facts; a `WHERE` follows.
const FACTS: &str = facts_from!("items i");
/// The item that a condition in the middle names, locked: what it is then joined to is that of its newest row.
const LOCKED: &str = facts_from!("(SELECT * FROM items WHERE id = $1 {{lock}}) i");
const AT_HAND: &str = at_hand_from!("(SELECT * FROM items WHERE id = $1 {{lock}}) i");
const AT_HAND_BY_BARCODE: &str =
    at_hand_from!("(SELECT * FROM items WHERE barcode = $1 {{lock}}) i");

const SHELF_ORDER: &str =
    "ORDER BY i.bib_id, i.branch_id, i.location_id, i.shelf_key, i.enumeration, i.copy, i.id";

fn facts(row: &Row<'_>) -> Result<ItemFacts, StoreError> {
    Ok(ItemFacts {
        id: row.get(0)?,
        bib: row.get(1)?,
        barcode: row.get(2)?,
        title: row.get(3)?,
        author: row.get(4)?,
        format: row.get(5)?,
        branch: row.get(6)?,
        location: row.get(7)?,
        location_name: row.get(8)?,
        kind: row.get(9)?,
        kind_name: row.get(10)?,
        scheme: row.get(11)?,
        call_number: row.get(12)?,
        copy: row.get(13)?,
        enumeration: row.get(14)?,
        pieces: row.get(15)?,
        price: row.get(16)?,
        public_note: row.get(17)?,
        staff_note: row.get(18)?,
        not_for_loan: row.get(19)?,
        missing_since: row.get(20)?,
        withdrawn_on: row.get(21)?,
        withdrawn_reason: row.get(22)?,
        version: row.get(23)?,
        created_at: row.get(24)?,
        location_lends: row.get(25)?,
    })
}

pub(super) fn get(tx: &Tx<'_>, id: ItemId) -> Result<Option<ItemFacts>, StoreError> {
    tx.query_opt(&format!("{FACTS} WHERE i.id = $1"), &[&id], facts)
}

pub(crate) fn by_barcode(tx: &Tx<'_>, barcode: &Barcode) -> Result<Option<ItemFacts>, StoreError> {
    tx.query_opt(&format!("{FACTS} WHERE i.barcode = $1"), &[barcode], facts)
}

pub(super) fn of_bib(tx: &Tx<'_>, bib: BibId) -> Result<Vec<ItemFacts>, StoreError> {
    let sql = format!("{FACTS} WHERE i.bib_id = $1 {SHELF_ORDER}");
    tx.query(&sql, &[&bib], facts)
}

pub(super) fn of_bibs(tx: &Tx<'_>, bibs: &[BibId]) -> Result<Vec<ItemFacts>, StoreError> {
    let mut found = Vec::new();
    for part in bibs.chunks(500) {
        let list = list_of(part.len(), 1);
        let sql = format!("{FACTS} WHERE i.bib_id IN ({list}) {SHELF_ORDER}");
        let params: Vec<&dyn ToValue> = part.iter().map(|id| id as &dyn ToValue).collect();
        found.extend(tx.query(&sql, &params, facts)?);
    }
    Ok(found)
}

pub(super) fn locked(tx: &Tx<'_>, id: ItemId) -> Result<Option<ItemFacts>, StoreError> {
    tx.query_opt(LOCKED, &[&id], facts)
}

fn at_hand_facts(row: &Row<'_>) -> Result<ItemAtHand, StoreError> {
    Ok(ItemAtHand {
        id: row.get(0)?,
        barcode: row.get(1)?,
        title: row.get(2)?,
        call_number: row.get(3)?,
        branch: row.get(4)?,
        location_name: row.get(5)?,
        location_lends: row.get(6)?,
        kind: row.get(7)?,
        kind_name: row.get(8)?,
        not_for_loan: row.get(9)?,
        missing_since: row.get(10)?,
        withdrawn_on: row.get(11)?,
    })
}

pub(super) fn at_hand(tx: &Tx<'_>, id: ItemId) -> Result<Option<ItemAtHand>, StoreError> {
    tx.query_opt(AT_HAND, &[&id], at_hand_facts)
}

pub(super) fn at_hand_by_barcode(
    tx: &Tx<'_>,
    barcode: &Barcode,
) -> Result<Option<ItemAtHand>, StoreError> {
    tx.query_opt(AT_HAND_BY_BARCODE, &[barcode], at_hand_facts)
}

pub(crate) fn insert(
    tx: &Tx<'_>,
    bib: BibId,
    new: &ItemData,
    batch: Option<BatchId>,
) -> Result<ItemId, StoreError> {
    let at = tx.act()?.at;
    tx.insert(
        "INSERT INTO items (bib_id, barcode, branch_id, location_id, kind, scheme, call_number, shelf_key, copy,
             enumeration, pieces, price_cents, public_note, staff_note, not_for_loan, withdrawn_reason, version,
             batch_id, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', 1, $16, $17, $18) RETURNING id",
        &[
            &bib, &new.barcode, &new.branch, &new.location, &new.kind, &scheme_code(new.scheme), &new.call_number,
            &shelf_bytes(new.scheme, &new.call_number), &new.copy, &new.enumeration, &new.pieces, &new.price,
            &new.public_note, &new.staff_note, &new.not_for_loan, &batch, &at, &at,
        ],
    )
}

pub(super) fn update(tx: &Tx<'_>, id: ItemId, new: &ItemData) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE items SET barcode = $1, branch_id = $2, location_id = $3, kind = $4, scheme = $5, call_number = $6,
             shelf_key = $7, copy = $8, enumeration = $9, pieces = $10, price_cents = $11, public_note = $12,
             staff_note = $13, not_for_loan = $14, changed_at = $15, version = version + 1 WHERE id = $16",
        &[
            &new.barcode, &new.branch, &new.location, &new.kind, &scheme_code(new.scheme), &new.call_number,
            &shelf_bytes(new.scheme, &new.call_number), &new.copy, &new.enumeration, &new.pieces, &new.price,
            &new.public_note, &new.staff_note, &new.not_for_loan, &tx.act()?.at, &id,
        ],
    )
    .map(drop)
}

pub(super) fn set_bib(tx: &Tx<'_>, id: ItemId, bib: BibId) -> Result<(), StoreError> {
    let sql = "UPDATE items SET bib_id = $1, changed_at = $2, version = version + 1 WHERE id = $3";
    tx.execute(sql, &[&bib, &tx.act()?.at, &id]).map(drop)
}

pub(super) fn set_missing(
    tx: &Tx<'_>,
    id: ItemId,
    since: Option<Moment>,
) -> Result<(), StoreError> {
    let sql =
        "UPDATE items SET missing_since = $1, changed_at = $2, version = version + 1 WHERE id = $3";
    tx.execute(sql, &[&since, &tx.act()?.at, &id]).map(drop)
}

pub(super) fn set_withdrawn(
    tx: &Tx<'_>,
    id: ItemId,
    on: Option<Day>,
    reason: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE items SET withdrawn_on = $1, withdrawn_reason = $2, changed_at = $3, version = version + 1 WHERE id = $4";
    tx.execute(sql, &[&on, &reason, &tx.act()?.at, &id])
        .map(drop)
}

/// The call numbers of the next items after one, with their keys.
pub(crate) fn keys_after(
    tx: &Tx<'_>,
    after: ItemId,
    limit: i64,
) -> Result<Vec<crate::check::Shelved>, StoreError> {
    let sql =
        "SELECT id, scheme, call_number, shelf_key FROM items WHERE id > $1 ORDER BY id LIMIT $2";
    tx.query(sql, &[&after, &limit], |row| {
        Ok(crate::check::Shelved {
            id: row.get(0)?,
            scheme: row.get(1)?,
            call_number: row.get(2)?,
            shelf_key: row.get(3)?,
        })
    })
}

/// Writes the shelf key of a call number anew.
pub(crate) fn set_shelf_key(tx: &Tx<'_>, id: ItemId, key: &[u8]) -> Result<(), StoreError> {
    let sql = "UPDATE items SET shelf_key = $2 WHERE id = $1";
    tx.execute(sql, &[&id, &key]).map(drop)
}
