//! Cash put in or taken out without a sale, and openings without one.

use ::store::{Entry, Tx};
use kernel::{Cents, DrawerId, Reason};
use ledger::{Group, Line};
use serde::{Deserialize, Serialize};

use super::{State, cash_of, locked, rules, store};
use crate::error::unless;
use crate::{MoneyError, by, policy, setup};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// Change brought from the safe.
    PaidIn,
    /// Paid out for the library: postage, supplies.
    PaidOut,
    /// Takings taken to the safe.
    Drop,
    /// Opened without a sale.
    NoSale,
}

impl MoveKind {
    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PaidIn => "paid-in",
            Self::PaidOut => "paid-out",
            Self::Drop => "drop",
            Self::NoSale => "no-sale",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::PaidIn, Self::PaidOut, Self::Drop, Self::NoSale]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A move to be made.
#[derive(Clone, Debug)]
pub struct NewMove {
    /// The session.
    pub drawer: DrawerId,
    /// What is done.
    pub kind: MoveKind,
    /// How much; nothing for [`MoveKind::NoSale`].
    pub cents: Cents,
    /// Why: a code of the library's list for [`MoveKind::PaidOut`], words otherwise.
    pub reason: String,
}

/// Makes a move in the caller's transaction.
///
/// # Errors
/// [`MoneyError::Refused`] when the drawer is not open, holds too little, or a reason is missing.
pub fn make_move(tx: &Tx<'_>, new: &NewMove) -> Result<i64, MoneyError> {
    let session = locked(tx, new.drawer)?;
    let mut reasons: Vec<Reason> = rules::unless_state(&session, State::Open)
        .into_iter()
        .collect();
    let takes_out = matches!(new.kind, MoveKind::PaidOut | MoveKind::Drop);
    if new.kind != MoveKind::NoSale {
        reasons.extend(rules::against_amount(
            new.cents,
            takes_out,
            cash_of(tx, Some(&session))?,
        ));
    }
    reasons.extend(against_reason(tx, new)?);
    unless(reasons)?;
    let by = by::by(tx)?;
    let cents = if new.kind == MoveKind::NoSale {
        Cents::ZERO
    } else {
        new.cents
    };
    let id = store::insert_move(tx, new, cents, &by)?;
    let parts = policy::load(tx)?.parts;
    if !cents.is_zero() {
        let (other, into_drawer) = match new.kind {
            MoveKind::PaidIn => (&parts.safe, cents),
            MoveKind::PaidOut => (&parts.paid_out, -cents),
            MoveKind::Drop | MoveKind::NoSale => (&parts.safe, -cents),
        };
        let lines = vec![
            Line::debit(&parts.cash, into_drawer).drawer(Some(new.drawer)),
            Line::credit(other, into_drawer),
        ];
        ledger::post(
            tx,
            &Group {
                cause: "drawer-move",
                cause_id: id,
                day: by.day,
                lines,
            },
        )?;
    }
    tx.journal(
        Entry::new("drawer.moved", "drawer", new.drawer.0)
            .fact("move", new.kind)
            .fact("cents", cents)
            .fact("reason", new.reason.trim()),
    )?;
    Ok(id)
}

fn against_reason(tx: &Tx<'_>, new: &NewMove) -> Result<Option<Reason>, MoneyError> {
    let given = new.reason.trim();
    let listed =
        new.kind != MoveKind::PaidOut || setup::reasons(tx, "paid-out")?.iter().any(|r| r == given);
    Ok((given.is_empty() || !listed).then(|| Reason::new("drawer-move-reason")))
}
