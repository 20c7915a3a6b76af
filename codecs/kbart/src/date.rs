//! Days as title lists give them: a year, a month, or a day.

use std::fmt;

use serde::{Serialize, Serializer};

/// A day counted from 1 January of year 0 in the Gregorian calendar; only differences and order
/// have a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// After all days: what goes on.
    pub const OPEN: Self = Self(i32::MAX);

    /// A day of the calendar; nothing where it does not exist.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Date {
            year,
            month: Some(month),
            day: Some(day),
        };
        date.exists().then(|| date.first())
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (i32, u8, u8) {
        let era_day = self.0 - 60;
        let era = era_day.div_euclid(146_097);
        let of_era = era_day.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year + era * 400 + i32::from(month <= 2);
        (year, month as u8, day as u8)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::OPEN {
            return f.write_str("now");
        }
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, where it is given.
    pub month: Option<u8>,
    /// The day, where it is given.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let number = |part: &str, length: usize| {
            let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten()
        };
        let year = number(parts.next()?, 4)?;
        let mut small = || match parts.next() {
            None => Some(None),
            Some(part) => number(part, 2).map(|n| Some(n as u8)),
        };
        let date = Self {
            year,
            month: small()?,
            day: small()?,
        };
        (date.exists() && parts.next().is_none()).then_some(date)
    }

    /// Reads what else is seen and cannot be mistaken: a time behind the day, `/` or `.` between
    /// year, month and day, eight digits, `00` for what is not known.
    #[must_use]
    pub fn parse_loosely(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = text.split([' ', 'T']).next().unwrap_or(text);
        let mut plain = day.replace(['/', '.'], "-");
        if plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            plain = format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]);
        }
        let plain = plain.strip_suffix("-00").unwrap_or(&plain);
        let plain = plain.strip_suffix("-00").unwrap_or(plain);
        Self::parse(plain)
    }

    fn exists(self) -> bool {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let longest = match self.month {
            Some(2) if leap => 29,
            Some(2) => 28,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        self.year > 0
            && self.month.is_none_or(|month| (1..=12).contains(&month))
            && self.day.is_none_or(|day| (1..=longest).contains(&day))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        day_number(
            i32::from(self.year),
            self.month.unwrap_or(1),
            self.day.unwrap_or(1),
        )
    }

    /// Its last day: 31 December of a year.
    #[must_use]
    pub fn last(self) -> Day {
        match (self.month, self.day) {
            (_, Some(_)) => self.first(),
            (Some(12) | None, None) => Day(day_number(i32::from(self.year) + 1, 1, 1).0 - 1),
            (Some(month), None) => Day(day_number(i32::from(self.year), month + 1, 1).0 - 1),
        }
    }
}

/// The number of a day, after the civil calendar with March as the first month.
pub(crate) fn day_number(year: i32, month: u8, day: u8) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let month = i32::from(month);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + i32::from(day) - 1;
    Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year + 60)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
