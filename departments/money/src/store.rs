//! The statements that several features share.

use kernel::BranchId;
use store::{StoreError, Tx};

pub(crate) fn next_number(tx: &Tx<'_>, name: &str) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO money_numbers (name, last_number) VALUES ($1, 1)
         ON CONFLICT (name) DO UPDATE SET last_number = money_numbers.last_number + 1
         RETURNING last_number",
        &[&name],
    )
}

/// Whether the books know a branch: a drawer, closed ones too, or money owed, taken or given back there.
///
/// # Errors
/// What the database says.
pub fn is_at(tx: &Tx<'_>, branch: BranchId) -> Result<bool, StoreError> {
    let sql = "SELECT (SELECT COUNT(*) FROM cash_drawers WHERE branch_id = $1)
         + (SELECT COUNT(*) FROM drawer_openings WHERE branch_id = $1)
         + (SELECT COUNT(*) FROM charges WHERE branch_id = $1)
         + (SELECT COUNT(*) FROM payments WHERE branch_id = $1)
         + (SELECT COUNT(*) FROM refunds WHERE branch_id = $1)";
    let rows: i64 = tx.query_one(sql, &[&branch], |row| row.get(0))?;
    Ok(rows > 0 || ledger::is_at(tx, branch)?)
}
