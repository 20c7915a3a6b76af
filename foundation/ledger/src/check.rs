//! Proving the invariants from the rows.

use ::store::{StoreError, Tx};

use crate::store;

/// Something that does not hold: what, where, and how to put it right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// The rows it was found in.
    pub place: String,
    /// What to do.
    pub mend: String,
}

impl Fault {
    /// A fault.
    #[must_use]
    pub fn new(what: impl Into<String>, place: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            place: place.into(),
            mend: mend.into(),
        }
    }
}

/// Whether every group balances, has at least two postings, and every reversal is the opposite of
/// what it reverses. Empty when all holds; at most a hundred faults of each sort.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    const MEND: &str = "Postings are only ever added by the program: restore the last backup in which \
        this check is clean, or ask for help with the journal of this group's cause.";
    let unbalanced = store::unbalanced(tx)?.into_iter().map(|(id, off)| {
        Fault::new(
            format!("debits and credits differ by {off}"),
            format!("ledger group {id}"),
            MEND,
        )
    });
    let thin = store::thin(tx)?.into_iter().map(|(id, n)| {
        Fault::new(
            format!("{n} postings where at least two belong"),
            format!("ledger group {id}"),
            MEND,
        )
    });
    let crooked = store::crooked_reversals(tx)?.into_iter().map(|id| {
        Fault::new(
            "not the opposite of what it reverses",
            format!("ledger group {id}"),
            MEND,
        )
    });
    Ok(unbalanced.chain(thin).chain(crooked).collect())
}
