//! The receipt for money taken or given back, on a letter page or an 80 mm slip.

use jiff::civil::DateTime;
use kernel::Cents;
use serde::Serialize;

use super::Letterhead;
use crate::{DocumentError, Meta, Paper};

const LETTER: Paper = Paper::new("receipt", include_str!("receipt.typ"));
const SLIP: Paper = Paper::new("receipt-slip", include_str!("receipt_slip.typ"));

/// Which way the money went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReceiptKind {
    /// The library took money.
    Payment,
    /// The library gave money back.
    Refund,
}

/// A receipt. It names no title: which item somebody used is confidential (Government Code 7927.105).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Payment or refund.
    pub kind: ReceiptKind,
    /// Who took the money.
    pub library: Letterhead,
    /// The sequential number, such as `2026-004711`.
    pub number: String,
    /// When, on the library's clock.
    pub taken_at: DateTime,
    /// The payer's affirmed name; none at a sale without a patron.
    pub payer: Option<String>,
    /// The last four characters of the payer's card.
    pub card_ending: Option<String>,
    /// What was paid for or refunded.
    pub lines: Vec<ReceiptLine>,
    /// How: one line a method.
    pub tenders: Vec<Tender>,
    /// Cash handed over, when it was more than the cash tender.
    pub cash_given: Option<Cents>,
    /// Cash handed back.
    pub change: Option<Cents>,
    /// What the patron still owes after this; none at a sale.
    pub balance_after: Option<Cents>,
    /// Who served, as the library shows its staff.
    pub by: String,
    /// The desk or drawer.
    pub desk: String,
    /// The number of the receipt that this one voids.
    pub voids: Option<String>,
    /// Printed again.
    pub copy: bool,
    /// One more sentence, such as how to dispute a charge.
    pub note: Option<String>,
}

/// One charge or sale on a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceiptLine {
    /// The kind of charge or the thing sold: `Overdue fine`, `Earbuds`.
    pub what: String,
    /// What tells it from others without naming a title: `Due Nov 2, returned Nov 9`, `2 × $1.50`.
    pub detail: Option<String>,
    /// What was owed before.
    pub owed: Cents,
    /// What was paid or refunded now.
    pub paid: Cents,
}

/// Money by one method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tender {
    /// `Cash`, `Check`, `Card terminal`, `Campus card`.
    pub method: String,
    /// Check number or approval code; never a card number.
    pub reference: Option<String>,
    /// How much.
    pub amount: Cents,
}

/// The receipt with its sums.
#[derive(Serialize)]
struct Summed<'a> {
    #[serde(flatten)]
    receipt: &'a Receipt,
    total: Cents,
    partial: bool,
}

impl Receipt {
    /// The sum of the lines.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.lines.iter().map(|line| line.paid).sum()
    }

    /// On a letter page.
    ///
    /// # Errors
    /// See [`Paper::render`].
    pub fn letter(&self, meta: &Meta) -> Result<Vec<u8>, DocumentError> {
        LETTER.render(&self.summed(), meta)
    }

    /// On the 80 mm roll of a receipt printer.
    ///
    /// # Errors
    /// See [`Paper::render`].
    pub fn slip(&self, meta: &Meta) -> Result<Vec<u8>, DocumentError> {
        SLIP.render(&self.summed(), meta)
    }

    /// Both pages for tests: letter, slip.
    #[cfg(test)]
    pub(crate) fn papers(&self) -> [(Paper, serde_json::Value); 2] {
        let data = serde_json::to_value(self.summed()).unwrap_or_default();
        [(LETTER, data.clone()), (SLIP, data)]
    }

    fn summed(&self) -> Summed<'_> {
        Summed {
            receipt: self,
            total: self.total(),
            partial: self.lines.iter().any(|line| line.owed != line.paid),
        }
    }
}
