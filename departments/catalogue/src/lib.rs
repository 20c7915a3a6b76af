//! The catalogue: bibliographic records and items, bringing records in and giving them out.
//!
//! **Invariants.** The MARC of a record is the truth; its columns are read out of it. A record handed out again is
//! byte for byte what came in, unless somebody changed it. Whoever changes a record or an item names the version
//! they saw, so that nobody overwrites another's work unseen; former versions are kept. A barcode is on one item only.

pub mod bib;
mod check;
mod desk;
mod edit;
mod error;
pub mod export;
pub mod fast_add;
mod find;
pub mod import;
pub mod index;
pub mod item;
pub mod kind;
mod shelf;
mod show;
mod standing;
pub mod testing;
#[cfg(test)]
mod tests;
mod ties;
mod today;

pub use bib::{Bib, bib, bibs};
pub use check::{Fault, check, mend};
pub use desk::Desk;
pub use error::CatalogueError;
pub use fast_add::{FastAdd, fast_add};
pub use item::{
    ItemAtHand, ItemData, ItemFacts, add_item, change_item, item, item_at_hand,
    item_at_hand_by_barcode, item_by_barcode, items_of, items_of_bibs, lock_item, mark_found,
    mark_missing, move_item, reinstate, withdraw,
};
pub use kind::{ItemKind, kinds};
pub use ties::{HangingOn, Standing, StandingOf, Ties};
pub use today::today;

/// The words of the catalogue.
pub const MESSAGES: &[webkit::Messages] = &[
    webkit::Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    webkit::Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
];

/// The routes of the catalogue.
#[must_use]
pub fn pages(desk: Desk) -> webkit::Pages {
    find::pages::pages()
        .merge(find::api::pages())
        .merge(export::pages::pages())
        .merge(show::pages::pages())
        .merge(edit::pages::pages())
        .merge(shelf::routes())
        .merge(import::pages::pages())
        .finish(desk)
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    use kernel::Permission::{BatchRecords, StaffHome};
    use webkit::NavItem;
    vec![
        NavItem::new(
            "/staff/catalogue",
            "nav-catalogue",
            "library-big",
            StaffHome,
        )
        .letter('c')
        .also(&["/staff/bibs", "/staff/items", "/staff/fast-add"]),
        NavItem::new("/staff/import", "nav-import", "file-up", BatchRecords).letter('i'),
    ]
}
