//! The statements of a patron's account.

use ::store::{StoreError, Tx};
use kernel::{Cents, PatronId};

pub(super) fn lock(tx: &Tx<'_>, patron: PatronId) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO patron_accounts (patron_id) VALUES ($1) ON CONFLICT (patron_id) DO NOTHING",
        &[&patron],
    )?;
    tx.query_one(
        "SELECT patron_id FROM patron_accounts WHERE patron_id = $1 {{lock}}",
        &[&patron],
        |_| Ok(()),
    )
}

/// Both of the patron's accounts together: debit positive.
pub(super) fn balance_of(
    tx: &Tx<'_>,
    patron: PatronId,
    owed: &str,
    credit: &str,
) -> Result<Cents, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM ledger_postings
         WHERE patron_id = $1 AND account_id IN (SELECT id FROM ledger_accounts WHERE code IN ($2, $3))",
        &[&patron, &owed, &credit],
        |r| r.get(0),
    )
}

pub(super) fn open_that_blocks(tx: &Tx<'_>, patron: PatronId) -> Result<Cents, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(c.cached_open_cents), 0) AS BIGINT)
         FROM charges c JOIN charge_kinds k ON k.code = c.kind
         WHERE c.patron_id = $1 AND c.cached_open_cents > 0 AND k.blocks = 1",
        &[&patron],
        |r| r.get(0),
    )
}
