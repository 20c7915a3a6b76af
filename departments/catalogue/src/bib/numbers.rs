//! Standard numbers in one spelling, so that two records of one thing meet.

use callslip_marc::{Record, views};
use callslip_standard_number as standard;

/// Which number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// ISBN, as thirteen digits.
    Isbn,
    /// ISSN, with its hyphen.
    Issn,
    /// Library of Congress control number, normalised by its rules.
    Lccn,
    /// OCLC number, digits only.
    Oclc,
}

impl NumberKind {
    /// The word kept in the database and written in profiles.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Isbn => "isbn",
            Self::Issn => "issn",
            Self::Lccn => "lccn",
            Self::Oclc => "oclc",
        }
    }
}

/// A number to match by.
pub type Number = (NumberKind, String);

/// The valid numbers of a record, each once. Cancelled and invalid ones ($z) are of other things and left out.
#[must_use]
pub fn numbers(record: &Record) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for isbn in views::isbns(record).iter().filter(|one| !one.is_invalid) {
        let read = standard::isbn(isbn.number).value;
        found.extend(read.map(|isbn| (NumberKind::Isbn, isbn.thirteen())));
    }
    for issn in views::issns(record).iter().filter(|one| !one.is_invalid) {
        let read = standard::issn(issn.number).value;
        found.extend(read.map(|issn| (NumberKind::Issn, issn.to_string())));
    }
    let lccn = views::lccn(record).and_then(|text| standard::lccn(text).value);
    found.extend(lccn.map(|lccn| (NumberKind::Lccn, lccn.as_str().to_owned())));
    for number in views::oclc_numbers(record) {
        let read = standard::oclc(number).value;
        found.extend(read.map(|oclc| (NumberKind::Oclc, oclc.number().to_string())));
    }
    found.sort_unstable();
    found.dedup();
    found
}
