//! The journal: history, audit and outbox in one.
//!
//! Every write appends its entries in its own transaction. A sealer lays a hash chain over them
//! afterwards, in commit order, so that tampering shows and no commit waits for another; followers
//! (search, notices) read sealed entries by position and so never miss one.

mod entry;
mod follow;
mod personal;
mod seal;
mod store;
mod verify;

pub use entry::{Entry, Subject};
pub use follow::{
    History, Sealed, entries_after, history_of, history_of_patron, history_of_sort, last_position,
    seal_at,
};
pub use seal::{Sealing, seal, seal_all, seal_left};
pub use verify::{Break, verify};

/// Entries that stand together in what finds them. A round of seals then writes to the few pages of the newest stretch
/// and not to one page an entry, and a history looks once into each stretch. Migration 38 laid older entries by the same
/// number.
const STRETCH: i64 = 4_096;

fn stretch_of(entry: kernel::EntryId) -> i64 {
    entry.0 / STRETCH
}
