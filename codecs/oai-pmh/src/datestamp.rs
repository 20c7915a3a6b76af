//! Dates as OAI-PMH writes them (3.3): days, or seconds in UTC.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// How fine a repository's dates are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Granularity {
    /// `YYYY-MM-DD`; every repository must understand it.
    #[default]
    Day,
    /// `YYYY-MM-DDThh:mm:ssZ`.
    Second,
}

impl Granularity {
    /// As it is written in an Identify response.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "YYYY-MM-DD",
            Self::Second => "YYYY-MM-DDThh:mm:ssZ",
        }
    }
}

impl Serialize for Granularity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The seconds of a day; OAI-PMH knows no leap seconds.
const DAY: i64 = 86_400;

/// A day, or a second, in UTC, of the years 0000 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Datestamp {
    seconds: i64,
    granularity: Granularity,
}

impl Datestamp {
    /// A moment, in seconds since 1970; `None` outside of the years 0000 to 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let first = days(0, 1, 1) * DAY;
        let end = days(10_000, 1, 1) * DAY;
        let granularity = Granularity::Second;
        (first..end).contains(&seconds).then_some(Self {
            seconds,
            granularity,
        })
    }

    /// The second where it begins, in seconds since 1970.
    #[must_use]
    pub const fn first_second(self) -> i64 {
        self.seconds
    }

    /// Its last second, in seconds since 1970: `until` holds all of its day (2.7.1).
    #[must_use]
    pub const fn last_second(self) -> i64 {
        match self.granularity {
            Granularity::Day => self.seconds + DAY - 1,
            Granularity::Second => self.seconds,
        }
    }

    /// Whether it is a day or a second.
    #[must_use]
    pub const fn granularity(self) -> Granularity {
        self.granularity
    }

    /// The same as a repository of this granularity writes it. A day made finer is its first second.
    #[must_use]
    pub const fn at(self, granularity: Granularity) -> Self {
        let seconds = match granularity {
            Granularity::Day => self.seconds - self.seconds.rem_euclid(DAY),
            Granularity::Second => self.seconds,
        };
        Self {
            seconds,
            granularity,
        }
    }
}

/// The text is neither `YYYY-MM-DD` nor `YYYY-MM-DDThh:mm:ssZ`, or there is no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADatestamp;

impl fmt::Display for NotADatestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date of the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
    }
}

impl std::error::Error for NotADatestamp {}

impl FromStr for Datestamp {
    type Err = NotADatestamp;

    fn from_str(text: &str) -> Result<Self, NotADatestamp> {
        read(text.as_bytes()).ok_or(NotADatestamp)
    }
}

fn read(text: &[u8]) -> Option<Datestamp> {
    let (date, time) = text.split_at_checked(10)?;
    let [year, month, day] = parts(date, b"0000-00-00")?;
    let known = (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day);
    let midnight = known.then(|| days(year, month, day) * DAY)?;
    if time.is_empty() {
        return Some(Datestamp {
            seconds: midnight,
            granularity: Granularity::Day,
        });
    }
    let [hour, minute, second] = parts(time, b"T00:00:00Z")?;
    let known = hour < 24 && minute < 60 && second < 60;
    known.then_some(Datestamp {
        seconds: midnight + hour * 3_600 + minute * 60 + second,
        granularity: Granularity::Second,
    })
}

/// The three numbers of a text of this form, `0` standing for a digit.
fn parts(text: &[u8], form: &[u8]) -> Option<[i64; 3]> {
    if text.len() != form.len() {
        return None;
    }
    let mut numbers = [0; 3];
    let mut at = 0;
    let mut digits = false;
    for (byte, shape) in text.iter().zip(form) {
        match shape {
            b'0' if byte.is_ascii_digit() => {
                let number = numbers.get_mut(at)?;
                *number = *number * 10 + i64::from(byte - b'0');
                digits = true;
            }
            b'0' => return None,
            _ if byte != shape => return None,
            _ if digits => {
                at += 1;
                digits = false;
            }
            _ => {}
        }
    }
    Some(numbers)
}

const fn month_length(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the Gregorian calendar, by eras of 400 years that begin in March.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of days since 1970-01-01.
const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

impl fmt::Display for Datestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.seconds.div_euclid(DAY));
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        if self.granularity == Granularity::Day {
            return Ok(());
        }
        let time = self.seconds.rem_euclid(DAY);
        let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
        write!(f, "T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl Serialize for Datestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A date as it stood in a response: one that can be counted with, or text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Dated {
    /// A date as OAI-PMH writes it.
    Known(Datestamp),
    /// Something else, as it was written.
    Odd(String),
}

impl Dated {
    /// The date, if it is one.
    #[must_use]
    pub const fn known(&self) -> Option<Datestamp> {
        match self {
            Self::Known(datestamp) => Some(*datestamp),
            Self::Odd(_) => None,
        }
    }
}

impl From<Datestamp> for Dated {
    fn from(datestamp: Datestamp) -> Self {
        Self::Known(datestamp)
    }
}

impl fmt::Display for Dated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(datestamp) => datestamp.fmt(f),
            Self::Odd(text) => f.write_str(text),
        }
    }
}
