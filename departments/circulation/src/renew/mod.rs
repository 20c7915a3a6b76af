//! Renewal: one loan or all of a patron's, each refused for every reason at once.

mod all;
mod chosen;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod told;

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, Barcode, Cents, ItemId, LoanId, Moment, PatronId, Reason};
use serde::{Deserialize, Serialize};

pub use all::{Outcome, renew_all, renew_these};
pub(crate) use chosen::pages;
pub use rules::{Renewing, against};
pub(crate) use store::{last, mark_undone, set_due, set_undone_due};
pub use told::Told;

use crate::checkin::{charge_fine, fine_of, locked_loan};
use crate::checkout::{self, Override, overrides};
use crate::loan::Loan;
use crate::rule::Period;
use crate::{CirculationError, Refusal, due};

/// What is asked at a renewal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The loan.
    pub loan: LoanId,
    /// When it shall be due instead of what the rule says; needs [`kernel::Permission::ChangeDue`].
    pub due: Option<Moment>,
    /// The reasons set aside.
    pub overrides: Vec<Override>,
}

/// A loan renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewed {
    /// The loan.
    pub loan: LoanId,
    /// Whose.
    pub patron: PatronId,
    /// What.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Its barcode.
    pub barcode: Barcode,
    /// When it was due.
    pub due_before: Moment,
    /// When it is due now.
    pub due_at: Moment,
    /// Whether the minute counts.
    pub hourly: bool,
    /// How often it was renewed, this time included.
    pub renewals: i64,
    /// The fine for the days until now: a renewal forgives it only where the policy says so.
    pub fine: Cents,
}

webkit::shape!(Renewed, "Renewal" { loan, patron, item, title, barcode, due_before, due_at, hourly, renewals, fine });

/// Renews a loan from now: exactly once for an act key.
///
/// # Errors
/// [`CirculationError::Refused`] with every reason at once.
pub fn renew(store: &Store, act: &Act, ask: &Ask) -> Result<Renewed, CirculationError> {
    store.write_once(act, "renewal", |tx| extend(tx, ask))
}

/// Renews a loan in the caller's transaction.
///
/// # Errors
/// See [`renew`].
pub fn extend(tx: &Tx<'_>, ask: &Ask) -> Result<Renewed, CirculationError> {
    let act = tx.act()?;
    let seen = crate::loan::loan(tx, ask.loan)?.ok_or_else(|| Reason::new("loan-unknown"))?;
    let loan = locked_loan(tx, seen.item)?.filter(|open| open.id == ask.loan);
    let loan = loan.ok_or_else(|| Reason::new("loan-over"))?;
    let patron_id = loan.patron.ok_or(StoreError::Missing)?;
    if act.actor.patron().is_some_and(|own| own != patron_id) {
        return Err(Reason::new("loan-unknown").into());
    }
    let patron = patrons::get(tx, patron_id)?.ok_or(StoreError::Missing)?;
    let item = catalogue::item(tx, loan.item)?.ok_or(StoreError::Missing)?;
    let book = crate::rule::book(tx)?;
    let calendar = building::calendar(tx, item.branch)?;
    let rule = book.by_id(loan.rule).ok_or(StoreError::Missing)?;
    let borrower = checkout::borrower(tx, &(&patron).into(), &calendar, act.at)?;
    let due = due_of(
        ask,
        &loan,
        &due::DueAsk {
            from: act.at,
            period: rule.terms.period,
            calendar: &calendar,
            policy: &book.policy,
            expires_on: Some(patron.expires_on),
        },
    );
    let renewing = Renewing {
        loan: &loan,
        terms: &rule.terms,
        policy: &book.policy,
        days_late: calendar
            .day_of(loan.due_at)
            .days_until(calendar.day_of(act.at)),
        due: due.as_ref().ok().copied(),
        given: ask.due.is_some(),
    };
    let mut reasons = against(&borrower, &renewing);
    let due = due.map_err(|reason| reasons.push(reason)).ok();
    reasons.extend(checkout::against_given(ask.due, &act.actor));
    let left = overrides::left(reasons, &ask.overrides, &act.actor);
    let (Some(due_at), true) = (due, left.is_empty()) else {
        return Err(Refusal {
            reasons: left,
            patron: Some(patron.id),
            item: Some(item.id),
            title: item.title,
            offer: None,
        }
        .into());
    };
    let mut fine = Cents::ZERO;
    if !book.policy.renewal_forgives_fine {
        let grown = fine_of(&loan, act.at, &book, &calendar)?;
        if charge_fine(tx, &loan, &item, &grown, (&book, &calendar))?.is_some() {
            fine = grown.found.cents;
        }
    }
    set_due(tx, &loan, due_at)?;
    journal(tx, &loan, due_at, fine, &ask.overrides)?;
    Ok(Renewed {
        loan: loan.id,
        patron: patron.id,
        item: item.id,
        title: item.title,
        barcode: item.barcode,
        due_before: loan.due_at,
        due_at,
        hourly: loan.hourly,
        renewals: loan.renewals + 1,
        fine,
    })
}

/// The due moment asked for, or the rule's, counted from now; what is lent until closing by an override stays so.
fn due_of(ask: &Ask, loan: &Loan, rule: &due::DueAsk<'_>) -> Result<Moment, Reason> {
    if let Some(at) = ask.due {
        return if at > rule.from {
            Ok(at)
        } else {
            Err(Reason::new("loan-due-past"))
        };
    }
    let period = if rule.period == Period::NotLent && loan.is_open() {
        Period::UntilClose
    } else {
        rule.period
    };
    due::due(&due::DueAsk { period, ..*rule }).map(|due| due.at)
}

fn journal(
    tx: &Tx<'_>,
    loan: &Loan,
    due_at: Moment,
    fine: Cents,
    overrides: &[Override],
) -> Result<(), StoreError> {
    let mut entry = Entry::new("loan.renewed", "loan", loan.id.0)
        .fact("item", loan.item)
        .change("due_at", loan.due_at, due_at)
        .fact("fine", fine);
    if !overrides.is_empty() {
        entry = entry.fact("overrides", overrides);
    }
    if let Some(patron) = loan.patron {
        entry = entry.patron(patron);
    }
    tx.journal(entry)?;
    Ok(())
}
