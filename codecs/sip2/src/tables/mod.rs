//! The protocol's tables as data: messages, fixed fields, fields, codes.
//!
//! Restated from the *3M Standard Interchange Protocol, version 2.00* (document revision 2.12, 2006);
//! the fields beyond it are those of 3M's extensions, SIP 3.00 and makers of terminals.

pub mod codes;
pub mod fields;
pub mod fixed;
pub mod messages;

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// `Y` or `N`.
    YesNo,
    /// `Y`, `N` or `U` for unknown.
    YesNoUnknown,
    /// `0` or `1`.
    ZeroOne,
    /// `Y` or blank at each place.
    Flags,
    /// `Y` or `N` at each place.
    Answers,
    /// Digits, filled up with zeros; blanks where the system does not count.
    Count,
    /// Digits.
    Digits,
    /// `YYYYMMDDZZZZHHMMSS`.
    Date,
    /// A sum of money such as `15.00`.
    Money,
    /// One of a list of codes.
    Code(&'static [(&'static str, &'static str)]),
}

impl Form {
    /// Whether a value of this form may be this; a blank one always may.
    #[must_use]
    pub fn holds(self, value: &str) -> bool {
        let blank = value.bytes().all(|byte| byte == b' ');
        let each = |signs: &[u8]| value.bytes().all(|byte| signs.contains(&byte));
        blank
            || match self {
                Self::Text => true,
                Self::YesNo => value == "Y" || value == "N",
                Self::YesNoUnknown => value.len() == 1 && each(b"YNU"),
                Self::ZeroOne => value == "0" || value == "1",
                // An N for "no" in place of the blank is common and unmistakable.
                Self::Flags => each(b"Y N"),
                Self::Answers => each(b"YN"),
                Self::Count | Self::Digits => each(b"0123456789"),
                Self::Date => crate::Timestamp::parse(value).is_some(),
                Self::Money => money(value),
                Self::Code(list) => list.iter().any(|(code, _)| *code == value),
            }
    }
}

/// Digits with an optional sign, separators and a decimal part. Currency signs are not expected.
fn money(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}
