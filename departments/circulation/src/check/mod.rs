//! Proving from the rows that lending is right: what `doctor` runs.

mod store;

use ::store::{StoreError, Tx};
use money::Fault;

/// Every fault of this department's rows. Empty when all holds.
///
/// # Errors
/// What the database says.
pub fn check(tx: &Tx<'_>) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    for question in store::QUESTIONS {
        let wrong = store::ask(tx, question.sql)?;
        faults.extend(wrong.into_iter().map(|id| {
            Fault::new(
                question.what,
                format!("{} {id}", question.noun),
                question.mend,
            )
        }));
    }
    Ok(faults)
}
