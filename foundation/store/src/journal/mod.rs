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

pub use entry::{Entry, Subject};
pub use follow::{
    History, Sealed, entries_after, history_of, history_of_patron, history_of_sort, last_position,
    seal_at,
};
pub use seal::{Break, seal, seal_left, verify};
pub(crate) use store::hex;
