//! The slip that tells when to bring things back.

use jiff::civil::DateTime;
use serde::Serialize;

use super::Letterhead;
use crate::{DocumentError, Meta, Paper};

const SLIP: Paper = Paper::new("due-slip", include_str!("due_slip.typ"));

/// What was borrowed or renewed in one visit. It names no borrower: it is left in books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueSlip {
    /// The library and branch.
    pub library: Letterhead,
    /// When, on the library's clock.
    pub lent_at: DateTime,
    /// The last four characters of the card, to tell two slips apart.
    pub card_ending: Option<String>,
    /// The loans, in the order they were scanned.
    pub loans: Vec<DueLoan>,
    /// One more sentence, such as the hours or a closure before the due date.
    pub note: Option<String>,
}

/// One loan on the slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueLoan {
    /// The title, shortened to two lines.
    #[serde(serialize_with = "two_lines")]
    pub title: String,
    /// The call number, if it has one.
    pub call_number: Option<String>,
    /// The item's barcode, in groups.
    pub barcode: String,
    /// When it is due, on the library's clock.
    pub due_at: DateTime,
    /// Due at the end of that day: no time is shown.
    pub whole_day: bool,
    /// Renewed, not newly lent.
    pub renewed: bool,
}

fn two_lines<S: serde::Serializer>(title: &str, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&super::shortened(title, 80))
}

impl DueSlip {
    /// On the 80 mm roll of a receipt printer.
    ///
    /// # Errors
    /// See [`Paper::render`].
    pub fn slip(&self, meta: &Meta) -> Result<Vec<u8>, DocumentError> {
        SLIP.render(self, meta)
    }

    /// The template, for tests.
    #[cfg(test)]
    pub(crate) const PAPER: Paper = SLIP;
}
