//! Double entry: accounts, postings that balance, balances.
//!
//! Every cent of the library moves in a *group* of postings: debits positive, credits negative,
//! together zero. Groups are only ever added; a mistake is put right by a group that reverses it.
//! A posting may name a patron or a drawer session, so that an account has a balance for each.
//!
//! **Invariants.** A group that does not balance is refused before a row is written; nothing here
//! updates or deletes; a group is reversed at most once. [`check`] proves all of it from the rows.

mod account;
mod check;
mod group;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use account::{AccountKind, NewAccount};
pub use check::{Fault, check};
pub use group::{Group, Line, post, reverse};
pub use rules::Unposted;
pub use store::{
    AccountBalance, LedgerLine, Of, account, balance, balances, by_drawer, by_patron, group_of,
    is_at, lines_of, open_account,
};

use ::store::StoreError;

/// Why nothing was posted.
#[derive(Debug, Clone, thiserror::Error)]
pub enum LedgerError {
    /// The group breaks a rule of double entry: a fault of the program that made it.
    #[error("the ledger refuses: {0}")]
    Unposted(#[from] Unposted),
    /// No account has this code.
    #[error("the ledger has no account {0}: load the chart of accounts first")]
    NoAccount(String),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}
