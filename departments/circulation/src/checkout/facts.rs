//! The facts of a checkout, gathered from the departments below.

use ::store::{StoreError, Tx};
use building::Calendar;
use catalogue::ItemFacts;
use kernel::Moment;
use patrons::Patron;

use super::rules::{Borrower, Held, Thing};
use crate::loan::Loan;
use crate::rule::{Asked, Book};
use crate::{CirculationError, fine};

/// What is known of a patron who borrows or renews.
pub(crate) fn borrower(
    tx: &Tx<'_>,
    patron: &Patron,
    calendar: &Calendar,
    now: Moment,
) -> Result<Borrower, CirculationError> {
    let today = calendar.day_of(now);
    let policy = patrons::block_policy(tx)?;
    let blocks = patrons::blocks(tx, patron.id)?;
    let category = patrons::category(tx, &patron.category)?.ok_or(StoreError::Missing)?;
    let loans = crate::loan::loans_of(tx, patron.id)?;
    Ok(Borrower {
        id: patron.id,
        standing: patrons::standing(patron, &blocks, &policy, today),
        category: category.name,
        loans_limit: category.loans_limit,
        owed: money::owed_for_blocks(tx, patron.id)?,
        owes_limit: category.owes_limit,
        held: loans.iter().map(|l| held(l, calendar, now)).collect(),
        policy,
    })
}

fn held(loan: &Loan, calendar: &Calendar, now: Moment) -> Held {
    let days = || {
        calendar
            .day_of(loan.due_at)
            .days_until(calendar.day_of(now))
    };
    Held {
        kind: loan.kind.clone(),
        hourly: loan.hourly,
        days_late: fine::is_late(loan.due_at, loan.hourly, now, calendar).then(days),
        lost: loan.lost_at.is_some(),
        claimed: loan.claimed_at.is_some(),
    }
}

/// What is known of an item for this patron, on the day of the act.
pub(super) fn thing(
    tx: &Tx<'_>,
    item: &ItemFacts,
    book: &Book,
    patron: &Patron,
    calendar: &Calendar,
) -> Result<Thing, StoreError> {
    let asked = Asked {
        category: &patron.category,
        kind: &item.kind,
        branch: item.branch,
        day: calendar.day_of(tx.act()?.at),
    };
    let rule = book.rule(&asked);
    let location = building::location(tx, item.location)?;
    let loan = crate::loan::loan_of_item(tx, item.id)?;
    Ok(Thing {
        kind: item.kind.clone(),
        kind_name: item.kind_name.clone(),
        location: item.location_name.clone(),
        withdrawn_on: item.withdrawn_on,
        not_for_loan: item.not_for_loan,
        location_lends: location.is_some_and(|l| l.lends),
        kind_lent: book.kind(&item.kind).lent,
        loan: loan.map(|l| (l.id, l.patron)),
        rule: rule.map(|r| r.id),
        terms: rule.map(|r| r.terms),
    })
}
