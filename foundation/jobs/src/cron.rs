//! When something is due again: a cron line of five fields, in the library's time zone.
//!
//! A time that the clock skips in spring happens at the moment the clock jumps; one that it shows
//! twice in autumn happens the first time only.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::Moment;

/// A cron line: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    minutes: Vec<i8>,
    hours: Vec<i8>,
    days: Vec<i8>,
    months: Vec<i8>,
    weekdays: Vec<i8>,
    by_day: bool,
    by_weekday: bool,
}

/// Why a line is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CronError {
    /// Not five fields.
    #[error("a schedule has five fields: minute hour day month weekday; this has {0}")]
    Fields(usize),
    /// A field that cannot be read.
    #[error(
        "field {field}: {text} is not a number, range, list or step between {least} and {most}"
    )]
    Field {
        /// Which field, from 1.
        field: usize,
        /// What stands there.
        text: String,
        /// The least it may be.
        least: i8,
        /// The most it may be.
        most: i8,
    },
}

/// The least and most of each field.
const BOUNDS: [(i8, i8); 5] = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];
/// Days looked ahead: four years hold every date there is.
const DAYS_AHEAD: i64 = 4 * 366;

impl Cron {
    /// Reads a line such as `30 6 * * 1-5`.
    ///
    /// # Errors
    /// Names the field that cannot be read.
    pub fn parse(line: &str) -> Result<Self, CronError> {
        let texts: Vec<&str> = line.split_whitespace().collect();
        if texts.len() != BOUNDS.len() {
            return Err(CronError::Fields(texts.len()));
        }
        let mut fields = Vec::with_capacity(BOUNDS.len());
        for (n, (text, (least, most))) in texts.iter().zip(BOUNDS).enumerate() {
            let bad = || CronError::Field {
                field: n + 1,
                text: (*text).into(),
                least,
                most,
            };
            fields.push(field(text, least, most).ok_or_else(bad)?);
        }
        let (by_day, by_weekday) = (texts[2] != "*", texts[4] != "*");
        let mut fields = fields.into_iter();
        let mut next = || fields.next().unwrap_or_default();
        let (minutes, hours, days, months) = (next(), next(), next(), next());
        let weekdays = next()
            .into_iter()
            .map(|d| if d == 0 { 7 } else { d })
            .collect();
        Ok(Self {
            minutes,
            hours,
            days,
            months,
            weekdays,
            by_day,
            by_weekday,
        })
    }

    /// The first time after `moment`; `None` for a date that never comes (30 February).
    #[must_use]
    pub fn next_after(&self, moment: Moment, zone: &TimeZone) -> Option<Moment> {
        let today = moment.day(zone);
        let days = (0..DAYS_AHEAD)
            .map(|n| today.plus_days(n))
            .filter(|day| self.fits(day.0));
        days.flat_map(|day| {
            self.times()
                .map(move |(hour, minute)| day.0.at(hour, minute, 0, 0))
        })
        .filter_map(|time| when(time, zone))
        .find(|at| *at > moment)
    }

    fn times(&self) -> impl Iterator<Item = (i8, i8)> + '_ {
        self.hours
            .iter()
            .flat_map(|h| self.minutes.iter().map(move |m| (*h, *m)))
    }

    /// Whether the day fits: where both day and weekday are given, either does (POSIX crontab).
    fn fits(&self, date: jiff::civil::Date) -> bool {
        let day = self.days.contains(&date.day());
        let weekday = self
            .weekdays
            .contains(&date.weekday().to_monday_one_offset());
        let fits = if self.by_day && self.by_weekday {
            day || weekday
        } else {
            day && weekday
        };
        fits && self.months.contains(&date.month())
    }
}

fn when(time: DateTime, zone: &TimeZone) -> Option<Moment> {
    time.to_zoned_datetime(zone.clone())
        .ok()
        .map(|z| Moment::of(&z))
}

/// The numbers of a field: `*`, `5`, `1-5`, `*/15`, `1-30/2`, and lists of them.
fn field(text: &str, least: i8, most: i8) -> Option<Vec<i8>> {
    let mut numbers = Vec::new();
    for part in text.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, step.parse::<usize>().ok().filter(|s| *s > 0)?),
            None => (part, 1),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (least, most),
            Some((from, to)) => (from.parse().ok()?, to.parse().ok()?),
            None => range.parse().map(|n| (n, n)).ok()?,
        };
        if from < least || to > most || from > to {
            return None;
        }
        numbers.extend((from..=to).step_by(step));
    }
    numbers.sort_unstable();
    numbers.dedup();
    Some(numbers)
}
