//! The statements of the check.

use std::collections::{BTreeMap, HashMap};

use kernel::{Barcode, PatronId};
use store::{StoreError, Tx};

use crate::fold;
use crate::record::{Particulars, contacts_between};

/// A record as the check reads it.
pub(super) struct Record {
    pub(super) id: PatronId,
    pub(super) particulars: Particulars,
    /// Whether the cached names are those of the particulars.
    pub(super) names_fit: bool,
}

pub(super) fn without_card(tx: &Tx<'_>) -> Result<Vec<PatronId>, StoreError> {
    let sql = "SELECT p.id FROM patrons p WHERE NOT EXISTS
               (SELECT 1 FROM patron_cards c WHERE c.patron_id = p.id AND c.ended_at IS NULL) ORDER BY p.id";
    tx.query(sql, &[], |row| row.get(0))
}

/// The next records after an id, at most so many: what their names and words are made of.
pub(super) fn records(tx: &Tx<'_>, after: PatronId, most: i64) -> Result<Vec<Record>, StoreError> {
    let sql = "SELECT id, given_name, family_name, legal_name, student_number, category_code, home_branch_id,
               affirmed_name, sort_key, sort_name FROM patrons WHERE id > $1 ORDER BY id LIMIT $2";
    let mut found = tx.query(sql, &[&after, &most], |row| {
        let particulars = Particulars {
            given: row.get(1)?,
            family: row.get(2)?,
            legal_name: row.get(3)?,
            student_number: row.get(4)?,
            ..Particulars::empty(row.get(5)?, row.get(6)?)
        };
        let stands = (row.get(7)?, row.get(8)?, row.get(9)?);
        Ok(Record {
            id: row.get(0)?,
            names_fit: stands == names(&particulars),
            particulars,
        })
    })?;
    if let Some(last) = found.last().map(|r| r.id) {
        let mut contacts = contacts_between(tx, after, last)?;
        for record in &mut found {
            for (kind, value) in contacts.remove(&record.id).unwrap_or_default() {
                record.particulars.add_contact(&kind, value);
            }
        }
    }
    Ok(found)
}

/// The cards ever given to each patron after one id and up to another.
pub(super) fn barcodes(
    tx: &Tx<'_>,
    after: PatronId,
    to: PatronId,
) -> Result<HashMap<PatronId, Vec<Barcode>>, StoreError> {
    let mut found: HashMap<PatronId, Vec<Barcode>> = HashMap::new();
    let sql =
        "SELECT patron_id, barcode FROM patron_cards WHERE patron_id > $1 AND patron_id <= $2";
    tx.for_each(sql, &[&after, &to], |row| {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
        Ok(())
    })?;
    Ok(found)
}

/// The words of each patron after one id and up to another.
pub(super) fn words(
    tx: &Tx<'_>,
    after: PatronId,
    to: PatronId,
) -> Result<HashMap<PatronId, BTreeMap<String, bool>>, StoreError> {
    let mut found: HashMap<PatronId, BTreeMap<String, bool>> = HashMap::new();
    let sql = "SELECT patron_id, word, restricted FROM patron_words WHERE patron_id > $1 AND patron_id <= $2";
    tx.for_each(sql, &[&after, &to], |row| {
        found
            .entry(row.get(0)?)
            .or_default()
            .insert(row.get(1)?, row.get(2)?);
        Ok(())
    })?;
    Ok(found)
}

/// Affirmed name, sort key and sort name.
fn names(of: &Particulars) -> (String, String, String) {
    let sort_name = of.sort_name();
    (of.affirmed_name(), fold::key(&sort_name), sort_name)
}

pub(super) fn put_names(tx: &Tx<'_>, id: PatronId, of: &Particulars) -> Result<(), StoreError> {
    let (affirmed, key, sort) = names(of);
    let sql = "UPDATE patrons SET affirmed_name = $2, sort_key = $3, sort_name = $4 WHERE id = $1";
    tx.execute(sql, &[&id, &affirmed, &key, &sort])?;
    Ok(())
}
