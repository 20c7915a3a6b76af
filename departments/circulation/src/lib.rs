//! Lending: checkout, check-in, renewal, fines.
//!
//! **Invariants.** An item is on one open loan at most: a unique index says so. A loan keeps the rule it
//! was made under, whatever is changed later. Every refusal names all its reasons at once, each with who
//! may set it aside. Patron, then item: locks are taken in that order. The link from a patron to a
//! returned item is cut once neither money nor an undo needs it.

pub mod account;
mod api;
mod ask;
pub mod check;
pub mod checkin;
pub mod checkout;
pub(crate) mod desk;
pub mod due;
mod error;
pub mod fine;
pub mod in_house;
pub mod loan;
mod lock;
pub mod lost;
pub mod privacy;
pub mod renew;
pub mod rule;
#[cfg(test)]
mod scene;
mod show;
pub mod standing;
pub mod testing;
#[cfg(test)]
mod tests;
mod today;
pub mod undo;

pub use account::{AccountLoan, account_loans};
pub use ask::{ItemBy, PatronBy};
pub use check::check;
pub use checkin::{checkin, take_back};
pub use checkout::{Ask, Done, Override, against_patron, checkout, lend};
pub(crate) use error::unless;
pub use error::{CirculationError, Offer, Refusal};
pub use in_house::in_house;
pub use loan::{Loan, loan, loan_of_item, loans_of};
pub use privacy::forget;
pub use renew::{renew, renew_all, renew_these};
pub use rule::{Setup, setup};
pub use standing::{ItemStatus, State, item_status, ties};
pub use today::today;

/// The words of the pages of lending.
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
    desk::pages::pages()
        .merge(checkin::pages::pages())
        .merge(in_house::pages::pages())
        .merge(loan::pages::pages())
        .merge(renew::pages())
        .merge(account::pages::pages())
        .merge(rule::pages::pages())
        .merge(api::pages())
        .finish(store)
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    use kernel::Permission::{Lend, SeePatronLoans, SeeRules};
    use webkit::NavItem;
    vec![
        NavItem::new("/staff/desk", "nav-desk", "scan-barcode", Lend).letter('k'),
        NavItem::new("/staff/checkin", "nav-checkin", "undo-2", Lend)
            .letter('b')
            .also(&["/staff/in-house"]),
        NavItem::new(
            "/staff/loans",
            "nav-loans",
            "book-open-check",
            SeePatronLoans,
        )
        .letter('l')
        .also(&["/staff/overdues"]),
        NavItem::new("/staff/rules", "nav-rules", "scale", SeeRules).letter('r'),
    ]
}
