//! The statements of renewals.

use ::store::{StoreError, Tx};
use kernel::{LoanId, Moment};

use crate::loan::Loan;

pub(crate) fn set_due(tx: &Tx<'_>, loan: &Loan, due_at: Moment) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE loans SET due_at = $2, renewals = renewals + 1 WHERE id = $1",
        &[&loan.id, &due_at],
    )?;
    tx.execute(
        "INSERT INTO loan_renewals (loan_id, at, due_before, due_after, undone) VALUES ($1, $2, $3, $4, 0)",
        &[&loan.id, &tx.act()?.at, &loan.due_at, &due_at],
    )?;
    Ok(())
}

/// The last renewal that was not taken back: id, when, due before.
pub(crate) fn last(tx: &Tx<'_>, loan: LoanId) -> Result<Option<(i64, Moment, Moment)>, StoreError> {
    tx.query_opt(
        "SELECT id, at, due_before FROM loan_renewals WHERE loan_id = $1 AND undone = 0 ORDER BY id DESC LIMIT 1",
        &[&loan],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )
}

pub(crate) fn mark_undone(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute("UPDATE loan_renewals SET undone = 1 WHERE id = $1", &[&id])?;
    Ok(())
}

pub(crate) fn set_undone_due(tx: &Tx<'_>, loan: LoanId, due_at: Moment) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE loans SET due_at = $2, renewals = renewals - 1 WHERE id = $1",
        &[&loan, &due_at],
    )?;
    Ok(())
}
