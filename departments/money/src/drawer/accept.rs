//! Accepting another person's drawer: the Z-report gets its number and is fixed.

use ::store::{Entry, StoreError, Tx};
use kernel::{Cents, DrawerId, Moment};
use ledger::{Group, Line};
use serde::{Deserialize, Serialize};

use super::rules::Facts;
use super::sums::Sums;
use super::{Closing, Count, Session, locked, rules, store, sums};
use crate::error::unless;
use crate::{MoneyError, by, number, policy};

/// Everything a Z-report shows, as it was at acceptance: kept whole, so that a reprint shows the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZFigures {
    /// The report's number.
    pub number: i64,
    /// The session.
    pub session: Session,
    /// What it took and gave.
    pub sums: Sums,
    /// The closing, with explanation and second count.
    pub closing: Closing,
    /// The float by denomination.
    pub float: Count,
    /// The count that stands by denomination: the second where there was one.
    pub count: Count,
    /// Who accepted.
    pub accepted_by: String,
    /// When.
    pub accepted_at: Moment,
}

impl ZFigures {
    /// What goes back into the safe as the next float: the float, or what there is of it.
    #[must_use]
    pub fn float_kept(&self) -> Cents {
        self.session.float.min(self.count.total())
    }

    /// The cash to deposit.
    #[must_use]
    pub fn cash_to_deposit(&self) -> Cents {
        self.count.total() - self.float_kept()
    }

    /// The checks to deposit.
    #[must_use]
    pub fn papers_to_deposit(&self) -> Cents {
        self.closing
            .reported
            .iter()
            .filter(|r| r.in_drawer)
            .map(|r| r.reported)
            .sum()
    }
}

/// Accepts a closed session in the caller's transaction; gives the Z-report's number. The variance is
/// booked to cash over and short, the float goes back to the safe.
///
/// # Errors
/// [`MoneyError::Refused`] with all reasons: one's own drawer, a variance unexplained or uncounted.
pub fn accept(tx: &Tx<'_>, id: DrawerId) -> Result<i64, MoneyError> {
    let actor = &tx.act()?.actor;
    let who = rules::person(actor)?;
    let session = locked(tx, id)?;
    let closing = store::closing(tx, id)?;
    let facts = Facts {
        session: &session,
        closing: closing.as_ref(),
        actor,
        who,
    };
    unless(rules::against_accepting(&facts))?;
    let closing = closing.ok_or(StoreError::Missing)?;
    let by = by::by(tx)?;
    let role = if closing.second.is_some() {
        "second"
    } else {
        "close"
    };
    let figures = ZFigures {
        number: number::z_report(tx)?,
        sums: sums::of(tx, &session)?,
        float: store::count(tx, id, "float")?,
        count: store::count(tx, id, role)?,
        accepted_by: by.name.clone(),
        accepted_at: by.at,
        session,
        closing,
    };
    store::insert_acceptance(tx, &figures, who, &by)?;
    book(tx, &figures, by.day)?;
    tx.journal(
        Entry::new("drawer.accepted", "drawer", id.0)
            .fact("z", figures.number)
            .fact("variance", figures.closing.final_variance()),
    )?;
    Ok(figures.number)
}

/// The variance to over and short, the float back to the safe.
fn book(tx: &Tx<'_>, figures: &ZFigures, day: kernel::Day) -> Result<(), MoneyError> {
    let parts = policy::load(tx)?.parts;
    let (variance, float) = (figures.closing.final_variance(), figures.float_kept());
    let id = figures.session.id;
    let lines = [
        Line::debit(&parts.cash, variance).drawer(Some(id)),
        Line::credit(&parts.over_short, variance),
        Line::debit(&parts.safe, float),
        Line::credit(&parts.cash, float).drawer(Some(id)),
    ];
    let lines: Vec<_> = lines.into_iter().filter(|l| !l.cents.is_zero()).collect();
    if !lines.is_empty() {
        ledger::post(
            tx,
            &Group {
                cause: "drawer-acceptance",
                cause_id: id.0,
                day,
                lines,
            },
        )?;
    }
    Ok(())
}

/// The figures of an accepted session, as they were fixed.
///
/// # Errors
/// What the database says.
pub fn z_figures(tx: &Tx<'_>, id: DrawerId) -> Result<Option<ZFigures>, StoreError> {
    let kept = store::report(tx, id)?;
    kept.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|e| StoreError::Database(format!("Z-report of session {id}: {e}")))
}
