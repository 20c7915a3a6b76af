//! The papers of the first day: receipt, due-date slip, hold slip, drawer report.
//!
//! Facts go in as the departments know them; sums are made here, wording and looks in the `.typ`
//! files beside. Times are what the library's clock showed (`Moment::in_zone(zone).datetime()`).

mod due_slip;
mod hold_slip;
mod receipt;
mod z_report;

use serde::Serialize;

pub use due_slip::{DueLoan, DueSlip};
pub use hold_slip::HoldSlip;
pub use receipt::{Receipt, ReceiptKind, ReceiptLine, Tender};
pub use z_report::{Check, Counted, Deposit, Taking, ZReport};

/// Who writes: the head of a letter or slip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// The library's name.
    pub name: String,
    /// The branch, where there are several.
    pub branch: Option<String>,
    /// The lines of the postal address.
    pub address: Vec<String>,
    /// The telephone number, as people dial it.
    pub phone: Option<String>,
    /// The mail address for questions.
    pub email: Option<String>,
    /// The site, without `https://`.
    pub web: Option<String>,
}

/// Cuts a text at a word so that at most `max` characters stand, the last an ellipsis.
#[must_use]
pub fn shortened(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max.saturating_sub(1)).collect();
    let whole = cut
        .rfind(' ')
        .filter(|&at| at > cut.len() / 2)
        .map_or(cut.as_str(), |at| &cut[..at]);
    format!(
        "{}…",
        whole.trim_end_matches([' ', ',', ';', ':', '/', '.'])
    )
}
