//! What keeps a row from being put in force. Pure.

use kernel::{Cents, Day, Reason};

use super::{Grace, NewRule, Per, Period};

/// The longest period that is believed to be meant: three years of days, a week of hours.
const DAYS_MOST: i64 = 1100;
const HOURS_MOST: i64 = 168;

/// Every fault of a row.
#[must_use]
pub fn faults(new: &NewRule, today: Day) -> Vec<Reason> {
    let terms = &new.terms;
    let mut faults = Vec::new();
    match terms.period {
        Period::Days { count } if !(0..=DAYS_MOST).contains(&count) => {
            faults.push(Reason::new("rule-days").with("most", DAYS_MOST));
        }
        Period::Hours { count } if !(1..=HOURS_MOST).contains(&count) => {
            faults.push(Reason::new("rule-hours").with("most", HOURS_MOST));
        }
        _ => {}
    }
    if new.from_on < today {
        faults.push(Reason::new("rule-from-past"));
    }
    let (Grace::Days(grace) | Grace::Minutes(grace)) = terms.grace;
    if grace < 0 || terms.renewals < 0 || terms.max_loans.is_some_and(|n| n < 1) {
        faults.push(Reason::new("rule-count-fault"));
    }
    let fined = terms.fine_per != Per::None;
    if fined && (terms.fine_cents <= Cents::ZERO || terms.cap_cents <= Cents::ZERO) {
        faults.push(Reason::new("rule-fine-and-cap"));
    }
    if !fined && !terms.fine_cents.is_zero() {
        faults.push(Reason::new("rule-fine-unit"));
    }
    if fined && terms.cap_cents < terms.fine_cents {
        faults.push(Reason::new("rule-cap-below"));
    }
    faults
}
