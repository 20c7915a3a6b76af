//! A signed-in patron's own account: what is out and when it is due, renewing, what is owed and why.

mod explain;
mod pages;

pub(crate) use pages::pages;

use catalogue::ItemFacts;
use circulation::Loan;
use kernel::{Cents, PatronId, Reason};
use money::OpenCharge;
use money::charge::explain::Explanation;
use patrons::Patron;
use store::{StoreError, Tx};

/// What a patron's account holds.
pub(crate) struct Account {
    pub(crate) patron: Patron,
    /// The open loans, the earliest due first.
    pub(crate) loans: Vec<(Loan, ItemFacts)>,
    /// The open charges, oldest first, with how each was computed.
    pub(crate) charges: Vec<(OpenCharge, Explanation)>,
    /// After credit; below zero when the library owes the patron.
    pub(crate) owed: Cents,
    /// What keeps the patron from borrowing.
    pub(crate) blocks: Vec<Reason>,
}

/// Reads the account; none for a patron nobody knows.
pub(crate) fn account(
    tx: &Tx<'_>,
    id: PatronId,
    today: kernel::Day,
) -> Result<Option<Account>, StoreError> {
    let Some(patron) = patrons::get(tx, id)? else {
        return Ok(None);
    };
    let mut loans = Vec::new();
    for loan in circulation::loans_of(tx, id)? {
        let item = catalogue::item(tx, loan.item)?.ok_or(StoreError::Missing)?;
        loans.push((loan, item));
    }
    let mut charges = Vec::new();
    for open in money::open_charges(tx, id)? {
        let whole = money::charge::get(tx, open.id)?.ok_or(StoreError::Missing)?;
        charges.push((open, Explanation::of_json(&whole.explanation)));
    }
    let policy = patrons::block_policy(tx)?;
    let blocks = patrons::standing(&patron, &patrons::blocks(tx, id)?, &policy, today);
    Ok(Some(Account {
        owed: money::owed(tx, id)?,
        patron,
        loans,
        charges,
        blocks,
    }))
}
