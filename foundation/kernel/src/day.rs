//! Moments, days and spans of days.

use std::fmt;

use jiff::{Timestamp, ZonedDateTime, civil, tz::TimeZone};

/// An instant: UTC milliseconds since 1970.
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
pub struct Moment(pub i64);

impl Moment {
    /// The moment as seen on a clock in `zone`.
    #[must_use]
    pub fn in_zone(self, zone: &TimeZone) -> ZonedDateTime {
        Timestamp::from_millisecond(self.0)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_zoned_datetime(zone.clone())
    }

    /// The library's day at this moment.
    #[must_use]
    pub fn day(self, zone: &TimeZone) -> Day {
        Day(self.in_zone(zone).date())
    }

    /// The moment of a clock reading.
    #[must_use]
    pub fn of(zoned: &ZonedDateTime) -> Self {
        Self(zoned.timestamp().as_millisecond())
    }

    /// So many minutes later (or earlier, when negative).
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(60_000)))
    }

    /// RFC 3339 in UTC, for programs: `2026-11-24T13:05:00Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        Timestamp::from_millisecond(self.0)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_string()
    }
}

/// A civil day of the library's calendar, written and stored `YYYY-MM-DD`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub civil::Date);

impl Day {
    /// A day from its three numbers, if there is such a day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// So many days later (or earlier); stays at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let span = jiff::Span::new().try_days(days).unwrap_or_default();
        Self(self.0.saturating_add(span))
    }

    /// Whole days from this day to `other`; negative when `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        i64::from(self.0.until(other.0).map_or(0, |span| span.get_days()))
    }

    /// 1 for Monday to 7 for Sunday.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The moment that a clock in `zone` shows this day and `time`.
    #[must_use]
    pub fn at(self, time: civil::Time, zone: &TimeZone) -> Moment {
        let zoned = self.0.to_datetime(time).to_zoned_datetime(zone.clone());
        zoned.map_or(Moment(0), |z| Moment::of(&z))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Day {
    type Err = jiff::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.trim().parse().map(Self)
    }
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DateSpan {
    /// The first day.
    pub from_on: Day,
    /// The last day.
    pub to_on: Day,
}

impl DateSpan {
    /// A span, unless it would end before it begins.
    #[must_use]
    pub fn new(from_on: Day, to_on: Day) -> Option<Self> {
        (from_on <= to_on).then_some(Self { from_on, to_on })
    }

    /// Whether `day` lies within.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from_on <= day && day <= self.to_on
    }
}
