//! Barcodes as scanners send them.

use std::fmt;

/// What a scanner read from a card or an item: printable, trimmed, at most 40 characters.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Barcode(String);

/// Why a text is not a barcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarcodeError {
    /// Nothing was scanned.
    Empty,
    /// Longer than any label holds.
    TooLong,
    /// A character no scanner sends.
    Unprintable,
}

impl BarcodeError {
    /// The key of the message that tells a person what is wrong.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "barcode-empty",
            Self::TooLong => "barcode-too-long",
            Self::Unprintable => "barcode-unprintable",
        }
    }
}

impl fmt::Display for BarcodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Barcode {
    /// The most characters a barcode may have.
    pub const LENGTH_MAX: usize = 40;

    /// Reads a scan: blanks around and the groups' spaces of a 14-digit label are dropped.
    ///
    /// # Errors
    /// Says what keeps the text from being a barcode.
    pub fn parse(text: &str) -> Result<Self, BarcodeError> {
        // Nearly every scan is digits and nothing else.
        let plain = text.bytes().all(|b| b.is_ascii_digit());
        if plain && (1..=Self::LENGTH_MAX).contains(&text.len()) {
            return Ok(Self(text.to_owned()));
        }
        let trimmed = text.trim();
        let digits: String = trimmed.chars().filter(|c| !c.is_whitespace()).collect();
        let spaced_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let code = if spaced_number {
            digits
        } else {
            trimmed.to_owned()
        };
        if code.is_empty() {
            Err(BarcodeError::Empty)
        } else if code.chars().count() > Self::LENGTH_MAX {
            Err(BarcodeError::TooLong)
        } else if code.chars().any(char::is_control) {
            Err(BarcodeError::Unprintable)
        } else {
            Ok(Self(code))
        }
    }

    /// The code as stored and searched.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups that people can read out: `3 1223 09841 2217` for the 14 digits of a library label.
    #[must_use]
    pub fn grouped(&self) -> String {
        let s = &self.0;
        if s.len() == 14 && s.bytes().all(|b| b.is_ascii_digit()) {
            format!("{} {} {} {}", &s[..1], &s[1..5], &s[5..10], &s[10..])
        } else {
            s.clone()
        }
    }
}

impl fmt::Display for Barcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Barcode {
    type Error = BarcodeError;
    fn try_from(text: String) -> Result<Self, BarcodeError> {
        Self::parse(&text)
    }
}

impl From<Barcode> for String {
    fn from(barcode: Barcode) -> Self {
        barcode.0
    }
}
