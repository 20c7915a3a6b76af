//! The statements of the front page.

use ::store::{StoreError, Tx};
use kernel::BibId;

/// The newest copies that are looked at; several may be of one record.
const LOOKED_AT: i64 = 60;

/// The records of the newest copies, the newest first; where nothing has a copy yet, the newest records.
pub(super) fn new_titles(tx: &Tx<'_>, most: usize) -> Result<Vec<BibId>, StoreError> {
    let copies = "SELECT i.bib_id FROM item_facts i JOIN bib_facts b ON b.id = i.bib_id
         WHERE b.suppressed = 0 AND b.brief = 0 AND i.withdrawn_on IS NULL ORDER BY i.id DESC LIMIT $1";
    let mut bibs = distinct(tx.query(copies, &[&LOOKED_AT], |row| row.get(0))?, most);
    if bibs.is_empty() {
        let records =
            "SELECT id FROM bib_facts WHERE suppressed = 0 AND brief = 0 ORDER BY id DESC LIMIT $1";
        bibs = distinct(tx.query(records, &[&LOOKED_AT], |row| row.get(0))?, most);
    }
    Ok(bibs)
}

fn distinct(all: Vec<BibId>, most: usize) -> Vec<BibId> {
    let mut seen: Vec<BibId> = Vec::with_capacity(most);
    for id in all {
        if seen.len() < most && !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}
