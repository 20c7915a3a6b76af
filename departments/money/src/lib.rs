//! Money: charges, payments, waivers, refunds, drawers, sales, receipts.
//!
//! **Invariants.** Every cent is a posting of the `ledger`; what a patron owes is a sum of postings,
//! never a number somebody wrote. A charge's cached amounts (open, paid, waived, cancelled) always add
//! up to the charge. Every act on a patron's account locks that account first, so two desks never pay
//! the same debt; a drawer's row is locked after it. Receipt numbers have no gaps. Nobody waives their
//! own charge, voids their own receipt or accepts their own drawer.

pub mod account;
mod by;
pub mod charge;
pub mod check;
pub mod desk;
pub mod drawer;
mod error;
mod filter;
mod number;
pub mod payment;
pub mod policy;
#[cfg(test)]
mod properties;
pub mod receipt;
pub mod refund;
pub mod sale;
#[cfg(test)]
mod scene;
pub mod setup;
mod show;
mod store;
pub mod testing;
#[cfg(test)]
mod tests;
mod today;
pub mod waiver;

pub use account::{account, credit, open_charges, owed, owed_for_blocks};
pub use charge::{Cancelled, NewCharge, OpenCharge, cancel_charge, charge};
pub use check::check;
pub use desk::{Desk, Face};
pub use error::MoneyError;
pub use ledger::Fault;
pub use store::is_at;
pub use today::today;

/// The words of the pages of money.
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

/// The routes of money.
#[must_use]
pub fn pages(desk: Desk) -> webkit::Pages {
    account::pages::pages()
        .merge(charge::pages::pages())
        .merge(payment::pages::pages())
        .merge(refund::pages::pages())
        .merge(sale::pages::pages())
        .merge(drawer::pages::pages())
        .finish(desk)
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    use kernel::Permission::{SeePatronMoney, TakePayment};
    use webkit::NavItem;
    vec![
        NavItem::new("/staff/drawer", "nav-drawer", "wallet", TakePayment)
            .letter('d')
            .also(&["/staff/sale"]),
        NavItem::new(
            "/staff/charges",
            "nav-money",
            "badge-dollar-sign",
            SeePatronMoney,
        )
        .letter('m')
        .also(&["/staff/payments", "/staff/refunds"]),
    ]
}
