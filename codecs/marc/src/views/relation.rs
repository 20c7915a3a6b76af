//! Other works this one belongs to, continues, translates or comes out beside.

use super::punctuation::{first_trimmed, joined};
use crate::{DataField, Record, Tag};

/// A linking entry (760 to 787).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation<'a> {
    /// The field it stands in.
    pub tag: Tag,
    /// The relation in English: `Continues`, `In`, or what $i says.
    pub label: &'a str,
    /// The main entry ($a), if any.
    pub name: Option<&'a str>,
    /// The title ($t, else $s), with part and edition.
    pub title: String,
    /// Where in the host the part stands ($g).
    pub part: Option<&'a str>,
    /// ISBNs ($z) and ISSN ($x).
    pub standard_numbers: Vec<&'a str>,
    /// Numbers of the other's record ($w), with the prefix of who gave them: `(OCoLC)1695426`.
    pub record_numbers: Vec<&'a str>,
}

/// The linking entries, in the order of the record; those marked not to be shown (first indicator 1) as well.
#[must_use]
pub fn relations(record: &Record) -> Vec<Relation<'_>> {
    record
        .fields
        .iter()
        .filter_map(|field| relation(field.as_data()?))
        .collect()
}

fn relation(field: &DataField) -> Option<Relation<'_>> {
    let label = label(field)?;
    let stated = first_trimmed(field, 'i');
    let title = joined(field, if field.first('t').is_some() { "t" } else { "s" });
    let numbers = field
        .subfields
        .iter()
        .filter(|part| matches!(part.code, 'x' | 'z'));
    let relation = Relation {
        tag: field.tag,
        label: stated.unwrap_or(label),
        name: first_trimmed(field, 'a'),
        title,
        part: first_trimmed(field, 'g'),
        standard_numbers: numbers.map(|part| part.value.trim()).collect(),
        record_numbers: field.values('w').map(str::trim).collect(),
    };
    (relation.name.is_some() || !relation.title.is_empty()).then_some(relation)
}

/// The relation that tag and second indicator state.
fn label(field: &DataField) -> Option<&'static str> {
    Some(match (field.tag.as_bytes(), field.indicators[1]) {
        (b"760", _) => "Main series",
        (b"762", _) => "Has subseries",
        (b"765", _) => "Translation of",
        (b"767", _) => "Translated as",
        (b"770", _) => "Has supplement",
        (b"772", b'0') => "Parent",
        (b"772", _) => "Supplement to",
        (b"773", _) => "In",
        (b"774", _) => "Has part",
        (b"775", _) => "Other edition",
        (b"776", _) => "Other format",
        (b"777", _) => "Issued with",
        (b"780", b'1') => "Continues in part",
        (b"780", b'2') => "Supersedes",
        (b"780", b'3') => "Supersedes in part",
        (b"780", b'4') => "Formed by the union of",
        (b"780", b'5') => "Absorbed",
        (b"780", b'6') => "Absorbed in part",
        (b"780", b'7') => "Separated from",
        (b"780", _) => "Continues",
        (b"785", b'1') => "Continued in part by",
        (b"785", b'2') => "Superseded by",
        (b"785", b'3') => "Superseded in part by",
        (b"785", b'4') => "Absorbed by",
        (b"785", b'5') => "Absorbed in part by",
        (b"785", b'6') => "Split into",
        (b"785", b'7') => "Merged with",
        (b"785", b'8') => "Changed back to",
        (b"785", _) => "Continued by",
        (b"786", _) => "Data source",
        (b"787", _) => "Related to",
        _ => return None,
    })
}
