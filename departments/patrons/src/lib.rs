//! The people who borrow: records, cards and PINs, categories, blocks.
//!
//! **Invariants.** The affirmed name is the one display name; the legal name and contacts are read
//! apart, by those who may. A barcode is given once: a card that ended still finds its holder and is
//! never good again. A block is lifted, never deleted. A record changes only from the version that its
//! editor saw. Names are compared by keys folded in Rust.

pub mod block;
pub mod card;
pub mod category;
pub mod change;
pub mod check;
mod error;
pub mod find;
pub mod fold;
pub mod record;
pub mod register;
pub mod setup;
pub mod testing;
#[cfg(test)]
mod tests;

pub use block::{Block, NewBlock, add_block, blocks, lift_block, standing};
pub use card::{card, check_pin};
pub use category::{
    BlockPolicy, Category, Expiry, Settings, block_policy, categories, category, settings,
};
pub use check::{Fault, check, mend};
pub use error::PatronError;
pub use find::search;
pub use record::head::tabs;
pub use record::{
    Details, Holder, Particulars, Patron, Scope, affirmed_name, by_barcode, by_past_barcode,
    details, faces, get, holder, holder_by_barcode, language,
};
pub use register::{NewPatron, register, register_many};

/// The words of the pages of patrons.
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

/// The routes of patrons: list, registration, record, changes, cards, blocks, API.
#[must_use]
pub fn pages(store: ::store::Store) -> webkit::Pages {
    find::pages()
        .merge(register::pages())
        .merge(record::pages())
        .merge(change::pages())
        .merge(card::pages())
        .merge(block::pages())
        .finish(store)
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    let see = kernel::Permission::SeePatron;
    vec![
        webkit::NavItem::new("/staff/patrons", "nav-patrons", "circle-user-round", see).letter('p'),
    ]
}
