//! What is wrong or doubtful in a number, and where.

use std::fmt;

/// A number that was read: its value, where there is one, and everything found on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The number, if it is sound. Absent when any fault is [`Rule::spoils`].
    pub value: Option<T>,
    /// What was found, in the order found.
    pub faults: Vec<Fault>,
}

impl<T> Reading<T> {
    pub(crate) fn good(value: T, faults: Vec<Fault>) -> Self {
        Self {
            value: Some(value),
            faults,
        }
    }

    pub(crate) fn bad(mut faults: Vec<Fault>, at: usize, rule: Rule) -> Self {
        faults.push(Fault { at, rule });
        Self {
            value: None,
            faults,
        }
    }
}

/// One thing found in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Byte offset in the text where the fault stands.
    pub at: usize,
    /// The rule that was broken.
    pub rule: Rule,
}

/// The rules a number can break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// No number in the text.
    Empty,
    /// A number with too many or too few digits.
    Length {
        /// Digits found.
        found: usize,
        /// Digits the standard has, in words.
        wanted: &'static str,
    },
    /// A character that cannot stand there.
    Character {
        /// The character.
        found: char,
    },
    /// The last digit does not follow from the others: one of them is wrong, or two changed places.
    CheckDigit {
        /// The digit in the text.
        found: char,
        /// The digit that the others call for.
        expected: char,
        /// How it is reckoned.
        by: &'static str,
    },
    /// Thirteen digits that do not begin as this kind of number does.
    Prefix {
        /// What it should begin with.
        wanted: &'static str,
    },
    /// An ISMN (printed music), which begins with 979-0 and is no ISBN.
    IsMusic,
    /// A number of another system (a FAST heading, another library's prefix in parentheses).
    OtherSystem,
    /// An SBN of nine digits, as printed before 1970; a zero was put before it.
    NineDigits,
    /// A price or issue add-on after the thirteen digits of a bar code; left out.
    AddOn,
    /// Words around the number; left out.
    TextAround,
    /// Hyphens that stand elsewhere than the ranges have them, or are missing from an ISSN.
    Hyphens,
    /// No range is assigned to it (yet), so it cannot be hyphenated.
    Unassigned,
    /// An OCLC prefix that does not go with so many digits: `ocm` 8, `ocn` 9, `on` 10 or more.
    OclcPrefix,
}

impl Rule {
    /// Whether the number cannot be used: there is no value.
    #[must_use]
    pub fn spoils(self) -> bool {
        match self {
            Self::Empty
            | Self::Length { .. }
            | Self::Character { .. }
            | Self::CheckDigit { .. }
            | Self::Prefix { .. }
            | Self::IsMusic
            | Self::OtherSystem => true,
            Self::NineDigits
            | Self::AddOn
            | Self::TextAround
            | Self::Hyphens
            | Self::Unassigned
            | Self::OclcPrefix => false,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no number here"),
            Self::Length { found, wanted } => write!(f, "{found} digits where {wanted} belong"),
            Self::Character { found } => write!(f, "`{}` cannot stand here", found.escape_debug()),
            Self::CheckDigit {
                found,
                expected,
                by,
            } => {
                write!(
                    f,
                    "the check digit is {found} and should be {expected} ({by})"
                )
            }
            Self::Prefix { wanted } => write!(f, "does not begin with {wanted}"),
            Self::IsMusic => f.write_str("an ISMN (printed music), not an ISBN"),
            Self::OtherSystem => f.write_str("a number of another system"),
            Self::NineDigits => f.write_str("an SBN of nine digits; a zero was put before it"),
            Self::AddOn => f.write_str("a bar code add-on after the number; left out"),
            Self::TextAround => f.write_str("words around the number; left out"),
            Self::Hyphens => f.write_str("hyphens not where they belong"),
            Self::Unassigned => f.write_str("in no range assigned so far"),
            Self::OclcPrefix => f.write_str("the prefix does not go with so many digits"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {})", self.rule, self.at)
    }
}
