//! What stands against a renewal. Pure.

use kernel::{Moment, Permission, Reason};

use crate::checkout::{Borrower, against_borrower};
use crate::loan::Loan;
use crate::rule::{Policy, Terms};

/// What is known of the loan and of what it would become.
#[derive(Clone, Copy, Debug)]
pub struct Renewing<'a> {
    /// The loan.
    pub loan: &'a Loan,
    /// The terms it was made under.
    pub terms: &'a Terms,
    /// What holds wherever no row says otherwise.
    pub policy: &'a Policy,
    /// Days since its due day; below 1 it is not late.
    pub days_late: i64,
    /// When it would be due, if that can be told.
    pub due: Option<Moment>,
    /// Whether somebody gave that moment by hand.
    pub given: bool,
}

/// Every reason against it. What is late by the loan itself does not count against renewing it: it would end the
/// lateness; the library's limit of late days for renewals does.
#[must_use]
pub fn against(borrower: &Borrower, renewing: &Renewing<'_>) -> Vec<Reason> {
    let lateness = [
        "loan-overdue-items",
        "loan-overdue-long",
        "loan-overdue-hourly",
    ];
    let mut reasons = against_borrower(borrower);
    reasons.retain(|r| !lateness.contains(&r.code));
    let loan = renewing.loan;
    let change = |r: Reason| r.overridable(Permission::ChangeDue);
    if loan.renewals >= renewing.terms.renewals {
        let reason = Reason::new("renew-limit")
            .with("n", loan.renewals)
            .with("most", renewing.terms.renewals);
        reasons.push(change(reason));
    }
    if renewing.days_late > renewing.policy.renew_overdue_days_most {
        let reason = Reason::new("renew-late")
            .with("days", renewing.days_late)
            .with("most", renewing.policy.renew_overdue_days_most);
        reasons.push(change(reason));
    }
    if loan.lost_at.is_some() {
        reasons.push(Reason::new("renew-lost"));
    }
    if loan.claimed_at.is_some() {
        reasons.push(Reason::new("renew-claimed"));
    }
    if renewing.due.is_some_and(|due| due <= loan.due_at) && !renewing.given {
        reasons.push(Reason::new("renew-no-gain"));
    }
    reasons
}
