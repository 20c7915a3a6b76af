//! What is wrong with a message, where, by which rule, and what to do.

use std::fmt;

/// One thing wrong at one place. It never stops the reading: whatever is good stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where: bytes from the beginning of the frame (in reading) or of what was written.
    pub offset: usize,
    /// The rule that was broken.
    pub rule: Rule,
    /// What was found.
    pub found: String,
}

impl fmt::Display for Fault {
    /// `offset: rule: what was found; what to do`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            offset,
            rule,
            found,
        } = self;
        write!(f, "{offset}: {}: {found}; {}", rule.id(), rule.advice())
    }
}

/// The rules of the protocol and of this reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The frame does not begin with the two digits of a message.
    NotSip2,
    /// Two digits that name no message of SIP2 2.00.
    UnknownMessage,
    /// Blanks, NULs or line ends before the message.
    LeadingBytes,
    /// The frame is longer than the limit; the rest was left off.
    TooLong,
    /// The input ends before the message does.
    Unterminated,
    /// The fixed-length part is shorter or longer than the message has it.
    FixedLength,
    /// A fixed field holds what its table does not allow.
    FixedValue,
    /// A byte in the fixed-length part that is not printable ASCII.
    FixedNotAscii,
    /// The last field has no delimiter after it.
    MissingDelimiter,
    /// Text after a delimiter that does not begin with a field's two letters.
    FieldCode,
    /// Two delimiters with nothing between them.
    EmptyPiece,
    /// A field that may stand once stands again.
    RepeatedField,
    /// A field that the message must have is not there.
    MissingField,
    /// A field holds what its table does not allow.
    FieldValue,
    /// A field with more than 255 characters.
    FieldTooLong,
    /// More fields than the limit; the others were left off.
    TooManyFields,
    /// A control character in text.
    ControlCharacter,
    /// Bytes that are not text in the encoding agreed on.
    Encoding,
    /// `AY` without a single digit.
    Sequence,
    /// The checksum is not that of the bytes.
    Checksum,
    /// `AZ` without four hexadecimal digits.
    ChecksumFormat,
    /// Something stands after the checksum.
    AfterChecksum,
    /// A character that the encoding of the other side does not have.
    Unencodable,
    /// A delimiter or line end inside a value.
    DelimiterInText,
    /// More faults than are listed.
    MoreFaults,
}

/// Rule, stable id, advice, and whether the message is understood all the same.
const RULES: [(Rule, &str, &str, bool); 25] = [
    (
        Rule::NotSip2,
        "not-sip2",
        "check that a SIP2 program sends here, without telnet or TLS in between",
        false,
    ),
    (
        Rule::UnknownMessage,
        "unknown-message",
        "its fields were read, its fixed part was not",
        false,
    ),
    (
        Rule::LeadingBytes,
        "leading-bytes",
        "nothing need be done",
        true,
    ),
    (
        Rule::TooLong,
        "too-long",
        "raise the limit if such messages are wanted",
        false,
    ),
    (
        Rule::Unterminated,
        "unterminated",
        "wait for the rest, or ask for it again (96, 97)",
        false,
    ),
    (
        Rule::FixedLength,
        "fixed-length",
        "tell the maker of the other side; dates and counts were read where they stand",
        false,
    ),
    (Rule::FixedValue, "fixed-value", "take it as unknown", false),
    (
        Rule::FixedNotAscii,
        "fixed-not-ascii",
        "read as a question mark",
        false,
    ),
    (
        Rule::MissingDelimiter,
        "missing-delimiter",
        "nothing need be done",
        true,
    ),
    (
        Rule::FieldCode,
        "field-code",
        "kept with the field before it, as a delimiter inside that field's text",
        false,
    ),
    (
        Rule::EmptyPiece,
        "empty-piece",
        "nothing need be done",
        true,
    ),
    (
        Rule::RepeatedField,
        "repeated-field",
        "the first is the one that counts; all are kept",
        true,
    ),
    (
        Rule::MissingField,
        "missing-field",
        "take it as empty, or set the dialect to do without",
        true,
    ),
    (Rule::FieldValue, "field-value", "take it as unknown", false),
    (Rule::FieldTooLong, "field-too-long", "kept whole", true),
    (
        Rule::TooManyFields,
        "too-many-fields",
        "ask for fewer at a time (BP, BQ), or raise the limit",
        false,
    ),
    (
        Rule::ControlCharacter,
        "control-character",
        "kept; check the line",
        false,
    ),
    (
        Rule::Encoding,
        "encoding",
        "set the dialect's encoding to what the other side sends",
        false,
    ),
    (
        Rule::Sequence,
        "sequence",
        "taken as a message without sequence number",
        false,
    ),
    (
        Rule::Checksum,
        "checksum",
        "ask for the message again (96, 97)",
        false,
    ),
    (
        Rule::ChecksumFormat,
        "checksum-format",
        "ask for the message again (96, 97)",
        false,
    ),
    (
        Rule::AfterChecksum,
        "after-checksum",
        "left off; the checksum must come last",
        false,
    ),
    (
        Rule::Unencodable,
        "unencodable",
        "written without its marks, or as a question mark",
        true,
    ),
    (
        Rule::DelimiterInText,
        "delimiter-in-text",
        "written as a blank",
        true,
    ),
    (
        Rule::MoreFaults,
        "more-faults",
        "mend the first and look again",
        true,
    ),
];

impl Rule {
    fn row(self) -> Option<&'static (Self, &'static str, &'static str, bool)> {
        RULES.iter().find(|row| row.0 == self)
    }

    /// The stable id, such as `missing-delimiter`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().map_or("rule", |row| row.1)
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        self.row().map_or("", |row| row.2)
    }

    /// Whether the message is fully understood in spite of it.
    #[must_use]
    pub fn harmless(self) -> bool {
        self.row().is_some_and(|row| row.3)
    }
}

/// The faults of one message, kept to a number that bounds memory.
#[derive(Debug)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    most: usize,
    left_off: usize,
}

impl Faults {
    pub(crate) const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            left_off: 0,
        }
    }

    /// Notes a fault.
    pub(crate) fn add(&mut self, offset: usize, rule: Rule, found: impl Into<String>) {
        if self.list.len() >= self.most {
            self.left_off += 1;
            return;
        }
        self.list.push(Fault {
            offset,
            rule,
            found: found.into(),
        });
    }

    /// All of them by place, with a last one that says how many were left off.
    pub(crate) fn finish(mut self, end: usize) -> Vec<Fault> {
        self.list.sort_by_key(|fault| fault.offset);
        if self.left_off > 0 {
            let found = format!("{} more faults", self.left_off);
            self.list.push(Fault {
                offset: end,
                rule: Rule::MoreFaults,
                found,
            });
        }
        self.list
    }
}
