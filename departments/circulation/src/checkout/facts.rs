//! The facts of a checkout, gathered from the departments below.

use std::sync::Arc;

use ::store::Tx;
use building::Calendar;
use catalogue::ItemAtHand;
use kernel::{LoanId, Moment, PatronId};
use patrons::Holder;

use super::rules::{Borrower, Held, Thing};
use crate::loan::store::{OpenLoan, open_of};
use crate::rule::{Asked, Book};
use crate::{CirculationError, fine};

/// All that a checkout is decided by.
pub(super) struct Facts {
    pub(super) book: Arc<Book>,
    /// That of the item's branch.
    pub(super) calendar: Arc<Calendar>,
    pub(super) borrower: Borrower,
    pub(super) thing: Thing,
}

impl Facts {
    pub(super) fn gather(
        tx: &Tx<'_>,
        patron: &Holder,
        item: &ItemAtHand,
    ) -> Result<Self, CirculationError> {
        let now = tx.act()?.at;
        let book = crate::rule::book(tx)?;
        let calendar = building::calendar(tx, item.branch)?;
        let open = open_of(tx, patron.id, item.id)?;
        let asked = Asked {
            category: &patron.category,
            kind: &item.kind,
            branch: item.branch,
            day: calendar.day_of(now),
        };
        let thing = thing(item, &book, &asked, open.of_item);
        Ok(Self {
            borrower: borrower_with(tx, patron, open.of_patron, &calendar, now)?,
            thing,
            book,
            calendar,
        })
    }
}

/// What is known of a patron who borrows or renews.
pub(crate) fn borrower(
    tx: &Tx<'_>,
    patron: &Holder,
    calendar: &Calendar,
    now: Moment,
) -> Result<Borrower, CirculationError> {
    let loans = crate::loan::loans_of(tx, patron.id)?;
    let open = loans.iter().map(OpenLoan::from).collect();
    borrower_with(tx, patron, open, calendar, now)
}

/// The same where their loans are known.
fn borrower_with(
    tx: &Tx<'_>,
    patron: &Holder,
    loans: Vec<OpenLoan>,
    calendar: &Calendar,
    now: Moment,
) -> Result<Borrower, CirculationError> {
    let today = calendar.day_of(now);
    let settings = patrons::settings(tx)?;
    let policy = settings.blocks;
    let category = settings.category(&patron.category)?;
    let blocks = if patron.has_blocks {
        patrons::blocks(tx, patron.id)?
    } else {
        Vec::new()
    };
    Ok(Borrower {
        id: patron.id,
        standing: patrons::standing(patron, &blocks, &policy, today),
        category: category.name.clone(),
        loans_limit: category.loans_limit,
        owed: money::owed_for_blocks(tx, patron.id)?,
        owes_limit: category.owes_limit,
        held: loans.into_iter().map(|l| held(l, calendar, now)).collect(),
        policy,
    })
}

fn held(loan: OpenLoan, calendar: &Calendar, now: Moment) -> Held {
    let days = || {
        calendar
            .day_of(loan.due_at)
            .days_until(calendar.day_of(now))
    };
    Held {
        days_late: fine::is_late(loan.due_at, loan.hourly, now, calendar).then(days),
        kind: loan.kind,
        hourly: loan.hourly,
        lost: loan.lost,
        claimed: loan.claimed,
    }
}

/// What is known of an item for this patron, on the day of the act.
fn thing(
    item: &ItemAtHand,
    book: &Book,
    asked: &Asked<'_>,
    loan: Option<(LoanId, Option<PatronId>)>,
) -> Thing {
    let rule = book.rule(asked);
    Thing {
        kind: item.kind.clone(),
        kind_name: item.kind_name.clone(),
        location: item.location_name.clone(),
        withdrawn_on: item.withdrawn_on,
        not_for_loan: item.not_for_loan,
        location_lends: item.location_lends,
        kind_lent: book.kind(&item.kind).lent,
        loan,
        rule: rule.map(|r| r.id),
        terms: rule.map(|r| r.terms),
    }
}
