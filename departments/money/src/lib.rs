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
pub mod drawer;
mod error;
mod number;
pub mod payment;
pub mod policy;
#[cfg(test)]
mod properties;
pub mod refund;
pub mod sale;
#[cfg(test)]
mod scene;
pub mod setup;
mod store;
pub mod testing;
pub mod waiver;

pub use account::{account, credit, open_charges, owed, owed_for_blocks};
pub use charge::{Cancelled, NewCharge, OpenCharge, cancel_charge, charge};
pub use check::check;
pub use error::MoneyError;
pub use ledger::Fault;
