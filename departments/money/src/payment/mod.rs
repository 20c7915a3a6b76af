//! Taking money for charges, and voiding a receipt.

pub(crate) mod pages;
pub(crate) mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;
mod void;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, Cents, ChargeId, DrawerId, PatronId, PaymentId};
use ledger::{Group, Line};

use crate::by::By;
use crate::{MoneyError, account, by, drawer, number, policy, setup};

pub use rules::Share;
pub use store::{Payment, PaymentLine, Voided, get, lines_of, void_of};
pub use void::void;

/// Which charges a payment goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Towards {
    /// The oldest first, until it is used up.
    OldestFirst,
    /// These only, the oldest of them first.
    Chosen(Vec<ChargeId>),
}

/// A payment to be taken.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// Whose charges.
    pub patron: PatronId,
    /// How much is paid, change not counted.
    pub cents: Cents,
    /// The code of the way to pay.
    pub method: String,
    /// Check number or approval code; never a card number.
    pub reference: String,
    /// The cash handed over, when more than is paid.
    pub tendered: Option<Cents>,
    /// Which charges it goes to.
    pub towards: Towards,
    /// The drawer session it is taken in.
    pub drawer: Option<DrawerId>,
}

/// Takes a payment exactly once for the act's key: a double click gives the first receipt again.
///
/// # Errors
/// See [`take`].
pub fn take_once(store: &Store, act: &Act, new: &NewPayment) -> Result<PaymentId, MoneyError> {
    store.write_once(act, "payment", |tx| take(tx, new))
}

/// Takes a payment in the caller's transaction and gives it the next receipt number.
///
/// # Errors
/// [`MoneyError::Refused`] with all reasons: more than is owed, no open drawer, a reference missing.
pub fn take(tx: &Tx<'_>, new: &NewPayment) -> Result<PaymentId, MoneyError> {
    account::lock(tx, new.patron)?;
    let by = by::by(tx)?;
    let facts = rules::Facts {
        method: setup::method_of(tx, &new.method)?,
        open: account::open_charges(tx, new.patron)?,
        session: drawer::lock_if_any(tx, new.drawer)?,
        credit: account::credit(tx, new.patron)?,
    };
    let shares = rules::shares(new, &facts).map_err(MoneyError::Refused)?;
    let method = facts.method.ok_or(StoreError::Missing)?;
    let id = book(tx, new, &shares, &method, &by)?;
    tx.journal(
        Entry::new("payment.taken", "payment", id.0)
            .fact("cents", new.cents)
            .fact("method", &new.method)
            .fact("drawer", new.drawer)
            .patron(new.patron),
    )?;
    Ok(id)
}

/// Writes the rows and the postings of a payment that nothing speaks against.
fn book(
    tx: &Tx<'_>,
    new: &NewPayment,
    shares: &[Share],
    method: &setup::Method,
    by: &By,
) -> Result<PaymentId, MoneyError> {
    for share in shares {
        crate::charge::store::pay_cached(tx, share.charge, share.cents)?;
    }
    let parts = policy::load(tx)?.parts;
    let from_credit = method.code == setup::FROM_CREDIT;
    let paid_off = if from_credit { Cents::ZERO } else { new.cents };
    let owed_after = account::owed(tx, new.patron)? - paid_off;
    let receipt = number::receipt(tx, by.day)?;
    let taken = store::Taken {
        receipt: &receipt,
        patron: Some(new.patron),
        method: &method.code,
        reference: new.reference.trim(),
        cents: new.cents,
        tendered: new.tendered,
        owed_after: Some(owed_after),
        session: new.drawer,
    };
    let id = store::insert(tx, &taken, by)?;
    for share in shares {
        store::insert_line(tx, id, &share.line())?;
    }
    let from = Line::debit(&method.account, new.cents);
    let from = if from_credit {
        from.patron(new.patron)
    } else {
        from.drawer(new.drawer)
    };
    let lines = vec![
        from,
        Line::credit(&parts.owed, new.cents).patron(new.patron),
    ];
    ledger::post(
        tx,
        &Group {
            cause: "payment",
            cause_id: id.0,
            day: by.day,
            lines,
        },
    )?;
    Ok(id)
}
