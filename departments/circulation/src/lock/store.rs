//! The statement that locks a patron.

use kernel::PatronId;
use store::{Dialect, StoreError, Tx};

/// Keeps the numbers of patrons apart from other advisory locks.
const PATRONS: i64 = 7 << 48;

/// Until the transaction ends nobody else lends to or renews for this patron.
pub(crate) fn patron(tx: &Tx<'_>, id: PatronId) -> Result<(), StoreError> {
    if tx.dialect() == Dialect::Postgres {
        tx.execute("SELECT pg_advisory_xact_lock($1)", &[&(PATRONS | id.0)])?;
    }
    Ok(())
}
