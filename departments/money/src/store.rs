//! The statements that several features share.

use store::{StoreError, Tx};

pub(crate) fn next_number(tx: &Tx<'_>, name: &str) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO money_numbers (name, last_number) VALUES ($1, 1)
         ON CONFLICT (name) DO UPDATE SET last_number = money_numbers.last_number + 1
         RETURNING last_number",
        &[&name],
    )
}
