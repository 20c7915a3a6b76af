//! The rows of both mappings, read from their files once.

use std::sync::LazyLock;

use callslip_marc::{DataField, views};

use crate::language::is_language;
use crate::pick::{Fields, heading, joined, parts, trimmed};

use super::{Profile, Statement};

/// The files, both with the same columns but for the scheme.
const SIMPLE: &str = include_str!("simple.txt");
const QUALIFIED: &str = include_str!("qualified.txt");

/// One row of a mapping.
#[derive(Debug)]
pub(super) struct Row {
    term: &'static str,
    scheme: Option<&'static str>,
    /// Which fields it takes.
    pub(super) fields: Fields<'static>,
    codes: &'static str,
    how: How,
}

/// How subfields become values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// One value of all, without the punctuation that divides.
    Join,
    /// One value of all, as it stands.
    Note,
    /// A value of each.
    Each,
    /// A heading with subdivisions behind dashes.
    Heading,
    /// A hierarchy, its parts between dashes.
    Dashes,
    /// Language codes, those run together taken apart.
    Codes,
    /// Numbers as URNs.
    Isbn,
    Issn,
    /// A date of 260 $c that is no copyright date, or that is one.
    Issued,
    Copyright,
}

/// How it is written in the files.
const HOW: [(&str, How); 10] = [
    ("join", How::Join),
    ("note", How::Note),
    ("each", How::Each),
    ("heading", How::Heading),
    ("dashes", How::Dashes),
    ("codes", How::Codes),
    ("isbn", How::Isbn),
    ("issn", How::Issn),
    ("issued", How::Issued),
    ("copyright", How::Copyright),
];

/// The rows of a mapping, in order.
pub(super) fn of(profile: Profile) -> &'static [Row] {
    static ROWS: LazyLock<[Vec<Row>; 2]> =
        LazyLock::new(|| [read(SIMPLE, false), read(QUALIFIED, true)]);
    let [simple, qualified] = &*ROWS;
    match profile {
        Profile::Simple => simple,
        Profile::Qualified => qualified,
    }
}

/// The lines of a file that are rows.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(text: &'static str, schemes: bool) -> Vec<Row> {
    lines(text).filter_map(|line| row(line, schemes)).collect()
}

fn row(line: &'static str, schemes: bool) -> Option<Row> {
    let mut columns = line.split('|');
    let term = columns.next()?;
    let scheme = if schemes { columns.next()? } else { "-" };
    let fields = Fields::read(columns.next()?)?;
    let codes = columns.next()?;
    let how = columns.next()?;
    Some(Row {
        term,
        scheme: Some(scheme).filter(|it| *it != "-"),
        fields,
        codes,
        how: HOW.iter().find(|(name, _)| *name == how)?.1,
    })
}

impl Row {
    /// What it makes of a field.
    pub(super) fn statements(&self, field: &DataField) -> Vec<Statement> {
        let values = match self.how {
            How::Join => vec![trimmed(field, self.codes)],
            How::Note => vec![joined(field, self.codes)],
            How::Heading => vec![heading(field, self.codes)],
            How::Each => self.each(field, |text| Some(views::trim(text).to_owned())),
            How::Dashes => vec![
                self.each(field, |text| Some(views::trim(text).to_owned()))
                    .join("--"),
            ],
            How::Codes => codes(field, self.codes),
            How::Isbn => self.each(field, |text| number(text, "URN:ISBN:")),
            How::Issn => self.each(field, |text| number(text, "URN:ISSN:")),
            How::Issued => self.each(field, |text| date(text, false)),
            How::Copyright => self.each(field, |text| date(text, true)),
        };
        let statement = |value| Statement {
            term: self.term,
            scheme: self.scheme,
            value,
        };
        values.into_iter().map(statement).collect()
    }

    fn each(&self, field: &DataField, make: impl Fn(&str) -> Option<String>) -> Vec<String> {
        parts(field, self.codes)
            .filter_map(|part| make(part.value.trim()))
            .collect()
    }
}

/// Codes of three letters; older records run them together.
fn codes(field: &DataField, subfields: &str) -> Vec<String> {
    let letters = parts(field, subfields).flat_map(|part| {
        let text = part.value.trim().as_bytes().chunks(3);
        text.filter_map(|code| std::str::from_utf8(code).ok())
    });
    letters
        .filter(|code| is_language(code))
        .map(str::to_owned)
        .collect()
}

/// The number before a qualifier, as a URN.
fn number(text: &str, prefix: &str) -> Option<String> {
    let number = text.split([' ', '(', ':']).next()?;
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 7).then(|| format!("{prefix}{number}"))
}

/// A date that is one of copyright, or one that is not.
fn date(text: &str, copyright: bool) -> Option<String> {
    let is_one = |part: &&str| {
        let rest = part.trim_start_matches(['[', ' ']);
        let rest = rest.strip_prefix(['c', '©', 'p', '℗']);
        let is_one = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        is_one == copyright
    };
    let dates: Vec<&str> = text.split(',').map(str::trim).filter(is_one).collect();
    let text = dates.join(", ");
    Some(views::trim(&text).to_owned()).filter(|it| !it.is_empty())
}

/// The terms of a mapping, each with the name of its element.
pub(super) fn terms(profile: Profile) -> &'static [(&'static str, &'static str)] {
    match profile {
        Profile::Simple => &SIMPLE_TERMS,
        Profile::Qualified => &QUALIFIED_TERMS,
    }
}

/// The fifteen elements.
const SIMPLE_TERMS: [(&str, &str); 15] = [
    ("title", "dc:title"),
    ("creator", "dc:creator"),
    ("contributor", "dc:contributor"),
    ("publisher", "dc:publisher"),
    ("date", "dc:date"),
    ("subject", "dc:subject"),
    ("coverage", "dc:coverage"),
    ("description", "dc:description"),
    ("format", "dc:format"),
    ("identifier", "dc:identifier"),
    ("language", "dc:language"),
    ("relation", "dc:relation"),
    ("rights", "dc:rights"),
    ("source", "dc:source"),
    ("type", "dc:type"),
];

/// The terms that the qualified mapping uses.
const QUALIFIED_TERMS: [(&str, &str); 43] = [
    ("title", "dcterms:title"),
    ("alternative", "dcterms:alternative"),
    ("creator", "dcterms:creator"),
    ("contributor", "dcterms:contributor"),
    ("publisher", "dcterms:publisher"),
    ("created", "dcterms:created"),
    ("issued", "dcterms:issued"),
    ("dateCopyrighted", "dcterms:dateCopyrighted"),
    ("modified", "dcterms:modified"),
    ("valid", "dcterms:valid"),
    ("subject", "dcterms:subject"),
    ("spatial", "dcterms:spatial"),
    ("temporal", "dcterms:temporal"),
    ("abstract", "dcterms:abstract"),
    ("tableOfContents", "dcterms:tableOfContents"),
    ("description", "dcterms:description"),
    ("audience", "dcterms:audience"),
    ("extent", "dcterms:extent"),
    ("medium", "dcterms:medium"),
    ("format", "dcterms:format"),
    ("identifier", "dcterms:identifier"),
    ("language", "dcterms:language"),
    ("provenance", "dcterms:provenance"),
    ("accrualMethod", "dcterms:accrualMethod"),
    ("accrualPeriodicity", "dcterms:accrualPeriodicity"),
    ("hasFormat", "dcterms:hasFormat"),
    ("hasPart", "dcterms:hasPart"),
    ("hasVersion", "dcterms:hasVersion"),
    ("isPartOf", "dcterms:isPartOf"),
    ("isReferencedBy", "dcterms:isReferencedBy"),
    ("isReplacedBy", "dcterms:isReplacedBy"),
    ("replaces", "dcterms:replaces"),
    ("requires", "dcterms:requires"),
    ("source", "dcterms:source"),
    ("relation", "dcterms:relation"),
    ("accessRights", "dcterms:accessRights"),
    ("license", "dcterms:license"),
    ("rightsHolder", "dcterms:rightsHolder"),
    ("type", "dcterms:type"),
    ("date", "dcterms:date"),
    ("coverage", "dcterms:coverage"),
    ("rights", "dcterms:rights"),
    ("bibliographicCitation", "dcterms:bibliographicCitation"),
];

#[cfg(test)]
mod tests {
    use super::super::Profile;
    use super::{QUALIFIED, SIMPLE, lines, of, terms};

    #[test]
    fn every_line_is_a_row_whose_term_is_known() {
        for (text, profile) in [(SIMPLE, Profile::Simple), (QUALIFIED, Profile::Qualified)] {
            let rows = of(profile);
            assert_eq!(rows.len(), lines(text).count(), "{profile:?}");
            for row in rows {
                let known = terms(profile).iter().any(|(term, _)| *term == row.term);
                assert!(known, "{} has no element", row.term);
                assert!(!row.codes.is_empty());
            }
        }
    }
}
