//! All loans of a patron, or those chosen in a list, at once: what can be renewed is, and of the others every reason is told.

use std::collections::BTreeSet;

use ::store::{Store, Tx};
use kernel::{Act, LoanId, Moment, PatronId};
use serde::{Deserialize, Serialize};

use super::{Ask, Told, extend};
use crate::CirculationError;

/// What came of one loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The loan.
    pub loan: LoanId,
    /// The title of its item.
    pub title: String,
    /// When it is due now.
    pub due_at: Moment,
    /// Why it was not renewed; empty where it was.
    pub reasons: Vec<Told>,
}

/// Renews every loan of a patron that can be: exactly once for an act key.
///
/// # Errors
/// What the database says; refusals are in the outcomes.
pub fn renew_all(
    store: &Store,
    act: &Act,
    patron: PatronId,
) -> Result<Vec<Outcome>, CirculationError> {
    store.write_once(act, "renewals", |tx| {
        let loans = crate::loan::loans_of(tx, patron)?;
        loans
            .iter()
            .map(|loan| one(tx, loan.id, loan.due_at, loan.item))
            .collect()
    })
}

/// Renews the loans chosen in a list, as [`renew_all`] does; one that has come back meanwhile is passed over, one named
/// twice is renewed once. They are taken in one order, so that two desks who chose the same wait for each other.
///
/// # Errors
/// What the database says; refusals are in the outcomes.
pub fn renew_these(
    store: &Store,
    act: &Act,
    loans: &[LoanId],
) -> Result<Vec<Outcome>, CirculationError> {
    store.write_once(act, "renewals", |tx| {
        let mut outcomes = Vec::new();
        for id in BTreeSet::from_iter(loans) {
            let loan = crate::loan::loan(tx, *id)?.filter(crate::loan::Loan::is_open);
            if let Some(loan) = loan {
                outcomes.push(one(tx, loan.id, loan.due_at, loan.item)?);
            }
        }
        Ok(outcomes)
    })
}

fn one(
    tx: &Tx<'_>,
    loan: LoanId,
    due_at: Moment,
    item: kernel::ItemId,
) -> Result<Outcome, CirculationError> {
    let ask = Ask {
        loan,
        due: None,
        overrides: Vec::new(),
    };
    match extend(tx, &ask) {
        Ok(renewed) => Ok(Outcome {
            loan,
            title: renewed.title,
            due_at: renewed.due_at,
            reasons: Vec::new(),
        }),
        // A refusal writes nothing before it is told.
        Err(CirculationError::Refused(refusal)) => {
            let title = catalogue::item(tx, item)?.map(|i| i.title);
            Ok(Outcome {
                loan,
                title: title.unwrap_or_default(),
                due_at,
                reasons: refusal.reasons.iter().map(Told::of).collect(),
            })
        }
        Err(other) => Err(other),
    }
}
