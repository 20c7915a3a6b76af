//! What is wrong with a record by the format, said so that it can be mended.

use std::fmt;

use super::{Position, definitions};
use crate::{Tag, views};

/// One departure from the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field; `LDR` for the leader.
    pub tag: Tag,
    /// Which of the fields with this tag, counted from 1; 0 when the record lacks it.
    pub occurrence: u32,
    /// What is wrong.
    pub rule: Rule,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Correct, but new records do it otherwise.
    Advice,
    /// Other systems may not understand it.
    Warning,
    /// The record can't be relied on.
    Error,
}

/// The rules that [`check`](super::check) knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// MARC 21 has no such field, and its tag is not one of the library's own.
    UnknownField,
    /// New records no longer have the field.
    ObsoleteField,
    /// The field stands more than once and must not.
    RepeatedField,
    /// The record must have the field (245, 008).
    MissingField,
    /// There is more than one main entry (100, 110, 111, 130).
    SecondMainEntry,
    /// An indicator has a value that the field does not know.
    Indicator {
        /// 1 or 2.
        number: u8,
        /// What stands there.
        found: u8,
    },
    /// The field has no subfield with this code.
    UnknownSubfield(char),
    /// The subfield stands more than once in the field and must not.
    RepeatedSubfield(char),
    /// New records no longer have the subfield.
    ObsoleteSubfield(char),
    /// The subfield is there and holds nothing.
    EmptySubfield(char),
    /// The field must have this subfield (245 $a, 880 $6).
    MissingSubfield(char),
    /// The field holds no subfields at all.
    NoSubfields,
    /// A fixed field has the wrong number of characters.
    Length {
        /// How many it must have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// The first code of a 006 or 007 names no kind of material.
    UnknownMaterial(u8),
    /// A position of the leader or a fixed field has a code that means nothing there.
    Code {
        /// The position.
        position: &'static Position,
        /// The first character found there.
        at: usize,
        /// What stands there, as many characters as count, filled up with NUL.
        found: [u8; 3],
    },
    /// $6 of an 880 does not name the field it stands for.
    BadLinkage,
}

impl Rule {
    /// A short name of the rule that stays the same between versions.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownField => "unknown-field",
            Self::ObsoleteField => "obsolete-field",
            Self::RepeatedField => "repeated-field",
            Self::MissingField => "missing-field",
            Self::SecondMainEntry => "second-main-entry",
            Self::Indicator { .. } => "indicator",
            Self::UnknownSubfield(_) => "unknown-subfield",
            Self::RepeatedSubfield(_) => "repeated-subfield",
            Self::ObsoleteSubfield(_) => "obsolete-subfield",
            Self::EmptySubfield(_) => "empty-subfield",
            Self::MissingSubfield(_) => "missing-subfield",
            Self::NoSubfields => "no-subfields",
            Self::Length { .. } => "fixed-length",
            Self::UnknownMaterial(_) => "unknown-material",
            Self::Code { .. } => "fixed-code",
            Self::BadLinkage => "bad-linkage",
        }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Code { position, .. } if position.codes.is_empty() => Severity::Advice,
            Self::RepeatedField
            | Self::MissingField
            | Self::SecondMainEntry
            | Self::MissingSubfield(_)
            | Self::NoSubfields
            | Self::Length { .. } => Severity::Error,
            Self::UnknownField
            | Self::Indicator { .. }
            | Self::UnknownSubfield(_)
            | Self::RepeatedSubfield(_)
            | Self::UnknownMaterial(_)
            | Self::Code { .. }
            | Self::BadLinkage => Severity::Warning,
            Self::ObsoleteField | Self::ObsoleteSubfield(_) | Self::EmptySubfield(_) => {
                Severity::Advice
            }
        }
    }
}

impl Problem {
    /// The whole message: where, what, and how to mend it, in plain English.
    #[must_use]
    pub fn message(&self) -> String {
        format!("{}: {} {}", self.place(), self.what(), self.how_to_mend())
    }

    /// `245 Title statement`, `650 Subject … (3rd)`.
    fn place(&self) -> String {
        let name = match self.tag.as_bytes() {
            b"LDR" => "leader",
            b"006" => "additional material",
            b"007" => "physical description",
            b"008" => "fixed-length data",
            _ => definitions().field(self.tag).map_or("", |field| field.name),
        };
        let nth = match self.occurrence {
            0 | 1 => String::new(),
            nth => format!(" (number {nth})"),
        };
        format!("{} {name}{nth}", self.tag)
            .replace("  ", " ")
            .trim_end()
            .to_owned()
    }

    fn what(&self) -> String {
        match &self.rule {
            Rule::UnknownField => "MARC 21 has no such field.".to_owned(),
            Rule::ObsoleteField => "the field is obsolete.".to_owned(),
            Rule::RepeatedField => "a record has this field only once.".to_owned(),
            Rule::MissingField => "the record has no such field.".to_owned(),
            Rule::SecondMainEntry => "the record already has a main entry.".to_owned(),
            Rule::Indicator { number, found } => format!(
                "the {} indicator is {}.",
                if *number == 1 { "first" } else { "second" },
                shown(&[*found])
            ),
            Rule::UnknownSubfield(code) => format!("the field has no subfield ${code}."),
            Rule::RepeatedSubfield(code) => {
                format!("${code} stands more than once.{}", self.named(*code))
            }
            Rule::ObsoleteSubfield(code) => format!("${code} is obsolete.{}", self.named(*code)),
            Rule::EmptySubfield(code) => format!("${code} is empty."),
            Rule::MissingSubfield(code) => format!("${code} is missing.{}", self.named(*code)),
            Rule::NoSubfields => "the field has no subfields.".to_owned(),
            Rule::Length { expected, found } => {
                format!("it has {found} characters, not {expected}.")
            }
            Rule::UnknownMaterial(code) => {
                format!(
                    "{} at the beginning names no kind of material.",
                    shown(&[*code])
                )
            }
            Rule::Code {
                position,
                at,
                found,
            } => {
                let found: Vec<u8> = found.iter().copied().filter(|byte| *byte != 0).collect();
                format!(
                    "{} at {at:02} is no code for “{}”.",
                    shown(&found),
                    position.name
                )
            }
            Rule::BadLinkage => "$6 does not name the field this one stands for.".to_owned(),
        }
    }

    fn named(&self, code: char) -> String {
        let field = definitions().field(self.tag);
        let subfield = field.and_then(|field| field.subfield(code));
        subfield
            .map(|subfield| format!(" It is “{}”.", subfield.name))
            .unwrap_or_default()
    }

    fn how_to_mend(&self) -> String {
        match &self.rule {
            Rule::UnknownField => {
                "Correct the tag, or give it a tag with a 9 if it is your own field.".to_owned()
            }
            Rule::ObsoleteField => "Move the text to the field that took its place.".to_owned(),
            Rule::RepeatedField => "Join the fields or delete the wrong one.".to_owned(),
            Rule::MissingField => "Add it.".to_owned(),
            Rule::SecondMainEntry => "Make this one an added entry (7XX).".to_owned(),
            Rule::Indicator { number, .. } => self.allowed_indicators(*number),
            Rule::UnknownSubfield(_) => self.known_subfields(),
            Rule::RepeatedSubfield(_) => {
                "Keep one, or repeat the field if that is allowed.".to_owned()
            }
            Rule::ObsoleteSubfield(_) => "Move its text to a subfield in use.".to_owned(),
            Rule::EmptySubfield(_) => "Fill it or delete it.".to_owned(),
            Rule::MissingSubfield(_) => "Add it.".to_owned(),
            Rule::NoSubfields => "Add a subfield or delete the field.".to_owned(),
            Rule::Length { .. } => {
                "Fill it up with blanks or | where nothing is known, or cut what is too much."
                    .to_owned()
            }
            Rule::UnknownMaterial(_) => "Put the code of the material there.".to_owned(),
            Rule::Code { position, .. } => allowed_codes(position),
            Rule::BadLinkage => "Write the tag, a hyphen and two digits: 245-01.".to_owned(),
        }
    }

    fn allowed_indicators(&self, number: u8) -> String {
        let field = definitions().field(self.tag);
        let indicator = field.and_then(|field| field.indicators.get(usize::from(number) - 1));
        match indicator.filter(|indicator| !indicator.name.is_empty()) {
            Some(indicator) => format!("“{}” may be {}.", indicator.name, list(&indicator.values)),
            None => "It is not used: leave it blank.".to_owned(),
        }
    }

    fn known_subfields(&self) -> String {
        let field = definitions().field(self.tag);
        let codes = field
            .into_iter()
            .flat_map(|field| &field.subfields)
            .filter(|one| !one.is_obsolete);
        let codes: Vec<String> = codes.map(|one| one.code.to_string()).collect();
        format!("It has {}.", codes.join(", "))
    }
}

fn allowed_codes(position: &Position) -> String {
    match (position.codes.is_empty(), position.name) {
        (true, "Language" | "Place of publication, production, or execution") => {
            "Take a code of three letters from MARC's list.".to_owned()
        }
        (true, _) => "Leave it blank.".to_owned(),
        (false, _) => format!("Use {} or |.", list(&position.codes)),
    }
}

/// `0 (No added entry), 1 (Added entry)`; long lists are cut.
fn list(codes: &[super::Code]) -> String {
    const MOST: usize = 12;
    let current: Vec<_> = codes.iter().filter(|code| !code.is_obsolete).collect();
    let shown = current.iter().take(MOST).map(|code| {
        let written = if code.code == "#" { "blank" } else { code.code };
        format!("{written} ({})", code.name)
    });
    let more = if current.len() > MOST { " …" } else { "" };
    shown.collect::<Vec<_>>().join(", ") + more
}

/// What was found, so that a blank can be seen.
fn shown(found: &[u8]) -> String {
    match found {
        [b' '] => "a blank".to_owned(),
        _ => format!("“{}”", String::from_utf8_lossy(found).replace(' ', "#")),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

/// Whether a language code of 008/35-37 is one of MARC's, blank or not coded.
pub(super) fn is_language(code: &str) -> bool {
    matches!(code, "   " | "|||") || views::language_name(code).is_some()
}

/// Whether a place code of 008/15-17 is one of MARC's or not coded.
pub(super) fn is_place(code: &str) -> bool {
    code == "|||" || views::country_name(code).is_some()
}
