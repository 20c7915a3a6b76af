//! What is wrong or doubtful in a call number, and where.

use std::fmt;

/// One thing found in a call number while it was read.
///
/// A fault never stops the reading: a key is made all the same, and [`Rule::malformed`] tells
/// whether it is the call number's place or the fallback place at the end of the shelf list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset in the text where the fault stands.
    pub at: usize,
    /// The rule that was broken.
    pub rule: Rule,
}

/// The rules a call number can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// Nothing in it can be sorted: no letter and no digit.
    Empty,
    /// It does not begin with a class (LC, NLM letters; a Dewey number; a SuDoc agency).
    NoClass,
    /// More class letters than the scheme has (LC and NLM three, SuDoc four).
    LongLetters,
    /// Class letters without a class number.
    NoClassNumber,
    /// A class number with more digits before the point than the scheme has (LC four, Dewey three).
    LongClassNumber,
    /// A Dewey number with fewer than three digits: the zeros were dropped. Sorted by its value.
    ShortClassNumber,
    /// A letter that opens no LC class (I, O, W, X, Y). Sorted where the letter stands.
    UnusedClass,
    /// A full stop that opens nothing, often left from MARC subfield $a. Ignored.
    StrayStop,
    /// A cutter of letters alone. Sorted before any cutter of the same letters with digits.
    CutterWithoutNumber,
    /// A SuDoc number without the colon that ends its class stem. Sorted as a stem.
    NoColon,
}

impl Rule {
    /// Whether a call number with this fault sorts after all well-formed ones.
    #[must_use]
    pub fn malformed(self) -> bool {
        match self {
            Self::Empty
            | Self::NoClass
            | Self::LongLetters
            | Self::NoClassNumber
            | Self::LongClassNumber => true,
            Self::ShortClassNumber
            | Self::UnusedClass
            | Self::StrayStop
            | Self::CutterWithoutNumber
            | Self::NoColon => false,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no letter and no digit to sort by",
            Self::NoClass => "does not begin with a class",
            Self::LongLetters => "too many class letters",
            Self::NoClassNumber => "no number after the class letters",
            Self::LongClassNumber => "too many digits in the class number",
            Self::ShortClassNumber => "fewer than three digits in the class number",
            Self::UnusedClass => "no LC class begins with this letter",
            Self::StrayStop => "a full stop that opens nothing",
            Self::CutterWithoutNumber => "a cutter without a number",
            Self::NoColon => "no colon after the class stem",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {})", self.rule, self.at)
    }
}
