//! The series a thing belongs to.

use super::punctuation::{first_trimmed, joined, trim};
use crate::{DataField, Record, Tag};

/// A series and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series<'a> {
    /// The field it stands in: 490 and 440 as on the piece, 800 to 830 as the authority file has it.
    pub tag: Tag,
    /// The title, before it for 800, 810 and 811 the name.
    pub title: String,
    /// The number in it ($v), as it stands: `no. 230`.
    pub volume: Option<&'a str>,
    /// The ISSN ($x).
    pub issn: Option<&'a str>,
}

impl Series<'_> {
    /// Whether the title is the authority file's, under which all of the series are found together.
    #[must_use]
    pub fn is_traced(&self) -> bool {
        self.tag.as_bytes()[0] == b'8' || self.tag.as_bytes() == b"440"
    }

    /// For people: `Loeb classical library ; 230`.
    #[must_use]
    pub fn display(&self) -> String {
        match self.volume {
            Some(volume) => format!("{} ; {volume}", self.title),
            None => self.title.clone(),
        }
    }
}

/// The series statements and their traced forms, in the order of the record.
///
/// Pages show the traced ones, and of 490 those with first indicator 0, which are not traced.
#[must_use]
pub fn series(record: &Record) -> Vec<Series<'_>> {
    record
        .fields
        .iter()
        .filter_map(|field| one(field.as_data()?))
        .collect()
}

fn one(field: &DataField) -> Option<Series<'_>> {
    let title = match field.tag.as_bytes() {
        b"490" => field.values('a').map(trim).collect::<Vec<_>>().join(". "),
        b"440" | b"830" => joined(field, "anp"),
        b"800" => joined(field, "abcqdtnp"),
        b"810" | b"811" => joined(field, "abcdetnp"),
        _ => return None,
    };
    (!title.is_empty()).then(|| Series {
        tag: field.tag,
        title,
        volume: first_trimmed(field, 'v'),
        issn: first_trimmed(field, 'x'),
    })
}
