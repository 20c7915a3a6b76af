//! Check-in: the item is back; a late one is charged by the rule of its loan.

mod fined;
pub(crate) mod pages;
pub(crate) mod rules;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, Store, StoreError, Tx};
use building::Calendar;
use catalogue::ItemFacts;
use kernel::{Act, Barcode, BranchId, Cents, ChargeId, ItemId, LoanId, Moment, PatronId};
use serde::{Deserialize, Serialize};

pub use fined::accruing;
pub(crate) use fined::{charge_fine, fine_of};
pub use rules::How;

use crate::ask::{self, ItemBy};
use crate::loan::store::{Ending, close, open_of_item};
use crate::loan::{Loan, loan_of_item};
use crate::rule::Book;
use crate::{CirculationError, lock, lost, privacy};

/// What is asked at a check-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What.
    pub item: ItemBy,
    /// Over the desk, from the book drop, or as of a moment.
    pub how: How,
}

/// What came of a check-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// What came back.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Its barcode.
    pub barcode: Barcode,
    /// Its call number.
    pub call_number: String,
    /// The loan that ended; none where it was on no loan.
    pub loan: Option<LoanId>,
    /// Who had it.
    pub patron: Option<PatronId>,
    /// When it was due.
    pub due_at: Option<Moment>,
    /// When it counts as back.
    pub returned_at: Moment,
    /// The fine charged.
    pub fine: Cents,
    /// The charge.
    pub charge: Option<ChargeId>,
    /// What was charged for the loss and is taken back.
    pub refunded: Cents,
    /// Whether it was missing or lost until now.
    pub found: bool,
    /// Whether it was taken out of the collection.
    pub withdrawn: bool,
    /// The branch it belongs to, where that is not here. Sending it on is the transit desk's work, which is
    /// not part of this department yet: the page says where it belongs.
    pub belongs_to: Option<BranchId>,
}

webkit::shape!(Returned, "Checkin" { item, title, barcode, call_number, loan, patron, due_at, returned_at, fine, charge, refunded, found, withdrawn, belongs_to });

/// Takes an item back: exactly once for an act key.
///
/// # Errors
/// [`CirculationError::Refused`]: no such item, a moment that cannot be.
pub fn checkin(store: &Store, act: &Act, ask: &Ask) -> Result<Returned, CirculationError> {
    store.write_once(act, "checkin", |tx| take_back(tx, ask))
}

/// Takes an item back in the caller's transaction.
///
/// # Errors
/// See [`checkin`].
pub fn take_back(tx: &Tx<'_>, ask: &Ask) -> Result<Returned, CirculationError> {
    let act = tx.act()?;
    let item = ask::item(tx, &ask.item)?;
    let loan = locked_loan(tx, item.id)?;
    let book = crate::rule::book(tx)?;
    let calendar = building::calendar(tx, item.branch)?;
    let at = rules::returned_at(&ask.how, act, loan.as_ref(), &calendar, &book.policy)?;
    let mut back = Returned {
        item: item.id,
        title: item.title.clone(),
        barcode: item.barcode.clone(),
        call_number: item.call_number.clone(),
        loan: loan.as_ref().map(|l| l.id),
        patron: loan.as_ref().and_then(|l| l.patron),
        due_at: loan.as_ref().map(|l| l.due_at),
        returned_at: at,
        fine: Cents::ZERO,
        charge: None,
        refunded: Cents::ZERO,
        found: item.missing_since.is_some(),
        withdrawn: item.withdrawn_on.is_some(),
        belongs_to: act
            .branch
            .filter(|here| *here != item.branch)
            .map(|_| item.branch),
    };
    if item.missing_since.is_some() {
        catalogue::mark_found(tx, item.id)?;
    }
    match &loan {
        Some(loan) => end(tx, loan, &item, (&book, &calendar), &mut back)?,
        None => {
            tx.journal(Entry::new("item.checked-in", "item", item.id.0).fact("bib", item.bib))?;
        }
    }
    privacy::sweep(tx, &book.policy)?;
    Ok(back)
}

/// The open loan, with patron and item locked in that order.
pub(crate) fn locked_loan(tx: &Tx<'_>, item: ItemId) -> Result<Option<Loan>, StoreError> {
    let seen = loan_of_item(tx, item)?;
    if let Some(patron) = seen.as_ref().and_then(|l| l.patron) {
        lock::patron(tx, patron)?;
    }
    lock::item(tx, item)?;
    if tx.dialect() == ::store::Dialect::Sqlite {
        return Ok(seen);
    }
    open_of_item(tx, item)
}

/// Ends a loan: what was charged for its loss, its fine, its row.
fn end(
    tx: &Tx<'_>,
    loan: &Loan,
    item: &ItemFacts,
    (book, calendar): (&Book, &Calendar),
    back: &mut Returned,
) -> Result<(), CirculationError> {
    let act = tx.act()?;
    let found = lost::found(tx, loan, book)?;
    (back.refunded, back.found) = (found.refunded, back.found || loan.lost_at.is_some());
    if found.fine_is_due {
        let fine = fine_of(loan, back.returned_at, book, calendar)?;
        back.charge = charge_fine(tx, loan, item, &fine, (book, calendar))?;
        back.fine = if back.charge.is_some() {
            fine.found.cents
        } else {
            Cents::ZERO
        };
    }
    let ending = Ending {
        returned_at: back.returned_at,
        recorded_at: act.at,
        branch: act.branch,
        charge: back.charge,
    };
    close(tx, loan.id, &ending)?;
    let mut entry = Entry::new("loan.returned", "loan", loan.id.0)
        .fact("item", loan.item)
        .fact("returned_at", back.returned_at)
        .fact("fine", back.fine);
    if let Some(patron) = loan.patron {
        entry = entry.patron(patron);
    }
    tx.journal(entry)?;
    Ok(())
}
