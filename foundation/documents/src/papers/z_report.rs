//! The Z-report: what one drawer session took, should hold and does hold, and who stands for it.

mod sums;

use jiff::civil::DateTime;
use kernel::Cents;
use serde::Serialize;

use super::Letterhead;
use crate::{DocumentError, Meta, Paper};

const LETTER: Paper = Paper::new("z-report", include_str!("z_report.typ"));

/// A closed drawer session. Sequential and immutable; a reprint shows the same figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ZReport {
    /// The library and branch.
    pub library: Letterhead,
    /// The report's sequential number.
    pub number: String,
    /// The drawer, such as `Main desk 1`.
    pub drawer: String,
    /// The session's number.
    pub session: String,
    /// When it was opened, on the library's clock.
    pub opened_at: DateTime,
    /// Who opened it and held it.
    pub opened_by: String,
    /// Who counted the float with them, under the two-person rule.
    pub witness: Option<String>,
    /// When it was counted and closed.
    pub closed_at: DateTime,
    /// Who counted.
    pub closed_by: String,
    /// When the close was accepted.
    pub accepted_at: Option<DateTime>,
    /// Who accepted it: never the person who closed.
    pub accepted_by: Option<String>,
    /// The first and the last receipt number, if there was any.
    pub receipts: Option<(String, String)>,
    /// The name of the method that is cash, as `takings` and `refunds` write it.
    pub cash: String,
    /// Money in, a line for each kind and method.
    pub takings: Vec<Taking>,
    /// Money given back, in positive amounts.
    pub refunds: Vec<Taking>,
    /// Cash put in other than by takings.
    pub paid_in: Cents,
    /// Cash taken out with a reason.
    pub paid_out: Cents,
    /// Cash taken to the safe during the session.
    pub dropped: Cents,
    /// The counts of the float and of the blind close.
    pub counts: Vec<Counted>,
    /// Another person's count, where the variance asked for one: who and how much.
    pub second_count: Option<(String, Cents)>,
    /// What the closer says about the variance.
    pub explanation: Option<String>,
    /// Methods other than cash against their own reports.
    pub checks: Vec<Check>,
    /// Receipts voided.
    pub voids: u32,
    /// Times the drawer was opened without a sale.
    pub no_sales: u32,
    /// What goes to the cashier or the bank.
    pub deposit: Option<Deposit>,
    /// Printed again.
    pub copy: bool,
}

/// Money of one kind by one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taking {
    /// `Overdue fines`, `Printing`, `Sales`.
    pub kind: String,
    /// `Cash`, `Check`, `Card terminal`.
    pub method: String,
    /// How much, not below nothing.
    pub amount: Cents,
}

/// How many pieces of one denomination were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The worth of one piece.
    pub denomination: Cents,
    /// Pieces in the opening float.
    pub opening: u32,
    /// Pieces at the close.
    pub closing: u32,
}

/// What our books and another report say of the same money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// `Card terminal, batch 118`.
    pub what: String,
    /// What was booked here.
    pub booked: Cents,
    /// What the other report says.
    pub reported: Cents,
}

/// Money on its way to the cashier or the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deposit {
    /// The number of the deposit slip.
    pub slip: String,
    /// The number of the sealed bag.
    pub bag: String,
    /// How much is in it.
    pub amount: Cents,
}

impl ZReport {
    /// On letter pages.
    ///
    /// # Errors
    /// See [`Paper::render`].
    pub fn letter(&self, meta: &Meta) -> Result<Vec<u8>, DocumentError> {
        LETTER.render(&self.summed(), meta)
    }

    /// The template and its data, for tests.
    #[cfg(test)]
    pub(crate) fn paper(&self) -> (Paper, serde_json::Value) {
        (
            LETTER,
            serde_json::to_value(self.summed()).unwrap_or_default(),
        )
    }
}
