//! What can be wrong with a text in MARC-8, or with a text that shall become one.

use std::fmt;

/// One fault in a text: where, against which rule, and the code found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    /// Bytes from the beginning of the text that was handed in.
    pub offset: usize,
    /// The rule.
    pub rule: Rule,
    /// The code found: one to three bytes of MARC-8 as a number, or a Unicode code point.
    pub found: u32,
}

/// The rules of MARC-8 that texts break, and what is done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The character set in force has no character for this code; U+FFFD stands in its place.
    NoSuchCharacter,
    /// An East Asian character lacks its second or third byte; U+FFFD stands in its place.
    CutShort,
    /// A control character other than the record's own delimiters; kept.
    ControlCharacter,
    /// An escape byte not followed by the name of a character set; the byte is kept.
    BadEscape,
    /// The text, or a subfield, ends in another set than ASCII; the next begins with ASCII all the same.
    SetLeftOpen,
    /// An accent or other mark with no letter behind it; kept.
    MarkWithoutLetter,
    /// `&#x…;` with a number that is no Unicode character, or one of the record's delimiters; kept as it stands.
    BadReference,
    /// MARC-8 lacks this character; it was written as a reference `&#xXXXX;`. Nothing is lost.
    WrittenAsReference,
}

impl Rule {
    /// A short name of the rule that stays the same between versions.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoSuchCharacter => "marc8-no-such-character",
            Self::CutShort => "marc8-cut-short",
            Self::ControlCharacter => "marc8-control-character",
            Self::BadEscape => "marc8-bad-escape",
            Self::SetLeftOpen => "marc8-set-left-open",
            Self::MarkWithoutLetter => "marc8-mark-without-letter",
            Self::BadReference => "marc8-bad-reference",
            Self::WrittenAsReference => "marc8-written-as-reference",
        }
    }

    /// What happened, in a plain sentence's words without its full stop.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::NoSuchCharacter => "the character set in use has no such character",
            Self::CutShort => "an East Asian character is cut short",
            Self::ControlCharacter => "a control character stands in the text",
            Self::BadEscape => "an escape sequence names no known character set",
            Self::SetLeftOpen => "the text does not return to ASCII at its end",
            Self::MarkWithoutLetter => "an accent has no letter behind it",
            Self::BadReference => "a character reference has an impossible number",
            Self::WrittenAsReference => {
                "MARC-8 lacks the character, so it is written as a reference"
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "byte {}: {} ({:02X})",
            self.offset,
            self.rule.says(),
            self.found
        )
    }
}
