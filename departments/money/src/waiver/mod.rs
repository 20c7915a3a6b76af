//! Giving up a charge or a part of it: waived as a kindness or correction, or written off because
//! nobody will pay. Nobody gives up their own charge.

mod rules;
mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, Tx};
use kernel::{Cents, ChargeId, PatronId, Permission};
use ledger::{Group, Line};
use serde::{Deserialize, Serialize};

use crate::error::unless;
use crate::{MoneyError, by, charge, policy, setup};

/// Why money is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// A kindness or a correction: [`Permission::Waive`].
    Waiver,
    /// Nobody will pay: [`Permission::WriteOff`].
    WriteOff,
}

impl Sort {
    /// The word in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiver => "waiver",
            Self::WriteOff => "write-off",
        }
    }

    /// The list its reasons are chosen from.
    #[must_use]
    pub fn reasons(self) -> &'static str {
        match self {
            Self::Waiver => "waive",
            Self::WriteOff => "write-off",
        }
    }

    /// What it takes.
    #[must_use]
    pub fn permission(self) -> Permission {
        match self {
            Self::Waiver => Permission::Waive,
            Self::WriteOff => Permission::WriteOff,
        }
    }
}

/// A waiver or write-off to be made.
#[derive(Clone, Debug)]
pub struct NewWaiver {
    /// Which of the two.
    pub sort: Sort,
    /// The charge.
    pub charge: ChargeId,
    /// How much of what is open.
    pub cents: Cents,
    /// The code of the reason, from the library's list.
    pub reason: String,
    /// What is to be known besides; needed above the library's threshold.
    pub note: String,
}

/// Waives or writes off in the caller's transaction. `own_patron` is the acting person's own patron
/// record, if they have one: their own charges are for somebody else.
///
/// # Errors
/// [`MoneyError::Refused`] with all reasons; the limit names the permission that sets it aside.
pub fn waive(
    tx: &Tx<'_>,
    new: &NewWaiver,
    own_patron: Option<PatronId>,
) -> Result<i64, MoneyError> {
    let charge = charge::locked(tx, new.charge)?;
    let by = by::by(tx)?;
    let policy = policy::load(tx)?;
    unless(rules::against(
        new,
        &rules::Facts {
            actor: &tx.act()?.actor,
            charge: &charge,
            own_patron,
            before: store::given_up_by(tx, new, by.id)?,
            reasons: setup::reasons(tx, new.sort.reasons())?,
            note_above: policy.note_above_cents,
        },
    ))?;
    charge::store::waive_cached(tx, charge.id, new.cents)?;
    let id = store::insert(tx, new, &by)?;
    let account = match new.sort {
        Sort::Waiver => &policy.parts.waived,
        Sort::WriteOff => &policy.parts.written_off,
    };
    let lines = vec![
        Line::debit(account, new.cents),
        Line::credit(&policy.parts.owed, new.cents).patron(charge.patron),
    ];
    ledger::post(
        tx,
        &Group {
            cause: "waiver",
            cause_id: id,
            day: by.day,
            lines,
        },
    )?;
    tx.journal(
        Entry::new("charge.waived", "charge", charge.id.0)
            .fact("sort", new.sort)
            .fact("cents", new.cents)
            .fact("reason", &new.reason)
            .personal("note", new.note.trim())
            .patron(charge.patron),
    )?;
    Ok(id)
}
