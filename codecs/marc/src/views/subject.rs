//! What it is about, and what it is.

use super::punctuation::{joined, trim};
use crate::{DataField, Record, Tag};

/// A subject or genre heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The field it stands in.
    pub tag: Tag,
    /// A person, a topic, a place ...
    pub kind: SubjectKind,
    /// The heading without subdivisions: `United States. Congress. House`.
    pub heading: String,
    /// The subdivisions ($v form, $x topic, $y time, $z place) with their codes, in order.
    pub subdivisions: Vec<(char, &'a str)>,
    /// The list of headings it comes from.
    pub vocabulary: Vocabulary<'a>,
    /// The authority record's number or address ($0, else $1).
    pub authority: Option<&'a str>,
}

/// What a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SubjectKind {
    /// A person or family (600).
    Person,
    /// A corporate body (610).
    Body,
    /// A meeting (611).
    Meeting,
    /// A work (630, or a name with a title).
    Work,
    /// An event (647).
    Event,
    /// A time (648).
    Time,
    /// A topic (650, 654, 690).
    Topic,
    /// A place (651, 662, 691).
    Place,
    /// A genre or form, what a thing is rather than what it is about (655).
    Genre,
    /// A word chosen freely (653).
    Keyword,
}

/// The list that a heading is taken from (second indicator, $2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vocabulary<'a> {
    /// Library of Congress Subject Headings (0), or its genre terms in 655.
    Lcsh,
    /// Library of Congress children's subject headings (1).
    Children,
    /// Medical Subject Headings (2).
    Mesh,
    /// National Agricultural Library (3).
    Nal,
    /// Canadian Subject Headings (5).
    Canadian,
    /// Répertoire de vedettes-matière (6).
    Rvm,
    /// The list whose code stands in $2: `fast`, `lcgft`, `gsafd` ...
    Named(&'a str),
    /// The library's own, or not said (4, 69X).
    Unspecified,
}

impl Vocabulary<'_> {
    /// The code of the list as in $2; empty when not said.
    #[must_use]
    pub const fn code(&self) -> &str {
        match self {
            Self::Lcsh => "lcsh",
            Self::Children => "lcshac",
            Self::Mesh => "mesh",
            Self::Nal => "nal",
            Self::Canadian => "cash",
            Self::Rvm => "rvm",
            Self::Named(code) => code,
            Self::Unspecified => "",
        }
    }
}

impl Subject<'_> {
    /// Heading and subdivisions for people: `Birds -- California -- Identification`.
    #[must_use]
    pub fn display(&self) -> String {
        let mut text = self.heading.clone();
        for (_, part) in &self.subdivisions {
            text.push_str(if text.is_empty() { "" } else { " -- " });
            text.push_str(part);
        }
        text
    }
}

/// The subjects (600 to 654, 662, 690 to 699), in the order of the record; each $a of 653 is one.
#[must_use]
pub fn subjects(record: &Record) -> Vec<Subject<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    fields
        .flat_map(of_field)
        .filter(|one| one.kind != SubjectKind::Genre)
        .collect()
}

/// Genres and forms (655), in the order of the record.
#[must_use]
pub fn genres(record: &Record) -> Vec<Subject<'_>> {
    record.data_fields("655").flat_map(of_field).collect()
}

fn of_field(field: &DataField) -> Vec<Subject<'_>> {
    let Some((mut kind, codes)) = shape(field.tag) else {
        return Vec::new();
    };
    if kind == SubjectKind::Keyword {
        let words = field.values('a').map(trim).filter(|word| !word.is_empty());
        return words
            .map(|word| subject(field, kind, word.to_owned()))
            .collect();
    }
    if kind < SubjectKind::Work && field.first('t').is_some() {
        kind = SubjectKind::Work;
    }
    let heading = match field.tag.as_bytes() {
        // Parts of a faceted heading or of a hierarchy of places.
        b"654" | b"662" => joined_by_dashes(field, codes),
        _ => joined(field, codes),
    };
    let one = subject(field, kind, heading);
    if one.display().is_empty() {
        Vec::new()
    } else {
        vec![one]
    }
}

/// What a field's headings name, and the subfields of the heading.
fn shape(tag: Tag) -> Option<(SubjectKind, &'static str)> {
    Some(match tag.as_bytes() {
        b"600" => (SubjectKind::Person, "abcqdtnpklmorsfg"),
        b"610" => (SubjectKind::Body, "abncdtpklmorsfg"),
        b"611" => (SubjectKind::Meeting, "aendcqtpklsfg"),
        b"630" => (SubjectKind::Work, "adnpklmorsfgt"),
        b"647" => (SubjectKind::Event, "acdg"),
        b"648" => (SubjectKind::Time, "a"),
        b"650" => (SubjectKind::Topic, "abcdg"),
        b"651" => (SubjectKind::Place, "ag"),
        b"653" => (SubjectKind::Keyword, "a"),
        b"654" => (SubjectKind::Topic, "abc"),
        b"655" => (SubjectKind::Genre, "abc"),
        b"662" => (SubjectKind::Place, "abcdfgh"),
        b"691" => (SubjectKind::Place, "ab"),
        [b'6', b'9', _] => (SubjectKind::Topic, "abcd"),
        _ => return None,
    })
}

fn subject(field: &DataField, kind: SubjectKind, heading: String) -> Subject<'_> {
    let divisions = field
        .subfields
        .iter()
        .filter(|part| "vxyz".contains(part.code));
    let divisions = divisions.map(|part| (part.code, trim(&part.value)));
    let authority = field.first('0').or_else(|| field.first('1'));
    Subject {
        tag: field.tag,
        kind,
        heading,
        subdivisions: match kind {
            SubjectKind::Keyword => Vec::new(),
            _ => divisions.filter(|part| !part.1.is_empty()).collect(),
        },
        vocabulary: vocabulary(field),
        authority: authority.map(str::trim),
    }
}

fn joined_by_dashes(field: &DataField, codes: &str) -> String {
    let parts = field
        .subfields
        .iter()
        .filter(|part| codes.contains(part.code));
    parts
        .map(|part| trim(&part.value))
        .collect::<Vec<_>>()
        .join(" -- ")
}

fn vocabulary(field: &DataField) -> Vocabulary<'_> {
    let source = field
        .first('2')
        .map(|code| code.trim().trim_end_matches('.'));
    match (field.tag.as_bytes(), field.indicators[1]) {
        ([b'6', b'9', _] | b"653", _) => source.map_or(Vocabulary::Unspecified, Vocabulary::Named),
        (_, b'0') => Vocabulary::Lcsh,
        (_, b'1') => Vocabulary::Children,
        (_, b'2') => Vocabulary::Mesh,
        (_, b'3') => Vocabulary::Nal,
        (_, b'5') => Vocabulary::Canadian,
        (_, b'6') => Vocabulary::Rvm,
        _ => source
            .filter(|code| !code.is_empty())
            .map_or(Vocabulary::Unspecified, Vocabulary::Named),
    }
}
