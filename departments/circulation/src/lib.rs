//! Lending: checkout, check-in, renewal, fines.
//!
//! **Invariants.** An item is on one open loan at most: a unique index says so. A loan keeps the rule it
//! was made under, whatever is changed later. Every refusal names all its reasons at once, each with who
//! may set it aside. Patron, then item: locks are taken in that order. The link from a patron to a
//! returned item is cut once neither money nor an undo needs it.

mod api;
mod ask;
#[path = "check/check_store.rs"]
pub mod check;
pub mod checkin;
pub mod checkout;
pub mod counter;
pub mod due;
mod error;
pub mod fine;
pub mod in_house;
pub mod loan;
#[path = "lock_store.rs"]
mod lock;
pub mod lost;
pub mod privacy;
pub mod renew;
pub mod rule;
#[cfg(test)]
mod scene;
pub mod standing;
pub mod testing;
pub mod undo;

pub use ask::{ItemBy, PatronBy};
pub use check::check;
pub use checkin::{checkin, take_back};
pub use checkout::{Ask, Done, Override, checkout, lend};
pub(crate) use error::unless;
pub use error::{CirculationError, Offer, Refusal};
pub use in_house::in_house;
pub use loan::{Loan, loan, loan_of_item, loans_of};
pub use renew::{renew, renew_all};
pub use rule::{Setup, setup};

/// The words of the counter and of every refusal.
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

/// The routes of lending.
#[must_use]
pub fn pages(store: ::store::Store) -> webkit::Pages {
    counter::pages().merge(api::pages()).finish(store)
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    let item = |path, key, icon, letter| webkit::NavItem {
        path,
        key,
        icon,
        permission: kernel::Permission::Lend,
        letter: Some(letter),
    };
    vec![
        item("/staff/desk", "nav-desk", "scan-barcode", 'k'),
        item("/staff/checkin", "nav-checkin", "undo-2", 'r'),
    ]
}
