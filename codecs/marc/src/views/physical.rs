//! What it is made of: extent, dimensions, and RDA's content, media and carrier types.

use super::punctuation::{first_trimmed, joined};
use crate::Record;

/// One physical description (300).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Physical<'a> {
    /// The whole description for people: `xii, 340 pages : illustrations ; 24 cm + 1 DVD`.
    pub display: String,
    /// How much ($a), trimmed.
    pub extent: Option<&'a str>,
    /// Illustrations, sound, colour ($b), trimmed.
    pub details: Option<&'a str>,
    /// Dimensions ($c), trimmed.
    pub dimensions: Option<&'a str>,
    /// What comes with it ($e), trimmed: to be counted at the desk.
    pub accompanying: Option<&'a str>,
}

/// The physical descriptions (300), in the order of the record.
#[must_use]
pub fn physical(record: &Record) -> Vec<Physical<'_>> {
    let all = record.data_fields("300").map(|field| Physical {
        display: joined(field, "3abcefg"),
        extent: first_trimmed(field, 'a'),
        details: first_trimmed(field, 'b'),
        dimensions: first_trimmed(field, 'c'),
        accompanying: first_trimmed(field, 'e'),
    });
    all.filter(|one| !one.display.is_empty()).collect()
}

/// RDA's types as terms; where a field has only the code, the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RdaTypes<'a> {
    /// Content types (336): `text`, `two-dimensional moving image`.
    pub content: Vec<&'a str>,
    /// Media types (337): `unmediated`, `computer`.
    pub media: Vec<&'a str>,
    /// Carrier types (338): `volume`, `online resource`.
    pub carrier: Vec<&'a str>,
}

/// Content, media and carrier types (336, 337, 338 $a, else $b), each once.
#[must_use]
pub fn rda_types(record: &Record) -> RdaTypes<'_> {
    let terms = |tag: &str| {
        let mut terms: Vec<&str> = Vec::new();
        for field in record.data_fields(tag) {
            let code = if field.first('a').is_some() { 'a' } else { 'b' };
            let new = field
                .values(code)
                .map(str::trim)
                .filter(|term| !term.is_empty());
            new.for_each(|term| {
                if !terms.contains(&term) {
                    terms.push(term);
                }
            });
        }
        terms
    };
    RdaTypes {
        content: terms("336"),
        media: terms("337"),
        carrier: terms("338"),
    }
}
