//! Locks, in the order patron, item, so that two desks wait for each other and never in a circle.
//! SQLite has one writer: there nothing needs to be said.

use kernel::{ItemId, PatronId};
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

/// Until the transaction ends nobody else lends or takes back this item.
pub(crate) fn item(tx: &Tx<'_>, id: ItemId) -> Result<(), StoreError> {
    if tx.dialect() == Dialect::Postgres {
        catalogue::lock_item(tx, id)?;
    }
    Ok(())
}
