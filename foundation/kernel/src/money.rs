//! Money is whole cents, added with care and never a fraction.

use std::fmt;

/// An amount of money in whole cents of the library's one currency; negative is owed the other way.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// Not digits with at most one point.
    NotAnAmount,
    /// More than two digits after the point: there is no coin for it.
    TooManyDecimals,
    /// More than the books can hold in one entry (a billion dollars).
    TooLarge,
}

impl MoneyError {
    /// The key of the message that tells a person what is wrong.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAnAmount => "money-not-an-amount",
            Self::TooManyDecimals => "money-too-many-decimals",
            Self::TooLarge => "money-too-large",
        }
    }
}

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount one entry may carry: 10^11 cents, a billion dollars.
    pub const MAX_ENTRY: Self = Self(100_000_000_000);

    /// Adds, or `None` past what 64 bits hold.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The amount `times` over, or `None` past what 64 bits hold.
    #[must_use]
    pub fn checked_times(self, times: i64) -> Option<Self> {
        self.0.checked_mul(times).map(Self)
    }

    /// Reads what a person types: `12`, `12.5`, `12.50`, `$1,012.50`.
    ///
    /// # Errors
    /// Says whether it is no amount, has a third decimal, or is too large.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim();
        let text = text.strip_prefix('$').unwrap_or(text).trim();
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let whole = without_commas(whole)?;
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !digits(&whole) || !digits(part) || (whole.is_empty() && part.is_empty()) {
            return Err(MoneyError::NotAnAmount);
        }
        if part.len() > 2 {
            return Err(MoneyError::TooManyDecimals);
        }
        let cents = format!("{}{part:0<2}", if whole.is_empty() { "0" } else { &whole });
        let value: i64 = cents.parse().map_err(|_| MoneyError::TooLarge)?;
        if value > Self::MAX_ENTRY.0 {
            Err(MoneyError::TooLarge)
        } else {
            Ok(Self(value))
        }
    }

    /// Whether nothing is owed either way.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// As typed in a form: `12.50`, no sign of currency.
    #[must_use]
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let abs = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", abs / 100, abs % 100)
    }
}

/// Takes out thousands commas where they stand at thousands; elsewhere they are a mistake.
fn without_commas(whole: &str) -> Result<String, MoneyError> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    let well_placed =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|g| g.len() == 3));
    if well_placed {
        Ok(format!("{first}{}", rest.concat()))
    } else {
        Err(MoneyError::NotAnAmount)
    }
}

/// As a page shows it: `$1,012.50`, `-$0.25`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let abs = self.0.unsigned_abs();
        let whole = (abs / 100).to_string();
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        write!(f, "{sign}${grouped}.{:02}", abs % 100)
    }
}

impl std::ops::Add for Cents {
    type Output = Self;
    /// Saturates: an amount that large is refused long before by [`Cents::MAX_ENTRY`].
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::ops::AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |a, b| a + b)
    }
}
