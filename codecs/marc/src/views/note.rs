//! Notes: summary, contents, audience and whatever else the cataloguer wrote.

use super::punctuation::{joined, trim};
use crate::{DataField, Record, Tag};

/// A note with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// The field it stands in.
    pub tag: Tag,
    /// What sort of note it is, in English; empty for a general one.
    pub label: &'a str,
    /// The text, its full stop kept.
    pub text: String,
}

/// Summaries, abstracts and reviews (520).
#[must_use]
pub fn summaries(record: &Record) -> Vec<Note<'_>> {
    record
        .data_fields("520")
        .filter_map(|field| note(field, summary_label(field), "abc"))
        .collect()
}

fn summary_label(field: &DataField) -> &'static str {
    match field.indicators[0] {
        b'0' => "Subject",
        b'1' => "Review",
        b'2' => "Scope and content",
        b'3' => "Abstract",
        b'4' => "Content advice",
        _ => "Summary",
    }
}

/// The table of contents (505), one entry each: titles, statements and volumes are divided at ` -- `.
#[must_use]
pub fn contents(record: &Record) -> Vec<&str> {
    let parts = record.data_fields("505").flat_map(|field| &field.subfields);
    let texts = parts
        .filter(|part| "agrtu".contains(part.code))
        .map(|part| part.value.as_str());
    let entries = texts.flat_map(|text| text.split(" -- ")).map(str::trim);
    let entries = entries.map(|text| trim(text.trim_end_matches("--")));
    entries.filter(|entry| !entry.is_empty()).collect()
}

/// The other notes for the public (500 to 588 but 505, 520 and the staff's own), in the order of the record.
///
/// A note whose first indicator says private (541, 542, 561, 583 with 0) is left out.
#[must_use]
pub fn notes(record: &Record) -> Vec<Note<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    let fields = fields.filter(|field| !is_private(field));
    fields
        .filter_map(|field| note(field, label(field.tag)?, "3abcdefghijlmnopqrstuvxyz"))
        .collect()
}

fn is_private(field: &DataField) -> bool {
    matches!(field.tag.as_bytes(), b"541" | b"542" | b"561" | b"583") && field.indicators[0] == b'0'
}

/// The library's own notes (590 to 599), which never leave it.
#[must_use]
pub fn local_notes(record: &Record) -> Vec<Note<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    let local = fields.filter(|field| field.tag.as_bytes().starts_with(b"59"));
    local
        .filter_map(|field| note(field, "Local note", "3abcdefghijlmnopqrstuvxyz"))
        .collect()
}

fn note<'a>(field: &DataField, label: &'a str, codes: &str) -> Option<Note<'a>> {
    let wanted = field
        .subfields
        .iter()
        .filter(|part| codes.contains(part.code));
    let texts = wanted
        .map(|part| part.value.trim())
        .filter(|text| !text.is_empty());
    let text = texts.collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(Note {
        tag: field.tag,
        label,
        text,
    })
}

/// What a note's tag says it is about.
fn label(tag: Tag) -> Option<&'static str> {
    Some(match tag.as_bytes() {
        b"500" | b"501" | b"534" | b"550" | b"588" => "",
        b"502" => "Thesis",
        b"504" => "Bibliography",
        b"506" => "Access",
        b"507" => "Scale",
        b"508" => "Credits",
        b"510" => "Cited in",
        b"511" => "Performers",
        b"513" => "Report type",
        b"515" => "Numbering",
        b"516" => "Kind of file",
        b"518" => "Place and time of event",
        b"521" => "Audience",
        b"522" => "Area covered",
        b"524" => "Cite as",
        b"525" => "Supplement",
        b"526" => "Study program",
        b"530" => "Also available",
        b"533" => "Reproduction",
        b"535" => "Originals",
        b"536" => "Funding",
        b"538" => "System needed",
        b"540" => "Terms of use",
        b"541" => "Acquired from",
        b"542" => "Copyright",
        b"544" => "Related archives",
        b"545" => "Biography or history",
        b"546" => "Language",
        b"547" => "Former titles",
        b"555" => "Index or finding aid",
        b"556" => "Documentation",
        b"561" => "Provenance",
        b"562" => "Copy",
        b"563" => "Binding",
        b"580" => "Relation",
        b"581" => "Publications about it",
        b"583" => "Action",
        b"585" => "Exhibitions",
        b"586" => "Awards",
        _ => return None,
    })
}

/// For whom it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// The code of 008/22 (else 006/05), where the material has one: `a` to `g`, `j`.
    pub code: Option<char>,
    /// Notes on audience, reading grade and interest (521).
    pub notes: Vec<String>,
}

impl Audience {
    /// What the code means.
    #[must_use]
    pub const fn label(&self) -> Option<&'static str> {
        match self.code {
            Some('a') => Some("Preschool"),
            Some('b') => Some("Primary"),
            Some('c') => Some("Pre-adolescent"),
            Some('d') => Some("Adolescent"),
            Some('e') => Some("Adult"),
            Some('f') => Some("Specialized"),
            Some('g') => Some("General"),
            Some('j') => Some("Juvenile"),
            _ => None,
        }
    }

    /// Whether it is meant for children or young people (a, b, c, d, j).
    #[must_use]
    pub const fn is_juvenile(&self) -> bool {
        matches!(self.code, Some('a' | 'b' | 'c' | 'd' | 'j'))
    }
}

/// For whom it is made: 008/22 for books, music, films and computer files, else 006/05; 521.
#[must_use]
pub fn audience(record: &Record) -> Audience {
    let has_code = matches!(
        record.leader.record_kind(),
        b'a' | b't' | b'c' | b'd' | b'i' | b'j' | b'm' | b'g' | b'k' | b'o' | b'r'
    ) && record.leader.bib_level() != b's';
    let at = |tag: &str, place: usize| record.control(tag)?.chars().nth(place);
    let fixed = has_code
        .then(|| at("008", 22))
        .flatten()
        .or_else(|| at("006", 5));
    let texts = record.data_fields("521").map(|field| joined(field, "3ab"));
    Audience {
        code: fixed.filter(|code| ('a'..='j').contains(code)),
        notes: texts.filter(|text| !text.is_empty()).collect(),
    }
}
