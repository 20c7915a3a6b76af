//! The fine of a loan, charged with its computation.

use ::store::{StoreError, Tx};
use building::Calendar;
use catalogue::ItemFacts;
use kernel::{ChargeId, Moment};
use money::NewCharge;

use crate::CirculationError;
use crate::fine::{self, Fine, FineAsk};
use crate::loan::Loan;
use crate::rule::{Book, Rule};

/// The kind of charge of a late return.
const OVERDUE: &str = "overdue";

/// A fine and as of when it was computed.
pub(crate) struct Found {
    pub(crate) found: Fine,
    pub(crate) returned: Moment,
}

/// The rule a loan was made under.
pub(crate) fn rule_of<'b>(book: &'b Book, loan: &Loan) -> Result<&'b Rule, StoreError> {
    book.by_id(loan.rule).ok_or(StoreError::Missing)
}

fn ask<'a>(
    loan: &Loan,
    returned: Moment,
    book: &'a Book,
    rule: &'a Rule,
    calendar: &'a Calendar,
) -> FineAsk<'a> {
    FineAsk {
        due: loan.due_at,
        returned,
        hourly: loan.hourly,
        terms: &rule.terms,
        policy: &book.policy,
        calendar,
    }
}

/// What a loan costs when it comes back at a moment.
pub(crate) fn fine_of(
    loan: &Loan,
    returned: Moment,
    book: &Book,
    calendar: &Calendar,
) -> Result<Found, StoreError> {
    let rule = rule_of(book, loan)?;
    let found = fine::fine(&ask(loan, returned, book, rule, calendar));
    Ok(Found { found, returned })
}

/// What an open loan would cost if it came back at a moment: nothing is charged.
///
/// # Errors
/// [`StoreError::Missing`] when its rule is not in the book.
pub fn accruing(
    loan: &Loan,
    at: Moment,
    book: &Book,
    calendar: &Calendar,
) -> Result<Fine, StoreError> {
    Ok(fine_of(loan, at, book, calendar)?.found)
}

/// Charges it to the patron of the loan, if there is anything to charge.
pub(crate) fn charge_fine(
    tx: &Tx<'_>,
    loan: &Loan,
    item: &ItemFacts,
    fine: &Found,
    (book, calendar): (&Book, &Calendar),
) -> Result<Option<ChargeId>, CirculationError> {
    let Some(patron) = loan.patron.filter(|_| fine.found.cents.0 > 0) else {
        return Ok(None);
    };
    let rule = rule_of(book, loan)?;
    let told = fine::explanation(
        &ask(loan, fine.returned, book, rule, calendar),
        rule,
        &fine.found,
    );
    let charge = NewCharge {
        patron,
        kind: OVERDUE,
        cents: fine.found.cents,
        item: Some(item.id),
        loan: Some(loan.id),
        branch: Some(loan.branch),
        title: item.title.clone(),
        explanation: told.to_json(),
    };
    Ok(Some(money::charge(tx, charge)?))
}
