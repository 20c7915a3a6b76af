//! The rules in words.

use std::fmt;

use super::Rule;
use crate::definitions::Problem;

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordLength { said, found } => length(f, "00-04", *said, *found),
            Self::BaseAddress { said, found } => length(f, "12-16", *said, *found),
            Self::LeaderLayout(at) => write!(f, "leader/{at:02} must be {}", layout(*at)),
            Self::Leader(found) => write!(f, "the leader has {found} usable characters, not 24"),
            Self::Directory => f.write_str("the directory has no proper end"),
            Self::DirectoryEntry(entry) => {
                write!(f, "directory entry \"{entry}\" points at no field")
            }
            Self::DirectoryOrder => f.write_str("the fields are not in the order of the directory"),
            Self::FieldWithoutEntry => f.write_str("a field that the directory does not name"),
            Self::EntryWithoutField => f.write_str("the directory names a field that is not there"),
            Self::FieldTerminator => f.write_str("the field has no terminator"),
            Self::RecordTerminator => f.write_str("the record has no terminator"),
            Self::StrayTerminator => f.write_str("a field or record terminator inside text"),
            Self::Truncated => f.write_str("the input ends in the middle of this record"),
            _ => text(self, f),
        }
    }
}

fn length(f: &mut fmt::Formatter<'_>, place: &str, said: Option<u32>, found: u64) -> fmt::Result {
    match said {
        Some(said) => write!(f, "leader/{place} says {said}, found {found}"),
        None => write!(f, "leader/{place} is not a number, found {found}"),
    }
}

const fn layout(position: u8) -> char {
    match position {
        20 => '4',
        21 => '5',
        _ => '2',
    }
}

fn text(rule: &Rule, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match rule {
        Rule::BetweenRecords(bytes) => write!(f, "{bytes} bytes of text between records"),
        Rule::NotMarc(bytes, what) => write!(f, "{bytes} bytes that are not MARC but {what}"),
        Rule::TooLong(bytes) => write!(f, "too long to be read: {bytes} bytes set aside"),
        Rule::Indicators => f.write_str("the field does not begin with two indicators"),
        Rule::SubfieldCode => f.write_str("a subfield without a proper code"),
        Rule::ControlSubfields => f.write_str("a control field with subfields"),
        Rule::Tag(tag) => write!(f, "\"{tag}\" is not a tag"),
        Rule::Utf8 => f.write_str("the text is not valid UTF-8"),
        Rule::NotUtf8(read_as) => write!(f, "leader/09 says UTF-8, the text was read as {read_as}"),
        Rule::UnmarkedUtf8 => f.write_str("the text is UTF-8, which leader/09 does not say"),
        Rule::EncodingFlag(flag) => write!(f, "leader/09 is \"{flag}\", neither blank nor a"),
        Rule::Marc8(fault) => write!(f, "{} ({:02X})", fault.rule.says(), fault.found),
        Rule::ControlCharacter(byte) => write!(f, "control character {byte:02X} in text"),
        _ => other(rule, f),
    }
}

fn other(rule: &Rule, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match rule {
        Rule::FieldTooLong(bytes) => write!(f, "the field has {bytes} bytes, 9,999 is the most"),
        Rule::RecordTooLong(bytes) => write!(f, "the record has {bytes} bytes, 99,999 is the most"),
        Rule::DelimiterInText => f.write_str("a delimiter inside text, written as a blank"),
        Rule::Xml(what) => write!(f, "MARCXML: {what}"),
        Rule::XmlDoctype => f.write_str("a document type declaration is not followed"),
        Rule::XmlEntity(name) => write!(f, "the entity &{name}; is not known and kept as written"),
        Rule::XmlEncoding(name) => write!(f, "XML in {name} is not read; save it as UTF-8"),
        Rule::Json(what) => write!(f, "MARC-in-JSON: {what}"),
        Rule::Mnemonic(line) => write!(f, "\"{line}\" is not a line of mnemonic MARC"),
        Rule::UnknownMnemonic(name) => write!(
            f,
            "the mnemonic {{{name}}} is not known and kept as written"
        ),
        Rule::Packed(what) => write!(f, "the packed file is damaged from here: {what}"),
        Rule::Definition(problem) => definition(problem, f),
        Rule::MoreFaults(count) => write!(f, "{count} more faults in this record"),
        _ => f.write_str(rule.code()),
    }
}

/// The problem without the tag that its message begins with, which the fault names already.
fn definition(problem: &Problem, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let message = problem.message();
    let rest = message
        .strip_prefix(problem.tag.as_str())
        .unwrap_or(&message);
    f.write_str(rest.trim_start_matches([':', ' ']))
}
