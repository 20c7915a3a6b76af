//! The catalogue: bibliographic records and items, bringing records in and giving them out.
//!
//! **Invariants.** The MARC of a record is the truth; its columns are read out of it. A record handed out again is
//! byte for byte what came in, unless somebody changed it. Whoever changes a record or an item names the version
//! they saw, so that nobody overwrites another's work unseen; former versions are kept. A barcode is on one item only.

pub mod bib;
mod error;
pub mod fast_add;
pub mod import;
pub mod index;
pub mod item;
pub mod kind;
pub mod testing;
mod ties;

pub use bib::{Bib, bib, bibs};
pub use error::CatalogueError;
pub use fast_add::{FastAdd, fast_add};
pub use item::{
    ItemData, ItemFacts, add_item, change_item, item, item_by_barcode, items_of, items_of_bibs,
    lock_item, mark_found, mark_missing, move_item, reinstate, withdraw,
};
pub use kind::{ItemKind, kinds};
pub use ties::{HangingOn, Standing, StandingOf, Ties};
