//! Numbers without gaps: taken in the transaction that uses them, so that a refused act takes none.

use kernel::Day;
use store::{StoreError, Tx};

/// The next receipt number of the day's year: `2026-004711`. Payments, voids, sales and refunds share
/// one row of numbers.
///
/// # Errors
/// What the database says.
pub(crate) fn receipt(tx: &Tx<'_>, day: Day) -> Result<String, StoreError> {
    let year = day.0.year();
    let number = next(tx, &format!("receipt-{year}"))?;
    Ok(format!("{year}-{number:06}"))
}

/// The next Z-report number, counted on over the years.
///
/// # Errors
/// What the database says.
pub(crate) fn z_report(tx: &Tx<'_>) -> Result<i64, StoreError> {
    next(tx, "z-report")
}

fn next(tx: &Tx<'_>, name: &str) -> Result<i64, StoreError> {
    crate::store::next_number(tx, name)
}
