//! The rules that input can break, each with its stable code.

use crate::definitions::{Problem, Severity};
use crate::marc8;

/// A rule of a format that the input breaks, with what was found.
///
/// Positions are those of the leader or of a field, counted from 0 as in the MARC 21 documents.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// Leader/00-04 is not the length of the record.
    RecordLength {
        /// What the leader says; `None` when it is not a number.
        said: Option<u32>,
        /// How many bytes the record has.
        found: u64,
    },
    /// Leader/10, 11, 20 or 21 is not what MARC 21 fixes (2, 2, 4, 5).
    LeaderLayout(u8),
    /// Leader/12-16 is not the place where the directory ends.
    BaseAddress {
        /// What the leader says; `None` when it is not a number.
        said: Option<u32>,
        /// Where the directory ends.
        found: u64,
    },
    /// The leader has this many characters instead of 24, or some that are not ASCII.
    Leader(usize),
    /// The directory does not end in a field terminator or is not made of entries of 12 characters.
    Directory,
    /// This directory entry is not a tag and nine digits, or does not point at a field.
    DirectoryEntry(String),
    /// The fields do not stand in the order of the directory, or there is something between them.
    DirectoryOrder,
    /// A field that no directory entry names; it is kept under the tag `???`.
    FieldWithoutEntry,
    /// A directory entry that leads to no field.
    EntryWithoutField,
    /// A field without its terminator (1E).
    FieldTerminator,
    /// A record without its terminator (1D).
    RecordTerminator,
    /// A field terminator (1E) or record terminator (1D) in the middle of text; it is kept as text.
    StrayTerminator,
    /// The input ends before the record does.
    Truncated,
    /// Text between two records.
    BetweenRecords(u64),
    /// This much of the input is not MARC; what it looks like instead.
    NotMarc(u64, &'static str),
    /// The record is longer than the reader allows; this much of it was set aside unread.
    TooLong(u64),
    /// The two indicators are missing, too many or not ASCII.
    Indicators,
    /// A subfield without a code, or with one that is not a single ASCII letter, digit or sign.
    SubfieldCode,
    /// A control field with subfields.
    ControlSubfields,
    /// The tag is not three ASCII letters or digits.
    Tag(String),
    /// Leader/09 says UTF-8, and the text is neither that nor anything else known: U+FFFD stands for what is wrong.
    Utf8,
    /// Leader/09 says UTF-8, and the text was read as the encoding named here.
    NotUtf8(&'static str),
    /// Leader/09 does not say UTF-8, and the text is.
    UnmarkedUtf8,
    /// Leader/09 is neither blank (MARC-8) nor a (UTF-8).
    EncodingFlag(char),
    /// The MARC-8 text breaks a rule of its encoding.
    Marc8(marc8::Fault),
    /// A control character, such as NUL, in text.
    ControlCharacter(u8),
    /// A field of more than 9,999 bytes, which a directory cannot express.
    FieldTooLong(u64),
    /// A record of more than 99,999 bytes, which a leader cannot express.
    RecordTooLong(u64),
    /// A subfield, field or record delimiter inside text, written as a blank.
    DelimiterInText,
    /// The XML is not well formed, or its elements are not those of MARCXML.
    Xml(String),
    /// A document type declaration, which is not followed.
    XmlDoctype,
    /// An entity that XML itself does not define; it is kept as it is written.
    XmlEntity(String),
    /// The XML is in an encoding that is not read.
    XmlEncoding(String),
    /// The JSON is not well formed, or not MARC-in-JSON.
    Json(String),
    /// The line is not mnemonic MARC.
    Mnemonic(String),
    /// A mnemonic that is not known; it is kept as it is written.
    UnknownMnemonic(String),
    /// The packed input is damaged from here on.
    Packed(String),
    /// The record departs from the MARC 21 definitions.
    Definition(Problem),
    /// So many more faults in this record are not listed.
    MoreFaults(u64),
}

impl Rule {
    /// How bad it is: damage to the record is an error; what was understood all the same is a warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::Definition(problem) => problem.rule.severity(),
            Self::Marc8(fault) if fault.rule == marc8::Rule::WrittenAsReference => Severity::Advice,
            Self::UnmarkedUtf8
            | Self::LeaderLayout(_)
            | Self::DirectoryOrder
            | Self::EncodingFlag(_)
            | Self::BetweenRecords(_)
            | Self::UnknownMnemonic(_)
            | Self::Tag(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The stable code of this rule.
    #[must_use]
    pub const fn code(&self) -> &str {
        match self {
            Self::RecordLength { .. } => "record-length",
            Self::LeaderLayout(_) => "leader-layout",
            Self::BaseAddress { .. } => "base-address",
            Self::Leader(_) => "leader",
            Self::Directory => "directory",
            Self::DirectoryEntry(_) => "directory-entry",
            Self::DirectoryOrder => "directory-order",
            Self::FieldWithoutEntry => "field-without-entry",
            Self::EntryWithoutField => "entry-without-field",
            Self::FieldTerminator => "field-terminator",
            Self::RecordTerminator => "record-terminator",
            Self::StrayTerminator => "stray-terminator",
            Self::Truncated => "truncated",
            Self::BetweenRecords(_) => "between-records",
            Self::NotMarc(..) => "not-marc",
            Self::TooLong(_) => "too-long",
            Self::Indicators => "indicators",
            Self::SubfieldCode => "subfield-code",
            Self::ControlSubfields => "control-subfields",
            Self::Tag(_) => "tag",
            _ => self.code_of_text(),
        }
    }

    const fn code_of_text(&self) -> &str {
        match self {
            Self::Utf8 => "utf-8",
            Self::NotUtf8(_) => "not-utf-8",
            Self::UnmarkedUtf8 => "unmarked-utf-8",
            Self::EncodingFlag(_) => "encoding-flag",
            Self::Marc8(fault) => fault.rule.code(),
            Self::ControlCharacter(_) => "control-character",
            Self::FieldTooLong(_) => "field-too-long",
            Self::RecordTooLong(_) => "record-too-long",
            Self::DelimiterInText => "delimiter-in-text",
            Self::Xml(_) => "xml",
            Self::XmlDoctype => "xml-doctype",
            Self::XmlEntity(_) => "xml-entity",
            Self::XmlEncoding(_) => "xml-encoding",
            Self::Json(_) => "json",
            Self::Mnemonic(_) => "mnemonic",
            Self::UnknownMnemonic(_) => "unknown-mnemonic",
            Self::Packed(_) => "packed",
            Self::Definition(problem) => problem.rule.code(),
            _ => "more-faults",
        }
    }
}
