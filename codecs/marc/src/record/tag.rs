//! The tag: three characters that name a field.

use std::fmt;

/// The tag of a field: three printable ASCII characters, usually digits (`245`), at times letters (`FMT`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag([u8; 3]);

impl Tag {
    /// 001, the control number.
    pub const CONTROL_NUMBER: Self = Self(*b"001");

    /// The tag written in the text: its first three bytes, filled up with blanks, `?` for what is not ASCII.
    ///
    /// Never fails, so that constants stay short; [`Tag::parse`] is for text that may be wrong.
    #[must_use]
    pub const fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut tag = [b' '; 3];
        let mut at = 0;
        while at < 3 && at < bytes.len() {
            tag[at] = if bytes[at].is_ascii() {
                bytes[at]
            } else {
                b'?'
            };
            at += 1;
        }
        Self(tag)
    }

    /// The tag written in the text, if it is exactly three ASCII letters or digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphanumeric)
            .then_some(Self(bytes))
    }

    /// A tag of three bytes; `None` when one of them is not ASCII.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 3]) -> Option<Self> {
        if bytes.is_ascii() {
            Some(Self(bytes))
        } else {
            None
        }
    }

    /// A tag of any three bytes, with `?` for what is not ASCII.
    #[must_use]
    pub fn lossy(bytes: [u8; 3]) -> Self {
        Self(bytes.map(|byte| if byte.is_ascii() { byte } else { b'?' }))
    }

    /// The three bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 3] {
        &self.0
    }

    /// The three characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether fields with this tag are plain text (001 to 009): tags that begin with two noughts.
    #[must_use]
    pub const fn is_control(self) -> bool {
        self.0[0] == b'0' && self.0[1] == b'0'
    }

    /// The tag as a number, if it is three digits.
    #[must_use]
    pub fn number(self) -> Option<u16> {
        self.0.iter().try_fold(0_u16, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u16::from(digit - b'0'))
        })
    }
}

impl From<&str> for Tag {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({})", self.as_str())
    }
}
