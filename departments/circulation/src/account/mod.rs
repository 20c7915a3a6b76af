//! The loans of a patron as a person reads them: titles, due dates, fines that grow.

pub(crate) mod pages;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use ::store::{StoreError, Tx};
use kernel::{Barcode, BibId, BranchId, Cents, ItemId, LoanId, Moment, PatronId};
use serde::Serialize;

use crate::checkin::accruing;
use crate::{fine, loans_of};

/// An open loan with what its reader wants to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountLoan {
    /// The loan.
    pub loan: LoanId,
    /// The item.
    pub item: ItemId,
    /// Its record.
    pub bib: BibId,
    /// Its title.
    pub title: String,
    /// Its main name.
    pub author: String,
    /// Its barcode.
    pub barcode: Barcode,
    /// Its call number.
    pub call_number: String,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// When it was lent.
    pub lent_at: Moment,
    /// When it is due.
    pub due_at: Moment,
    /// Whether the minute counts.
    pub hourly: bool,
    /// How often it was renewed.
    pub renewals: i64,
    /// How often it may be renewed still.
    pub renewals_left: i64,
    /// Days late, where it is late; 0 on its own day.
    pub days_late: Option<i64>,
    /// What it would cost if it came back now.
    pub fine: Cents,
    /// Whether it counts as lost.
    pub lost: bool,
    /// Whether the patron says that it was returned.
    pub claimed: bool,
}

webkit::shape!(AccountLoan, "Loan" { loan, item, bib, title, author, barcode, call_number, kind, kind_name, lent_at, due_at, hourly, renewals, renewals_left, days_late, fine, lost, claimed });

/// The open loans of a patron at a moment, the earliest due first.
///
/// # Errors
/// What the database says.
pub fn account_loans(
    tx: &Tx<'_>,
    patron: PatronId,
    now: Moment,
) -> Result<Vec<AccountLoan>, StoreError> {
    let loans = loans_of(tx, patron)?;
    if loans.is_empty() {
        return Ok(Vec::new());
    }
    let book = crate::rule::book(tx)?;
    let mut calendars: HashMap<BranchId, Arc<building::Calendar>> = HashMap::new();
    let mut told = Vec::with_capacity(loans.len());
    for loan in loans {
        let item = catalogue::item(tx, loan.item)?.ok_or(StoreError::Missing)?;
        let calendar = match calendars.entry(item.branch) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(building::calendar(tx, item.branch)?),
        };
        let grown = if loan.lost_at.is_some() {
            Cents::ZERO
        } else {
            accruing(&loan, now, &book, calendar)?.cents
        };
        let rule = book.by_id(loan.rule).ok_or(StoreError::Missing)?;
        let late = fine::is_late(loan.due_at, loan.hourly, now, calendar);
        let days = calendar
            .day_of(loan.due_at)
            .days_until(calendar.day_of(now));
        told.push(AccountLoan {
            loan: loan.id,
            item: item.id,
            bib: item.bib,
            title: item.title,
            author: item.author,
            barcode: item.barcode,
            call_number: item.call_number,
            kind: item.kind,
            kind_name: item.kind_name,
            lent_at: loan.lent_at,
            due_at: loan.due_at,
            hourly: loan.hourly,
            renewals: loan.renewals,
            renewals_left: (rule.terms.renewals - loan.renewals).max(0),
            days_late: late.then_some(days),
            fine: grown,
            lost: loan.lost_at.is_some(),
            claimed: loan.claimed_at.is_some(),
        });
    }
    Ok(told)
}
