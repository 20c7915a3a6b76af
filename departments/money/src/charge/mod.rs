//! Charging a patron, and taking a charge back.

pub mod explain;
pub(crate) mod pages;
mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, StoreError, Tx};
use kernel::{BranchId, Cents, ChargeId, ItemId, LoanId, Moment, PatronId, Reason};
use ledger::{Group, Line};
use serde::{Deserialize, Serialize};

use crate::by::by;
use crate::error::unless;
use crate::{MoneyError, account, policy, setup};

pub use store::{Charge, get};

/// A charge to be made.
#[derive(Clone, Debug)]
pub struct NewCharge<'a> {
    /// Who owes it.
    pub patron: PatronId,
    /// The code of the kind of charge, such as `overdue`.
    pub kind: &'a str,
    /// How much; above zero.
    pub cents: Cents,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// The loan it is about: kept here, so that a refund works after the item forgets its borrower.
    pub loan: Option<LoanId>,
    /// The branch whose money it is.
    pub branch: Option<BranchId>,
    /// What it is for, for the patron and those who may see their loans. It never leaves in an export
    /// (Government Code 7927.105).
    pub title: String,
    /// How it was computed, in the shape of [`explain::Explanation`].
    pub explanation: serde_json::Value,
}

/// A charge with something open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenCharge {
    /// The charge.
    pub id: ChargeId,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// What it is for.
    pub title: String,
    /// The whole charge.
    pub cents: Cents,
    /// What is still owed of it.
    pub open: Cents,
    /// When it was made.
    pub made_at: Moment,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// The loan it is about.
    pub loan: Option<LoanId>,
    /// The branch whose money it is.
    pub branch: Option<BranchId>,
}

webkit::shape!(OpenCharge, "Charge" { id, kind, kind_name, title, cents, open, made_at, item, loan, branch });

/// What became of a charge taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    /// Was open, and is owed no more.
    pub dropped: Cents,
    /// Was paid, and is the patron's credit now.
    pub credited: Cents,
}

/// Charges a patron in the caller's transaction.
///
/// # Errors
/// [`MoneyError::Refused`] for an unknown kind or an amount that is none.
pub fn charge(tx: &Tx<'_>, new: NewCharge<'_>) -> Result<ChargeId, MoneyError> {
    let kind = setup::kind_of(tx, new.kind)?;
    unless(rules::against(&new, kind.as_ref()))?;
    let Some(kind) = kind else {
        return Err(StoreError::Missing.into());
    };
    account::lock(tx, new.patron)?;
    let by = by(tx)?;
    let parts = policy::load(tx)?.parts;
    let id = store::insert(tx, &new, &by)?;
    let lines = vec![
        Line::debit(&parts.owed, new.cents).patron(new.patron),
        Line::credit(&kind.account, new.cents),
    ];
    ledger::post(
        tx,
        &Group {
            cause: "charge",
            cause_id: id.0,
            day: by.day,
            lines,
        },
    )?;
    tx.journal(
        Entry::new("charge.made", "charge", id.0)
            .fact("kind", new.kind)
            .fact("cents", new.cents)
            .fact("branch", new.branch)
            .patron(new.patron),
    )?;
    Ok(id)
}

/// Takes a charge back (a check-in undone, a lost item found): what is open falls away, what was paid
/// becomes the patron's credit, what was waived needed no waiver. A charge taken back before stays as
/// it is.
///
/// # Errors
/// [`MoneyError::Refused`] when there is no such charge.
pub fn cancel_charge(tx: &Tx<'_>, id: ChargeId, reason: &str) -> Result<Cancelled, MoneyError> {
    let charge = locked(tx, id)?;
    let whole = Release {
        open: charge.open,
        paid: charge.paid,
        waived: charge.waived,
    };
    if whole.sum().is_zero() {
        return Ok(Cancelled::default());
    }
    release(tx, &charge, whole, reason)?;
    Ok(Cancelled {
        dropped: whole.open,
        credited: whole.paid,
    })
}

/// Which parts of a charge are taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Release {
    /// Of what is still open.
    pub(crate) open: Cents,
    /// Of what was paid: becomes credit.
    pub(crate) paid: Cents,
    /// Of what was waived or written off.
    pub(crate) waived: Cents,
}

impl Release {
    fn sum(self) -> Cents {
        self.open + self.paid + self.waived
    }
}

/// Takes back parts of a charge whose account is locked.
pub(crate) fn release(
    tx: &Tx<'_>,
    charge: &Charge,
    part: Release,
    reason: &str,
) -> Result<(), MoneyError> {
    let by = by(tx)?;
    let parts = policy::load(tx)?.parts;
    let kept = store::given_up(tx, charge.id)?;
    let waived = part.waived.min(kept.waived);
    let written_off = part.waived - waived;
    let id = store::insert_cancellation(tx, charge.id, part, reason, &by)?;
    store::move_cached(tx, charge.id, part)?;
    let income = setup::kind_of(tx, &charge.kind)?.map_or(charge.account.clone(), |k| k.account);
    let lines = [
        Line::debit(&income, part.sum()),
        Line::credit(&parts.owed, part.open).patron(charge.patron),
        Line::credit(&parts.credit, part.paid).patron(charge.patron),
        Line::credit(&parts.waived, waived),
        Line::credit(&parts.written_off, written_off),
    ];
    let lines = lines.into_iter().filter(|l| !l.cents.is_zero()).collect();
    ledger::post(
        tx,
        &Group {
            cause: "charge-cancellation",
            cause_id: id,
            day: by.day,
            lines,
        },
    )?;
    tx.journal(
        Entry::new("charge.cancelled", "charge", charge.id.0)
            .fact("dropped", part.open)
            .fact("credited", part.paid)
            .fact("reason", reason)
            .patron(charge.patron),
    )?;
    Ok(())
}

/// The charge, with its patron's account locked first.
pub(crate) fn locked(tx: &Tx<'_>, id: ChargeId) -> Result<Charge, MoneyError> {
    let missing = || MoneyError::from(Reason::new("charge-unknown").with("id", id));
    let found = get(tx, id)?.ok_or_else(missing)?;
    account::lock(tx, found.patron)?;
    get(tx, id)?.ok_or_else(missing)
}
