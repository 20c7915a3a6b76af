//! Facets: choices made, and counts of what could be chosen.

mod choice;
mod count;
mod merge;

pub(super) use choice::Choices;
pub(super) use count::Counts;
pub(super) use merge::merge;

use crate::query::CodeField;
use crate::request::Facet;
use crate::schema::Columns;

/// The facets whose values stand in a column of text, in the order of the page.
const IN_COLUMNS: [Facet; 5] = [
    Facet::Format,
    Facet::Language,
    Facet::Subject,
    Facet::Author,
    Facet::Branch,
];

/// The value of a record with a copy to be had now, and of one without.
const AVAILABILITY: [&str; 2] = ["unavailable", "available"];

fn column(facet: Facet) -> Option<&'static str> {
    match facet {
        Facet::Format => Some(CodeField::Format.name()),
        Facet::Language => Some(CodeField::Language.name()),
        Facet::Subject => Some(Columns::SUBJECT),
        Facet::Author => Some(Columns::AUTHOR),
        Facet::Branch => Some(Columns::BRANCH),
        Facet::Availability | Facet::Decade | Facet::Year => None,
    }
}

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
