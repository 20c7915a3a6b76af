//! Loans: one item with one patron, from checkout to return.

pub(crate) mod act;
pub mod list;
pub(crate) mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use ::store::{StoreError, Tx};
use kernel::{BranchId, ChargeId, ItemId, LoanId, Moment, PatronId};

/// A loan as its row has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loan {
    /// The loan.
    pub id: LoanId,
    /// What was lent.
    pub item: ItemId,
    /// To whom; cut after the return.
    pub patron: Option<PatronId>,
    /// Where it was lent.
    pub branch: BranchId,
    /// The item's kind then.
    pub kind: String,
    /// The patron's category then.
    pub category: String,
    /// The row of the rules it was made under.
    pub rule: i64,
    /// Whether the minute counts, not only the day.
    pub hourly: bool,
    /// When it began.
    pub lent_at: Moment,
    /// When it is due.
    pub due_at: Moment,
    /// How often it was renewed.
    pub renewals: i64,
    /// When the item counts as back.
    pub returned_at: Option<Moment>,
    /// When its return was scanned.
    pub recorded_at: Option<Moment>,
    /// The fine for its late return.
    pub fine_charge: Option<ChargeId>,
    /// Since when it counts as lost.
    pub lost_at: Option<Moment>,
    /// Since when the patron says that it was returned.
    pub claimed_at: Option<Moment>,
    /// Whether its checkout was taken back.
    pub undone: bool,
}

impl Loan {
    /// Whether the item is still out.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.returned_at.is_none()
    }
}

/// The loan of an id.
///
/// # Errors
/// What the database says.
pub fn loan(tx: &Tx<'_>, id: LoanId) -> Result<Option<Loan>, StoreError> {
    store::get(tx, id)
}

/// The open loan of an item.
///
/// # Errors
/// What the database says.
pub fn loan_of_item(tx: &Tx<'_>, item: ItemId) -> Result<Option<Loan>, StoreError> {
    store::open_of_item(tx, item)
}

/// The open loans of a patron, the earliest due first.
///
/// # Errors
/// What the database says.
pub fn loans_of(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<Loan>, StoreError> {
    store::open_of_patron(tx, patron)
}
