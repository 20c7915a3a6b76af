//! The store: the one crate that knows the database drivers.
//!
//! One set of queries runs on SQLite (the default, one folder) and on PostgreSQL. A read gets a
//! consistent view; a write is one transaction that belongs to an [`kernel::Act`], writes its rows
//! and its journal entry together, and is acknowledged only when it is on the disk.
//!
//! ```
//! use store::{Store, StoreError, Location};
//! # fn main() -> Result<(), StoreError> {
//! let folder = std::env::temp_dir().join(format!("callslip-doc-{}", std::process::id()));
//! let store = Store::open(&Location::Folder(folder.clone()))?;
//! let n: i64 = store.read(|tx| tx.query_one("SELECT $1 + 1", &[&41_i64], |row| row.get(0)))?;
//! assert_eq!(n, 42);
//! # drop(store); std::fs::remove_dir_all(folder).ok(); Ok(()) }
//! ```

mod acts;
pub mod archive;
mod counter;
mod dialect;
mod error;
pub mod journal;
mod location;
mod migrate;
mod postgres;
mod sqlite;
mod stamped;
mod store;
pub mod testing;
#[cfg(test)]
mod tests;
mod tx;
mod value;

pub use counter::WriteCounter;
pub use dialect::Dialect;
pub use error::StoreError;
pub use journal::Entry;
pub use location::{Location, ServerLock};
pub use migrate::{MIGRATIONS, Migration};
pub use stamped::{Kept, Stamped};
pub use store::Store;
pub use tx::{Row, Tx, list_of};
pub use value::{Bound, FromValue, ToValue, Value, ValueRef};
