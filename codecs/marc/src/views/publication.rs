//! Edition, place, publisher and date as the record states them.

use super::punctuation::{joined, trim, trim_brackets};
use super::years::first_year;
use crate::{DataField, Record};

/// One statement of publication, production, distribution or manufacture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication<'a> {
    /// What was done there and then.
    pub kind: PublicationKind,
    /// The places ($a), without brackets; `S.l.` and the like are left out.
    pub places: Vec<&'a str>,
    /// The names ($b), without brackets; `s.n.` and the like are left out.
    pub names: Vec<&'a str>,
    /// The date as it stands ($c), trimmed: `c2019`, `[2005?]`.
    pub date: Option<&'a str>,
}

/// What a statement in 264 is about (its second indicator); 260 is publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PublicationKind {
    /// Publication (260, 264 _1).
    Publication,
    /// Production of something unpublished (264 _0).
    Production,
    /// Distribution (264 _2).
    Distribution,
    /// Manufacture (264 _3).
    Manufacture,
    /// The copyright date alone (264 _4).
    Copyright,
}

impl Publication<'_> {
    /// For people: `Boston ; London : Pearson, 2019`.
    #[must_use]
    pub fn display(&self) -> String {
        let mut text = self.places.join(" ; ");
        let names = self.names.join(" : ");
        for (mark, part) in [
            (" : ", names.as_str()),
            (", ", self.date.unwrap_or_default()),
        ] {
            text.push_str(if text.is_empty() || part.is_empty() {
                ""
            } else {
                mark
            });
            text.push_str(part);
        }
        text
    }
}

/// All statements in 260 and 264, in the order of the record.
#[must_use]
pub fn publications(record: &Record) -> Vec<Publication<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    let fields = fields.filter(|field| matches!(field.tag.as_bytes(), b"260" | b"264"));
    fields
        .map(statement)
        .filter(|statement| !statement.display().is_empty())
        .collect()
}

/// The statement to show first: publication, else production, distribution, manufacture.
///
/// Of several of one kind it is the current one (first indicator 3), else the first.
#[must_use]
pub fn publication(record: &Record) -> Option<Publication<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    let fields = fields.filter(|field| matches!(field.tag.as_bytes(), b"260" | b"264"));
    let said = fields.filter(|field| field.subfields.iter().any(|part| "abc".contains(part.code)));
    let best = said.min_by_key(|field| (kind(field), field.indicators[0] != b'3'))?;
    Some(statement(best))
}

/// The year of copyright, from 264 _4 or a date like `c2019` or `©2019` in 260 or 264.
#[must_use]
pub fn copyright_year(record: &Record) -> Option<u16> {
    let statements = publications(record);
    let own = statements
        .iter()
        .find(|statement| statement.kind == PublicationKind::Copyright);
    let own = own.and_then(|statement| first_year(statement.date?));
    own.or_else(|| {
        statements
            .iter()
            .find_map(|statement| marked_year(statement.date?))
    })
}

fn marked_year(date: &str) -> Option<u16> {
    let marked = date.split(['[', ' ', ',']).find_map(|part| {
        let digits = part.strip_prefix(['c', '©', '℗', 'p'])?;
        digits
            .starts_with(|char: char| char.is_ascii_digit())
            .then_some(digits)
    });
    first_year(marked?)
}

fn statement(field: &DataField) -> Publication<'_> {
    let all = |code: char, unknown: &[&str]| {
        let values = field.values(code).map(trim_brackets);
        values
            .filter(|text| !text.is_empty() && !is_unknown(text, unknown))
            .collect::<Vec<_>>()
    };
    Publication {
        kind: kind(field),
        places: all('a', &["s.l", "place of publication not identified"]),
        names: all('b', &["s.n", "publisher not identified"]),
        date: field.first('c').map(date).filter(|date| !date.is_empty()),
    }
}

/// Whether the cataloguer only wrote that it is not known.
fn is_unknown(text: &str, unknown: &[&str]) -> bool {
    let text = text.trim_end_matches(['.', ']']).to_lowercase();
    unknown
        .iter()
        .any(|phrase| text.starts_with(phrase) && text.len() <= phrase.len() + 2)
        || text.ends_with("not identified")
}

/// A date keeps its brackets when they hold a guess; a whole one, `[2005]`, loses them.
fn date(text: &str) -> &str {
    let text = trim(text);
    if text.contains('?') || text.contains(" or ") {
        text
    } else {
        trim_brackets(text)
    }
}

fn kind(field: &DataField) -> PublicationKind {
    match (field.tag.as_bytes(), field.indicators[1]) {
        (b"264", b'0') => PublicationKind::Production,
        (b"264", b'2') => PublicationKind::Distribution,
        (b"264", b'3') => PublicationKind::Manufacture,
        (b"264", b'4') => PublicationKind::Copyright,
        _ => PublicationKind::Publication,
    }
}

/// The edition statement (250 $a and $b): `Second edition / revised by N. Lee`.
#[must_use]
pub fn edition(record: &Record) -> Option<String> {
    record
        .data_fields("250")
        .map(|field| joined(field, "ab"))
        .find(|text| !text.is_empty())
}
