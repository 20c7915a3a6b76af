//! A patron's account: what they owe, what they have as credit, and the lines that made it so.

pub(crate) mod pages;
mod statement;
pub(crate) mod store;

use ::store::{StoreError, Tx};
use kernel::{Cents, PatronId};

pub use statement::{StatementKind, StatementLine, account};

use crate::charge::OpenCharge;
use crate::policy;

/// What the patron owes after their credit: below zero when the library owes them.
///
/// # Errors
/// What the database says.
pub fn owed(tx: &Tx<'_>, patron: PatronId) -> Result<Cents, StoreError> {
    let parts = policy::load(tx)?.parts;
    store::balance_of(tx, patron, &parts.owed, &parts.credit)
}

/// What the patron owes that counts toward the debt that stops borrowing (kinds of charge with
/// `blocks`), after their credit; never below zero.
///
/// # Errors
/// What the database says.
pub fn owed_for_blocks(tx: &Tx<'_>, patron: PatronId) -> Result<Cents, StoreError> {
    let open = store::open_that_blocks(tx, patron)?;
    if open.is_zero() {
        return Ok(open);
    }
    Ok((open - credit(tx, patron)?).max(Cents::ZERO))
}

/// What the library owes the patron: a charge taken back after it was paid.
///
/// # Errors
/// What the database says.
pub fn credit(tx: &Tx<'_>, patron: PatronId) -> Result<Cents, StoreError> {
    let parts = policy::load(tx)?.parts;
    Ok(-ledger::balance(
        tx,
        &parts.credit,
        ledger::Of::Patron(patron),
    )?)
}

/// The charges with something open, oldest first.
///
/// # Errors
/// What the database says.
pub fn open_charges(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<OpenCharge>, StoreError> {
    crate::charge::store::open_of(tx, patron)
}

/// Locks the patron's account until the transaction ends: the first thing of every act on it.
///
/// # Errors
/// What the database says.
pub(crate) fn lock(tx: &Tx<'_>, patron: PatronId) -> Result<(), StoreError> {
    store::lock(tx, patron)
}
