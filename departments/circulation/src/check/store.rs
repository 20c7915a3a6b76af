//! Asks one question of the check.

use ::store::{StoreError, Tx};

/// Faults of one kind shown at most.
const SHOWN: usize = 100;

pub(super) fn ask(tx: &Tx<'_>, sql: &str) -> Result<Vec<i64>, StoreError> {
    let mut found = tx.query(sql, &[], |r| r.get(0))?;
    found.truncate(SHOWN);
    Ok(found)
}
