//! A signed-in patron's own account: what is out and when it is due, renewing, what is owed and why.

mod explain;
mod pages;

pub(crate) use pages::pages;

use catalogue::ItemFacts;
use circulation::{CirculationError, Loan};
use kernel::{Cents, Moment, PatronId, Reason};
use money::OpenCharge;
use money::account::StatementLine;
use money::charge::explain::Explanation;
use patrons::Patron;
use store::{StoreError, Tx};

/// Lines of the history shown.
const HISTORY_MOST: usize = 40;

/// What a patron's account holds.
pub(crate) struct Account {
    pub(crate) patron: Patron,
    /// The open loans, the earliest due first.
    pub(crate) loans: Vec<(Loan, ItemFacts)>,
    /// The open charges, oldest first, with how each was computed.
    pub(crate) charges: Vec<(OpenCharge, Explanation)>,
    /// What was charged and paid until now, newest first.
    pub(crate) history: Vec<StatementLine>,
    /// After credit; below zero when the library owes the patron.
    pub(crate) owed: Cents,
    /// What keeps the patron from borrowing.
    pub(crate) blocks: Vec<Reason>,
}

/// Reads the account; none for a patron nobody knows.
pub(crate) fn account(
    tx: &Tx<'_>,
    id: PatronId,
    now: Moment,
) -> Result<Option<Account>, CirculationError> {
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
    let mut history = money::account::account(tx, id)?;
    history.reverse();
    history.truncate(HISTORY_MOST);
    let blocks = circulation::against_patron(tx, &patron, now)?;
    Ok(Some(Account {
        history,
        owed: money::owed(tx, id)?,
        patron,
        loans,
        charges,
        blocks,
    }))
}
