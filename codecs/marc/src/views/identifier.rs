//! The numbers by which a thing is known elsewhere. Check digits are the business of `standard-number`.

use super::punctuation::{first_trimmed, trim};
use crate::{DataField, Record, Tag};

/// An ISBN as it stands in 020.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Isbn<'a> {
    /// The number as written, hyphens and all, without what follows it.
    pub number: &'a str,
    /// Binding, volume, publisher: each qualifier by itself, without brackets.
    pub qualifiers: Vec<&'a str>,
    /// Whether it is canceled or invalid ($z), still good for finding.
    pub is_invalid: bool,
    /// Price or terms ($c), for the whole field.
    pub terms: Option<&'a str>,
}

/// The ISBNs (020 $a, and $z), qualifiers from $q or in brackets behind the number.
#[must_use]
pub fn isbns(record: &Record) -> Vec<Isbn<'_>> {
    record.data_fields("020").flat_map(isbns_of).collect()
}

fn isbns_of(field: &DataField) -> impl Iterator<Item = Isbn<'_>> {
    let numbers = field
        .subfields
        .iter()
        .filter(|part| matches!(part.code, 'a' | 'z'));
    let all = numbers.map(move |part| {
        let (number, behind) = split_number(&part.value);
        let own = field.values('q').flat_map(qualifiers);
        Isbn {
            number,
            qualifiers: qualifiers(behind).chain(own).collect(),
            is_invalid: part.code == 'z',
            terms: first_trimmed(field, 'c'),
        }
    });
    all.filter(|isbn| !isbn.number.is_empty())
}

/// A number of digits, hyphens and X, and what stands behind it.
fn split_number(text: &str) -> (&str, &str) {
    let text = text.trim();
    let end = text.find(|char: char| !(char.is_ascii_digit() || "-–xX".contains(char)));
    text.split_at(end.unwrap_or(text.len()))
}

/// `(pbk. : v. 1)` is two qualifiers.
fn qualifiers(text: &str) -> impl Iterator<Item = &str> {
    let parts = text
        .split([';', ':', '(', ')'])
        .map(|part| part.trim().trim_end_matches(','));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// An ISSN as it stands in 022.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issn<'a> {
    /// The number as written.
    pub number: &'a str,
    /// Whether it is the linking ISSN of all forms of the serial ($l).
    pub is_linking: bool,
    /// Whether it is incorrect or canceled ($y, $z, $m), still good for finding.
    pub is_invalid: bool,
}

/// The ISSNs (022 $a; $l; $y, $z, $m).
#[must_use]
pub fn issns(record: &Record) -> Vec<Issn<'_>> {
    let parts = record.data_fields("022").flat_map(|field| &field.subfields);
    let all = parts
        .filter(|part| "alyzm".contains(part.code))
        .map(|part| Issn {
            number: split_number(&part.value).0,
            is_linking: matches!(part.code, 'l' | 'm'),
            is_invalid: matches!(part.code, 'y' | 'z' | 'm'),
        });
    all.filter(|issn| !issn.number.is_empty()).collect()
}

/// The Library of Congress control number (010 $a), without the blanks that fill it up and the
/// revision that older records carry behind a slash.
#[must_use]
pub fn lccn(record: &Record) -> Option<&str> {
    record
        .subfields("010", 'a')
        .map(|number| number.split('/').next().unwrap_or(number).trim())
        .find(|number| !number.is_empty())
}

/// The OCLC numbers without prefixes and leading zeros, each once: from 035 with `(OCoLC)`, from 001 when 003
/// is `OCoLC`, and from either when it begins with `ocm`, `ocn` or `on`.
#[must_use]
pub fn oclc_numbers(record: &Record) -> Vec<&str> {
    let control = record.control_number().map(str::trim);
    let is_oclc = record
        .control("003")
        .is_some_and(|agency| agency.trim() == "OCoLC");
    let own = control.filter(|number| is_oclc || is_prefixed(number));
    let others = record
        .subfields("035", 'a')
        .map(str::trim)
        .filter_map(|number| {
            number
                .strip_prefix("(OCoLC)")
                .or_else(|| is_prefixed(number).then_some(number))
        });
    let mut numbers: Vec<&str> = Vec::new();
    for number in others.chain(own).map(bare_oclc) {
        if !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

const OCLC_PREFIXES: [&str; 3] = ["ocm", "ocn", "on"];

fn is_prefixed(number: &str) -> bool {
    OCLC_PREFIXES
        .iter()
        .any(|prefix| number.starts_with(prefix))
}

fn bare_oclc(number: &str) -> &str {
    let number = number.trim();
    let bare = OCLC_PREFIXES
        .iter()
        .find_map(|prefix| number.strip_prefix(prefix));
    bare.unwrap_or(number).trim().trim_start_matches('0')
}

/// Any other number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier<'a> {
    /// The field it stands in.
    pub tag: Tag,
    /// What sort of number it is.
    pub kind: IdentifierKind<'a>,
    /// The number as written, trimmed.
    pub value: &'a str,
    /// Who gave it, or what it qualifies ($b, $q, $2 of the field).
    pub qualifier: Option<&'a str>,
    /// Whether it is canceled or invalid ($z).
    pub is_invalid: bool,
}

/// The sorts of number in 024 to 088.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdentifierKind<'a> {
    /// International Standard Recording Code (024 0_).
    Isrc,
    /// Universal Product Code (024 1_).
    Upc,
    /// International Standard Music Number (024 2_).
    Ismn,
    /// International Article Number (024 3_).
    Ean,
    /// Serial Item and Contribution Identifier (024 4_).
    Sici,
    /// The sort whose code stands in $2 (024 7_): `doi`, `hdl`, `uri` ...
    Named(&'a str),
    /// A number of no stated sort (024 8_).
    Unspecified,
    /// Standard technical report number (027).
    TechnicalReport,
    /// Publisher's or distributor's number (028).
    Publisher,
    /// CODEN (030).
    Coden,
    /// The control number of another system (035), with its prefix in brackets.
    System,
    /// Stock number of whoever sells it (037).
    Stock,
    /// Government Printing Office item number (074).
    GpoItem,
    /// Report number (088).
    Report,
}

/// All numbers but ISBN, ISSN, LCCN and OCLC's, in the order of the record.
#[must_use]
pub fn identifiers(record: &Record) -> Vec<Identifier<'_>> {
    let fields = record.fields.iter().filter_map(|field| field.as_data());
    fields
        .flat_map(identifiers_of)
        .filter(|one| !one.value.starts_with("(OCoLC)"))
        .collect()
}

fn identifiers_of(field: &DataField) -> Vec<Identifier<'_>> {
    let Some(kind) = kind(field) else {
        return Vec::new();
    };
    let qualifier = match field.tag.as_bytes() {
        b"024" | b"027" => first_trimmed(field, 'q'),
        b"028" | b"037" => first_trimmed(field, 'b'),
        _ => None,
    };
    let numbers = field
        .subfields
        .iter()
        .filter(|part| matches!(part.code, 'a' | 'z'));
    let all = numbers.map(|part| Identifier {
        tag: field.tag,
        kind,
        value: trim(&part.value),
        qualifier,
        is_invalid: part.code == 'z',
    });
    all.filter(|one| !one.value.is_empty()).collect()
}

fn kind(field: &DataField) -> Option<IdentifierKind<'_>> {
    Some(match (field.tag.as_bytes(), field.indicators[0]) {
        (b"024", b'0') => IdentifierKind::Isrc,
        (b"024", b'1') => IdentifierKind::Upc,
        (b"024", b'2') => IdentifierKind::Ismn,
        (b"024", b'3') => IdentifierKind::Ean,
        (b"024", b'4') => IdentifierKind::Sici,
        (b"024", b'7') => {
            first_trimmed(field, '2').map_or(IdentifierKind::Unspecified, IdentifierKind::Named)
        }
        (b"024", _) => IdentifierKind::Unspecified,
        (b"027", _) => IdentifierKind::TechnicalReport,
        (b"028", _) => IdentifierKind::Publisher,
        (b"030", _) => IdentifierKind::Coden,
        (b"035", _) => IdentifierKind::System,
        (b"037", _) => IdentifierKind::Stock,
        (b"074", _) => IdentifierKind::GpoItem,
        (b"088", _) => IdentifierKind::Report,
        _ => return None,
    })
}
