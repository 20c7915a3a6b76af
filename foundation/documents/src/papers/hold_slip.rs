//! The slip that stands in an item on the hold shelf or on its way there.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::Letterhead;
use crate::barcode::Mark;
use crate::{DocumentError, Meta, Paper};

const SLIP: Paper = Paper::new("hold-slip", include_str!("hold_slip.typ"));

/// A hold slip. The shelf is in public view, so it shows an alias, never a name or pronoun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoldSlip {
    /// The library and the branch where the item was caught.
    pub library: Letterhead,
    /// What stands large on top and sorts the shelf: `GARC 4417`.
    pub alias: String,
    /// The branch of pickup.
    pub pickup: String,
    /// The item must travel there first.
    pub in_transit: bool,
    /// When the item was caught, on the library's clock.
    pub ready_at: DateTime,
    /// The last day it is kept; none while it travels.
    pub keep_until: Option<Date>,
    /// When the hold was placed.
    pub requested_on: Option<Date>,
    /// The title.
    pub title: String,
    /// The author or first contributor.
    pub author: Option<String>,
    /// The call number.
    pub call_number: Option<String>,
    /// The item's barcode to scan at checkout.
    pub item: Mark,
    /// A word to staff, such as `Large print notice`; never about the person.
    pub note: Option<String>,
}

impl HoldSlip {
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
