//! Giving money back: a patron's credit, or what was paid for one charge.

pub(crate) mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, Cents, ChargeId, DrawerId, PatronId};
use ledger::{Group, Line};

use crate::charge::{self, Release};
use crate::error::unless;
use crate::{MoneyError, account, by, drawer, number, policy, setup};

pub use store::{Refund, get};

/// A refund to be given.
#[derive(Clone, Debug)]
pub struct NewRefund {
    /// Who gets it.
    pub patron: PatronId,
    /// The charge it takes back, as far as it was paid; without one the patron's credit is given back.
    pub charge: Option<ChargeId>,
    /// How much.
    pub cents: Cents,
    /// The code of the way it is given back.
    pub method: String,
    /// A number from outside, where the method asks for one; never a card number.
    pub reference: String,
    /// The code of the reason, from the library's list.
    pub reason: String,
    /// What is to be known besides.
    pub note: String,
    /// The drawer session it comes out of.
    pub drawer: Option<DrawerId>,
}

/// Gives a refund exactly once for the act's key.
///
/// # Errors
/// See [`give`].
pub fn give_once(
    store: &Store,
    act: &Act,
    new: &NewRefund,
    own_patron: Option<PatronId>,
) -> Result<i64, MoneyError> {
    store.write_once(act, "refund", |tx| give(tx, new, own_patron))
}

/// Gives a refund in the caller's transaction: the charge, if one is named, is taken back by as much,
/// and the credit goes out by the method.
///
/// # Errors
/// [`MoneyError::Refused`] with all reasons: above what was paid, above the limit, too little cash.
pub fn give(tx: &Tx<'_>, new: &NewRefund, own_patron: Option<PatronId>) -> Result<i64, MoneyError> {
    account::lock(tx, new.patron)?;
    let charge = match new.charge {
        Some(id) => Some(charge::locked(tx, id)?),
        None => None,
    };
    let session = drawer::lock_if_any(tx, new.drawer)?;
    let by = by::by(tx)?;
    let policy = policy::load(tx)?;
    let facts = rules::Facts {
        actor: &tx.act()?.actor,
        charge: charge.as_ref(),
        credit: account::credit(tx, new.patron)?,
        own_patron,
        before: store::given_by_today(tx, new.patron, by.id, by.day)?,
        method: setup::method_of(tx, &new.method)?,
        cash: drawer::cash_of(tx, session.as_ref())?,
        session: session.as_ref(),
        reasons: setup::reasons(tx, "refund")?,
        note_above: policy.note_above_cents,
    };
    unless(rules::against(new, &facts))?;
    let method = facts.method.ok_or(StoreError::Missing)?;
    if let Some(charge) = &charge {
        let part = Release {
            paid: new.cents,
            ..Release::default()
        };
        charge::release(tx, charge, part, &new.reason)?;
    }
    let owed_after = account::owed(tx, new.patron)? + new.cents;
    let receipt = number::receipt(tx, by.day)?;
    let id = store::insert(tx, new, &receipt, owed_after, &by)?;
    let lines = vec![
        Line::debit(&policy.parts.credit, new.cents).patron(new.patron),
        Line::credit(&method.account, new.cents).drawer(new.drawer),
    ];
    ledger::post(
        tx,
        &Group {
            cause: "refund",
            cause_id: id,
            day: by.day,
            lines,
        },
    )?;
    tx.journal(
        Entry::new("refund.given", "refund", id)
            .fact("cents", new.cents)
            .fact("method", &new.method)
            .fact("reason", &new.reason)
            .fact("charge", new.charge)
            .personal("note", new.note.trim())
            .patron(new.patron),
    )?;
    Ok(id)
}
