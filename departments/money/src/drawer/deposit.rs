//! Sending an accepted session's money to the cashier or the bank.

use ::store::{Entry, StoreError, Tx};
use kernel::{Cents, DrawerId, Moment, Permission, Reason};
use ledger::{Group, Line};
use serde::Serialize;

use super::{State, locked, rules, store, z_figures};
use crate::error::unless;
use crate::{MoneyError, by, policy};

/// A deposit as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deposit {
    /// When.
    pub at: Moment,
    /// Who prepared it.
    pub by_name: String,
    /// The number of the deposit slip.
    pub slip: String,
    /// The number of the sealed bag.
    pub bag: String,
    /// The cash in it.
    pub cash: Cents,
    /// The checks in it.
    pub papers: Cents,
}

/// Deposits all that the session took, less the float that went back.
///
/// # Errors
/// [`MoneyError::Refused`] when it is not accepted, was deposited, or there is nothing to deposit.
pub fn deposit(tx: &Tx<'_>, id: DrawerId, slip: &str, bag: &str) -> Result<(), MoneyError> {
    let actor = &tx.act()?.actor;
    let who = rules::person(actor)?;
    let session = locked(tx, id)?;
    let mut reasons: Vec<Reason> = rules::unless_state(&session, State::Accepted)
        .into_iter()
        .collect();
    if !actor.may(Permission::AcceptDrawer) {
        reasons.push(Reason::new("drawer-may-not-accept").overridable(Permission::AcceptDrawer));
    }
    if slip.trim().is_empty() || bag.trim().is_empty() {
        reasons.push(Reason::new("deposit-numbers-missing"));
    }
    unless(reasons)?;
    let figures = z_figures(tx, id)?.ok_or(StoreError::Missing)?;
    let (cash, papers) = (figures.cash_to_deposit(), figures.papers_to_deposit());
    if (cash + papers).is_zero() {
        return Err(Reason::new("deposit-nothing").into());
    }
    let by = by::by(tx)?;
    store::insert_deposit(
        tx,
        id,
        (slip.trim(), bag.trim()),
        (cash, papers),
        (who, &by),
    )?;
    let parts = policy::load(tx)?.parts;
    let lines = vec![
        Line::debit(&parts.deposits, cash + papers),
        Line::credit(&parts.cash, cash + papers).drawer(Some(id)),
    ];
    ledger::post(
        tx,
        &Group {
            cause: "drawer-deposit",
            cause_id: id.0,
            day: by.day,
            lines,
        },
    )?;
    let entry = Entry::new("drawer.deposited", "drawer", id.0);
    tx.journal(
        entry
            .fact("slip", slip.trim())
            .fact("bag", bag.trim())
            .fact("cents", cash + papers),
    )?;
    Ok(())
}
