//! The statements of the check.

use std::collections::BTreeMap;

use kernel::PatronId;
use store::{StoreError, Tx};

use crate::fold;
use crate::record::Particulars;

pub(super) fn without_card(tx: &Tx<'_>) -> Result<Vec<PatronId>, StoreError> {
    let sql = "SELECT p.id FROM patrons p WHERE NOT EXISTS
               (SELECT 1 FROM patron_cards c WHERE c.patron_id = p.id AND c.ended_at IS NULL) ORDER BY p.id";
    tx.query(sql, &[], |row| row.get(0))
}

pub(super) fn ids(tx: &Tx<'_>) -> Result<Vec<PatronId>, StoreError> {
    tx.query("SELECT id FROM patrons ORDER BY id", &[], |row| row.get(0))
}

pub(super) fn barcodes(tx: &Tx<'_>, id: PatronId) -> Result<Vec<String>, StoreError> {
    tx.query(
        "SELECT barcode FROM patron_cards WHERE patron_id = $1",
        &[&id],
        |row| row.get(0),
    )
}

pub(super) fn words(tx: &Tx<'_>, id: PatronId) -> Result<BTreeMap<String, bool>, StoreError> {
    let sql = "SELECT word, restricted FROM patron_words WHERE patron_id = $1";
    let found = tx.query(sql, &[&id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.into_iter().collect())
}

fn names(of: &Particulars) -> (String, String, String) {
    let sort_name = of.sort_name();
    (of.affirmed_name(), fold::key(&sort_name), sort_name)
}

pub(super) fn names_fit(tx: &Tx<'_>, id: PatronId, of: &Particulars) -> Result<bool, StoreError> {
    let (affirmed, key, sort) = names(of);
    let sql = "SELECT COUNT(*) FROM patrons WHERE id = $1 AND affirmed_name = $2 AND sort_key = $3 AND sort_name = $4";
    let count: i64 = tx.query_one(sql, &[&id, &affirmed, &key, &sort], |row| row.get(0))?;
    Ok(count == 1)
}

pub(super) fn put_names(tx: &Tx<'_>, id: PatronId, of: &Particulars) -> Result<(), StoreError> {
    let (affirmed, key, sort) = names(of);
    let sql = "UPDATE patrons SET affirmed_name = $2, sort_key = $3, sort_name = $4 WHERE id = $1";
    tx.execute(sql, &[&id, &affirmed, &key, &sort])?;
    Ok(())
}
