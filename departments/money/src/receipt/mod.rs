//! Receipts and Z-reports as papers: a letter page or an 80 mm slip, always tagged PDF.

mod pages;
mod z_report;

use ::store::Tx;
use documents::papers::{Receipt, ReceiptKind, ReceiptLine, Tender};
use documents::{DocumentError, Meta};
use jiff::tz::TimeZone;
use kernel::{Moment, PaymentId};

use crate::desk::Desk;
use crate::payment::{self, Payment, PaymentLine};
use crate::{MoneyError, drawer, refund};

pub(crate) use pages::{paper, view};
pub use z_report::z_report;

/// A receipt asked for more than so many minutes after the act is a copy and says so.
const COPY_AFTER_MINUTES: i64 = 10;

/// On which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A letter page.
    Letter,
    /// The 80 mm roll of a receipt printer.
    Slip,
}

/// Who looks: clock, zone and language of the paper.
#[derive(Clone, Debug)]
pub struct View {
    /// Now.
    pub now: Moment,
    /// The library's zone.
    pub zone: TimeZone,
    /// BCP 47.
    pub language: String,
}

impl View {
    /// The clock's reading of a moment.
    pub(crate) fn clock(&self, at: Moment) -> jiff::civil::DateTime {
        at.in_zone(&self.zone).datetime()
    }

    fn is_copy(&self, at: Moment) -> bool {
        at.plus_minutes(COPY_AFTER_MINUTES) < self.now
    }
}

/// Draws a receipt under a title in the reader's words.
///
/// # Errors
/// See [`documents::Paper::render`].
pub fn draw(
    receipt: &Receipt,
    size: Size,
    title: &str,
    view: &View,
) -> Result<Vec<u8>, DocumentError> {
    let meta = Meta::new(title, &view.language);
    match size {
        Size::Letter => receipt.letter(&meta),
        Size::Slip => receipt.slip(&meta),
    }
}

/// The receipt of a payment or sale, if there is one of this id.
///
/// # Errors
/// What the database says.
pub fn of_payment(
    desk: &Desk,
    tx: &Tx<'_>,
    id: PaymentId,
    view: &View,
) -> Result<Option<Receipt>, MoneyError> {
    let Some(found) = payment::get(tx, id)? else {
        return Ok(None);
    };
    let face = match found.patron {
        Some(patron) => desk.face(tx, patron)?,
        None => None,
    };
    let lines = payment::lines_of(tx, id)?;
    Ok(Some(Receipt {
        kind: ReceiptKind::Payment,
        library: (desk.heads)(tx, found.branch)?,
        number: found.receipt.clone(),
        taken_at: view.clock(found.taken_at),
        payer: face.as_ref().map(|f| f.name.clone()),
        card_ending: face.and_then(|f| f.card).map(|c| ending(c.as_str())),
        lines: lines.iter().map(line).collect(),
        tenders: vec![tender(&found)],
        cash_given: found.tendered.filter(|given| *given > found.cents),
        change: found.change(),
        balance_after: found.owed_after,
        by: found.by_name.clone(),
        desk: desk_name(tx, found.drawer)?,
        voids: None,
        copy: view.is_copy(found.taken_at),
        note: None,
    }))
}

/// The receipt that voids a payment, if it was voided.
///
/// # Errors
/// What the database says.
pub fn of_void(
    desk: &Desk,
    tx: &Tx<'_>,
    id: PaymentId,
    view: &View,
) -> Result<Option<Receipt>, MoneyError> {
    let void = payment::void_of(tx, id)?;
    let Some((receipt, void)) = of_payment(desk, tx, id, view)?.zip(void) else {
        return Ok(None);
    };
    Ok(Some(Receipt {
        kind: ReceiptKind::Refund,
        taken_at: view.clock(void.at),
        number: void.receipt,
        by: void.by_name,
        cash_given: None,
        change: None,
        balance_after: None,
        voids: Some(receipt.number.clone()),
        copy: view.is_copy(void.at),
        note: Some(void.reason),
        ..receipt
    }))
}

/// The receipt of a refund, if there is one of this id.
///
/// # Errors
/// What the database says.
pub fn of_refund(
    desk: &Desk,
    tx: &Tx<'_>,
    id: i64,
    credit: &str,
    view: &View,
) -> Result<Option<Receipt>, MoneyError> {
    let Some(found) = refund::get(tx, id)? else {
        return Ok(None);
    };
    let face = desk.face(tx, found.patron)?;
    let reference = Some(found.reference.clone()).filter(|r| !r.is_empty());
    let what = found.what.clone().unwrap_or_else(|| credit.to_owned());
    Ok(Some(Receipt {
        kind: ReceiptKind::Refund,
        library: (desk.heads)(tx, found.branch)?,
        number: found.receipt,
        taken_at: view.clock(found.at),
        payer: face.as_ref().map(|f| f.name.clone()),
        card_ending: face.and_then(|f| f.card).map(|c| ending(c.as_str())),
        lines: vec![ReceiptLine {
            what,
            detail: None,
            owed: found.cents,
            paid: found.cents,
        }],
        tenders: vec![Tender {
            method: found.method_name,
            reference,
            amount: found.cents,
        }],
        cash_given: None,
        change: None,
        balance_after: Some(found.owed_after),
        by: found.by_name,
        desk: desk_name(tx, found.drawer)?,
        voids: None,
        copy: view.is_copy(found.at),
        note: None,
    }))
}

fn line(line: &PaymentLine) -> ReceiptLine {
    let each = kernel::Cents(line.cents.0 / line.quantity.max(1));
    let detail = (line.charge.is_none()).then(|| format!("{} × {each}", line.quantity));
    ReceiptLine {
        what: line.what.clone(),
        detail,
        owed: line.owed,
        paid: line.cents,
    }
}

fn tender(payment: &Payment) -> Tender {
    Tender {
        method: payment.method_name.clone(),
        reference: Some(payment.reference.clone()).filter(|r| !r.is_empty()),
        amount: payment.cents,
    }
}

/// The last four characters of a card.
fn ending(card: &str) -> String {
    let skip = card.chars().count().saturating_sub(4);
    card.chars().skip(skip).collect()
}

fn desk_name(tx: &Tx<'_>, id: Option<kernel::DrawerId>) -> Result<String, MoneyError> {
    let session = match id {
        Some(id) => drawer::session(tx, id)?,
        None => None,
    };
    Ok(session.map_or_else(String::new, |s| s.name))
}
