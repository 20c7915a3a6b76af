//! Months as reports write them.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// A month of a year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u32);

const NAMES: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Days in months, February without the leap day.
const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Month {
    /// The month (1 to 12) of a year (1900 to 2999).
    #[must_use]
    pub fn new(year: u32, month: u32) -> Option<Self> {
        let good = (1900..3000).contains(&year) && (1..=12).contains(&month);
        good.then(|| Self(year * 12 + month - 1))
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u32 {
        self.0 / 12
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.0 % 12 + 1
    }

    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> u32 {
        let year = self.year();
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = DAYS.get((self.0 % 12) as usize).copied().unwrap_or(30);
        days + u32::from(leap && self.month() == 2)
    }

    /// As the columns of tabular reports have it: `Jan-2022`.
    #[must_use]
    pub fn column(self) -> String {
        let name = NAMES
            .get((self.0 % 12) as usize)
            .copied()
            .unwrap_or_default();
        format!("{name}-{}", self.year())
    }

    /// The month of a column as it should be: `Jan-2022`.
    #[must_use]
    pub fn from_column(text: &str) -> Option<Self> {
        let (name, year) = text.split_once('-')?;
        let at = NAMES.iter().position(|known| *known == name)?;
        Self::new(number(year, 4)?, u32::try_from(at).ok()? + 1)
    }

    /// The month of a column as it is met: `2022-01`, `1-2022`, `01/2022`, `January 2022`, `Jan-22`,
    /// or the date that a spreadsheet made of it, `2022-01-01`.
    #[must_use]
    pub fn guess(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(month) = Self::from_column(text) {
            return Some(month);
        }
        let parts: Vec<&str> = text
            .split(['-', '/', ' ', '.'])
            .filter(|part| !part.is_empty())
            .collect();
        match parts.as_slice() {
            [year, month] if year.len() == 4 => Self::new(number(year, 4)?, number(month, 2)?),
            [year, month, day] if year.len() == 4 && number(day.get(..2)?, 2) == Some(1) => {
                Self::new(number(year, 4)?, number(month, 2)?)
            }
            [month, year] => {
                Self::new(full_year(year)?, named(month).or_else(|| number(month, 2))?)
            }
            _ => None,
        }
    }
}

fn named(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let start = lower.get(..3)?;
    let at = NAMES
        .iter()
        .position(|name| name.eq_ignore_ascii_case(start))?;
    lower
        .bytes()
        .all(|byte| byte.is_ascii_alphabetic())
        .then(|| u32::try_from(at).ok())?
        .map(|n| n + 1)
}

fn full_year(text: &str) -> Option<u32> {
    match text.len() {
        4 => number(text, 4),
        2 => number(text, 2).map(|year| 2000 + year),
        _ => None,
    }
}

/// Digits, at most so many.
fn number(text: &str, most: usize) -> Option<u32> {
    let good = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok())?
}

impl FromStr for Month {
    type Err = ();

    /// `2022-01`
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        if year.len() != 4 || month.len() != 2 {
            return Err(());
        }
        let month = number(month, 2).ok_or(())?;
        number(year, 4)
            .and_then(|year| Self::new(year, month))
            .ok_or(())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A day, `2022-01-31`, with its month; `None` when there is no such day.
pub(crate) fn day(text: &str) -> Option<(Month, u32)> {
    let month: Month = text.get(..7)?.parse().ok()?;
    let day = number(text.get(7..)?.strip_prefix('-')?, 2)?;
    (1..=month.days()).contains(&day).then_some((month, day))
}

#[cfg(test)]
mod tests {
    use super::{Month, day};

    fn check(text: &str, month: Option<(u32, u32)>) {
        let expected = month.and_then(|(year, month)| Month::new(year, month));
        assert_eq!(Month::guess(text), expected, "{text}");
    }

    #[test]
    fn months() {
        for good in [
            "Jan-2022",
            "2022-01",
            "2022-1",
            "1-2022",
            "01/2022",
            "January 2022",
            "jan-22",
            "2022-01-01",
            "2022-01-01T00:00:00",
        ] {
            check(good, Some((2022, 1)));
        }
        for bad in [
            "",
            "Jan",
            "2022",
            "Foo-2022",
            "13-2022",
            "2022-13",
            "2022-01-15",
            "Total",
            "Janx1-2022",
            "99999-01",
        ] {
            check(bad, None);
        }
        assert_eq!(
            Month::new(2022, 12).map(|m| m.next().column()).as_deref(),
            Some("Jan-2023")
        );
        assert!(day("2024-02-29").is_some());
        assert!(day("2023-02-29").is_none());
        assert!(day("2023-2-9").is_none());
    }
}
