//! Voiding a receipt: by another person, on the day it was written, while its drawer is open.

use ::store::{Entry, Tx};
use kernel::{Cents, Day, PaymentId, Permission, Reason, StaffId};
use ledger::Unposted;

use super::store::{self, Payment, PaymentLine};
use crate::drawer::{self, Session, State};
use crate::error::unless;
use crate::{MoneyError, account, by, charge, number};

/// What the rules of a void look at.
pub(super) struct Facts<'a> {
    pub(super) payment: &'a Payment,
    pub(super) session: Option<&'a Session>,
    /// Each charge's line and what is still paid of that charge.
    pub(super) lines: &'a [(Cents, Cents)],
    pub(super) voider: Option<StaffId>,
    pub(super) may: bool,
    pub(super) today: Day,
    pub(super) reason: &'a str,
}

/// All reasons against voiding.
pub(super) fn against(facts: &Facts<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let mut no = |code| reasons.push(Reason::new(code).with("receipt", &facts.payment.receipt));
    if facts.payment.voided_by.is_some() {
        no("void-done-before");
    }
    if facts.payment.by.is_some() && facts.payment.by == facts.voider {
        no("void-own");
    }
    if !facts.may {
        no("void-may-not");
    }
    if facts.session.is_some_and(|s| s.state != State::Open) {
        no("void-drawer-closed");
    } else if facts.payment.taken_on != facts.today {
        no("void-another-day");
    }
    if facts.lines.iter().any(|(line, paid)| paid < line) {
        no("void-given-back");
    }
    if facts.reason.trim().is_empty() {
        no("void-reason-missing");
    }
    reasons
}

/// Voids a payment: its charges are owed again, its money goes back, and a receipt of its own says so.
/// It takes [`Permission::AcceptDrawer`] and another person than the one who took the payment.
///
/// # Errors
/// [`MoneyError::Refused`] with all reasons.
pub fn void(tx: &Tx<'_>, id: PaymentId, reason: &str) -> Result<(), MoneyError> {
    let payment = locked(tx, id)?;
    let session = drawer::lock_if_any(tx, payment.drawer)?;
    let lines = store::lines_of(tx, id)?;
    let paid = lines
        .iter()
        .map(|l| still_paid(tx, l))
        .collect::<Result<Vec<_>, _>>()?;
    let by = by::by(tx)?;
    let actor = &tx.act()?.actor;
    unless(against(&Facts {
        payment: &payment,
        session: session.as_ref(),
        lines: &paid,
        voider: by.id,
        may: actor.may(Permission::AcceptDrawer),
        today: by.day,
        reason,
    }))?;
    for line in &lines {
        if let Some(charge) = line.charge {
            charge::store::pay_cached(tx, charge, -line.cents)?;
        }
    }
    let receipt = number::receipt(tx, by.day)?;
    store::insert_void(tx, &payment, &receipt, reason.trim(), &by)?;
    let group = ledger::group_of(tx, "payment", id.0)?;
    let group = group.ok_or_else(|| ledger::LedgerError::from(Unposted::NoGroup(id.0)))?;
    ledger::reverse(tx, group, ("payment-void", id.0), by.day)?;
    let entry = Entry::new("payment.voided", "payment", id.0).fact("reason", reason.trim());
    tx.journal(match payment.patron {
        Some(patron) => entry.patron(patron),
        None => entry,
    })?;
    Ok(())
}

/// The payment, with its patron's account locked first.
fn locked(tx: &Tx<'_>, id: PaymentId) -> Result<Payment, MoneyError> {
    let missing = || MoneyError::from(Reason::new("payment-unknown").with("id", id));
    let found = store::get(tx, id)?.ok_or_else(missing)?;
    if let Some(patron) = found.patron {
        account::lock(tx, patron)?;
    }
    store::get(tx, id)?.ok_or_else(missing)
}

/// A line's amount, and what is still paid of its charge; a sale's line stays as it is.
fn still_paid(tx: &Tx<'_>, line: &PaymentLine) -> Result<(Cents, Cents), MoneyError> {
    let charge = match line.charge {
        Some(id) => charge::get(tx, id)?,
        None => None,
    };
    Ok((line.cents, charge.map_or(line.cents, |c| c.paid)))
}
