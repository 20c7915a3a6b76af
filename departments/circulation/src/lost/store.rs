//! The statements of what lost loans were charged.

use ::store::{StoreError, Tx};
use kernel::{ChargeId, LoanId};

pub(super) fn keep_charge(tx: &Tx<'_>, loan: LoanId, charge: ChargeId) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO loan_lost_charges (loan_id, charge_id) VALUES ($1, $2)",
        &[&loan, &charge],
    )?;
    Ok(())
}

/// The charges of a lost loan with the codes of their kinds.
pub(super) fn charges_of(tx: &Tx<'_>, loan: LoanId) -> Result<Vec<(ChargeId, String)>, StoreError> {
    tx.query(
        "SELECT x.charge_id, c.kind FROM loan_lost_charges x JOIN charge_facts c ON c.id = x.charge_id
         WHERE x.loan_id = $1 ORDER BY x.charge_id",
        &[&loan],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}
