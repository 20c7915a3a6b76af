//! Selling things of the price list to nobody in particular: earbuds, print cards, copies.

pub(crate) mod pages;
mod rules;
#[cfg(test)]
mod tests;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, Cents, DrawerId, PaymentId};
use ledger::{Group, Line};

use crate::error::unless;
use crate::payment::store::{NewLine, Taken, insert, insert_line};
use crate::{MoneyError, by, drawer, number, setup};

/// A sale to be made.
#[derive(Clone, Debug)]
pub struct NewSale {
    /// Code of the price and how many; none are left out.
    pub things: Vec<(String, i64)>,
    /// The code of the way to pay.
    pub method: String,
    /// Check number or approval code; never a card number.
    pub reference: String,
    /// The cash handed over, when more than is due.
    pub tendered: Option<Cents>,
    /// The drawer session it is taken in.
    pub drawer: Option<DrawerId>,
}

/// Sells exactly once for the act's key.
///
/// # Errors
/// See [`sell`].
pub fn sell_once(store: &Store, act: &Act, new: &NewSale) -> Result<PaymentId, MoneyError> {
    store.write_once(act, "sale", |tx| sell(tx, new))
}

/// Sells in the caller's transaction: income at once, no patron, a receipt like any other.
///
/// # Errors
/// [`MoneyError::Refused`] with all reasons.
pub fn sell(tx: &Tx<'_>, new: &NewSale) -> Result<PaymentId, MoneyError> {
    let session = drawer::lock_if_any(tx, new.drawer)?;
    let method = setup::method_of(tx, &new.method)?;
    let prices = setup::prices(tx)?;
    let bill = rules::bill(&new.things, &prices);
    unless(rules::against(
        new,
        &bill,
        method.as_ref(),
        session.as_ref(),
    ))?;
    let (method, bill) = method.zip(bill.ok()).ok_or(StoreError::Missing)?;
    let total: Cents = bill.iter().map(|line| line.cents).sum();
    let by = by::by(tx)?;
    let receipt = number::receipt(tx, by.day)?;
    let taken = Taken {
        receipt: &receipt,
        patron: None,
        method: &method.code,
        reference: new.reference.trim(),
        cents: total,
        tendered: new.tendered,
        owed_after: None,
        session: new.drawer,
    };
    let id = insert(tx, &taken, &by)?;
    let mut postings = vec![(method.account.clone(), total)];
    for line in &bill {
        let (kind, what, quantity) = (&line.price.kind, &line.price.name, line.quantity);
        let row = NewLine {
            charge: None,
            kind,
            what,
            quantity,
            owed: line.cents,
            cents: line.cents,
        };
        insert_line(tx, id, &row)?;
        let kind = setup::kind_of(tx, kind)?.ok_or(StoreError::Missing)?;
        postings.push((kind.account, -line.cents));
    }
    let lines = (0..).zip(&postings).map(|(n, (account, cents))| {
        let line = Line::debit(account, *cents);
        if n == 0 {
            line.drawer(new.drawer)
        } else {
            line
        }
    });
    let lines = lines.collect();
    ledger::post(
        tx,
        &Group {
            cause: "payment",
            cause_id: id.0,
            day: by.day,
            lines,
        },
    )?;
    tx.journal(
        Entry::new("sale.made", "payment", id.0)
            .fact("cents", total)
            .fact("method", &new.method)
            .fact("drawer", new.drawer),
    )?;
    Ok(id)
}
