//! Facets: choices made, and counts of what could be chosen.

mod choice;
mod count;
mod merge;

pub(super) use choice::Choices;
pub(super) use count::Counts;
pub(super) use merge::merge;

use crate::request::Facet;

/// The value of a record with a copy to be had now, and of one without.
const AVAILABILITY: [&str; 2] = ["unavailable", "available"];

/// How a record stands to the choices: a facet's own counts pass over that facet's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It meets every choice.
    Kept,
    /// It fails one facet only.
    But(Facet),
    /// It fails more.
    Out,
}

impl Verdict {
    pub(super) fn kept(self) -> bool {
        self == Verdict::Kept
    }

    fn counts_for(self, facet: Facet) -> bool {
        self == Verdict::Kept || self == Verdict::But(facet)
    }
}
