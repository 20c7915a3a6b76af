//! Locks, in the order patron, item, so that two desks wait for each other and never in a circle.
//! SQLite has one writer: there nothing needs to be said.

mod store;

use ::store::{Dialect, StoreError, Tx};
use kernel::ItemId;

pub(crate) use store::patron;

/// Until the transaction ends nobody else lends or takes back this item.
pub(crate) fn item(tx: &Tx<'_>, id: ItemId) -> Result<(), StoreError> {
    if tx.dialect() == Dialect::Postgres {
        catalogue::lock_item(tx, id)?;
    }
    Ok(())
}
