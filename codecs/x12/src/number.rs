//! Exact numbers: whole units and how many of their digits stand behind the decimal mark. Nothing
//! here is a float.

use std::fmt;

use serde::{Serialize, Serializer};

/// The most digits behind the mark.
const MOST: u8 = 9;

/// Currencies whose smallest coin is not a hundredth (ISO 4217), and its digits.
const MINOR: [(&str, u8); 23] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// Digits behind the mark of a currency's smallest coin: 2 for `USD`, 0 for `JPY`.
#[must_use]
pub fn minor_digits(currency: &str) -> u8 {
    let known = MINOR.iter().find(|(code, _)| *code == currency);
    known.map_or(2, |(_, digits)| *digits)
}

/// A number as it was written: `units` times ten to the minus `places`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits as a whole number, with the sign.
    pub units: i64,
    /// How many of them stand behind the mark, at most nine.
    pub places: u8,
}

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(units: i64) -> Self {
        Self { units, places: 0 }
    }

    /// Cents, or the smallest coins of a currency.
    #[must_use]
    pub fn from_minor(minor: i64, currency: &str) -> Self {
        Self {
            units: minor,
            places: minor_digits(currency),
        }
    }

    /// Reads a number; a sign may stand before or behind.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, negative) = match (text.strip_prefix('-'), text.strip_suffix('-')) {
            (Some(rest), _) | (None, Some(rest)) => (rest, true),
            _ => (text.strip_prefix('+').unwrap_or(text), false),
        };
        let (before, behind) = text.split_once('.').unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(before) || !digits(behind) || before.is_empty() && behind.is_empty() {
            return None;
        }
        let places = u8::try_from(behind.len())
            .ok()
            .filter(|places| *places <= MOST)?;
        let mut units: i64 = 0;
        for digit in before.bytes().chain(behind.bytes()) {
            units = units
                .checked_mul(10)?
                .checked_add(i64::from(digit - b'0'))?;
        }
        let units = if negative { -units } else { units };
        Some(Self { units, places })
    }

    /// The number with so many digits behind the mark, where that loses nothing.
    #[must_use]
    pub fn scaled(self, places: u8) -> Option<i64> {
        let mut units = self.units;
        for _ in self.places..places {
            units = units.checked_mul(10)?;
        }
        for _ in places..self.places {
            if units % 10 != 0 {
                return None;
            }
            units /= 10;
        }
        Some(units)
    }

    /// An amount in the smallest coins of a currency: cents. Nothing where it is finer than that.
    #[must_use]
    pub fn minor(self, currency: &str) -> Option<i64> {
        self.scaled(minor_digits(currency))
    }

    /// The number where it is whole, as quantities are.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        self.scaled(0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places);
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", self.units.unsigned_abs(), width = places + 1);
        let (before, behind) = digits.split_at(digits.len() - places);
        match behind {
            "" => write!(f, "{sign}{before}"),
            _ => write!(f, "{sign}{before}.{behind}"),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// An amount in cents, as `N2` has it: digits whose last two stand behind a mark that is not written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Cents(pub i64);

impl Cents {
    /// Reads digits, and a minus before them; a decimal mark is a mistake.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('-').unwrap_or(text);
        let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| text.parse().ok()).flatten().map(Self)
    }
}
