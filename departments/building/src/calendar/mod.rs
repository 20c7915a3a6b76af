//! The calendar of one branch: when it is open. A pure value.

mod store;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use kernel::{DateSpan, Day, Moment};

pub(crate) use store::restamp;
pub use store::{KEPT, calendar};

use crate::Term;
use crate::week::rules::week_on;
use crate::week::{SINCE_EVER, WeekFrom, WeeksByKind};

/// Days looked ahead for the next open one; a building closed longer than this is closed.
const DAYS_AHEAD: i64 = 400;
/// Minutes of a day.
const DAY_MINUTES: i64 = 24 * 60;

/// The hours of one day, in minutes after midnight by the library's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When the doors open.
    pub opens: i64,
    /// When they close; 1440 is midnight.
    pub closes: i64,
}

impl Opening {
    /// Reads `07:30-21:00`; an empty text is closed.
    ///
    /// # Errors
    /// The text, when it is neither.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let minutes = |t: &str| {
            let (hour, minute) = t.trim().split_once(':')?;
            let (hour, minute) = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
            ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
        };
        let both = text
            .split_once('-')
            .and_then(|(from, to)| Some((minutes(from)?, minutes(to)?)));
        match both {
            Some((opens, closes)) if opens < closes && closes <= DAY_MINUTES => {
                Ok(Some(Self { opens, closes }))
            }
            _ => Err(text.to_owned()),
        }
    }
}

/// When one branch is open, with the terms of the college.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub(crate) zone: TimeZone,
    pub(crate) periods: Vec<(DateSpan, String)>,
    pub(crate) weekly: WeeksByKind,
    pub(crate) special: Vec<(DateSpan, Option<Opening>, String)>,
    pub(crate) terms: Vec<Term>,
}

impl Calendar {
    /// A branch with the same hours every day, for tests and for a library that has set none yet.
    #[must_use]
    pub fn always(zone: TimeZone, opening: Option<Opening>) -> Self {
        let week = WeekFrom {
            from_on: SINCE_EVER,
            days: [opening; 7],
        };
        let weekly = WeeksByKind::from([("always".to_owned(), vec![week])]);
        let ends = DateSpan {
            from_on: Day(jiff::civil::Date::MIN),
            to_on: Day(jiff::civil::Date::MAX),
        };
        Self {
            zone,
            periods: vec![(ends, "always".into())],
            weekly,
            special: Vec::new(),
            terms: Vec::new(),
        }
    }

    /// The zone of its days and hours.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The library's day at a moment.
    #[must_use]
    pub fn day_of(&self, moment: Moment) -> Day {
        moment.day(&self.zone)
    }

    /// Whether somebody has planned the hours of this day.
    #[must_use]
    pub fn is_planned(&self, day: Day) -> bool {
        self.periods.iter().any(|(span, _)| span.contains(day))
    }

    /// The hours of a day; `None` is closed. A day nobody planned has the hours of the last period
    /// before it, so that a due date can be given; pages say so by [`Self::is_planned`].
    #[must_use]
    pub fn opening(&self, day: Day) -> Option<Opening> {
        if let Some((_, opening, _)) = self
            .special
            .iter()
            .rev()
            .find(|(span, ..)| span.contains(day))
        {
            return *opening;
        }
        let at = |(span, _): &&(DateSpan, String)| span.contains(day);
        let before = || {
            self.periods
                .iter()
                .filter(|(span, _)| span.to_on < day)
                .max_by_key(|(span, _)| span.to_on)
        };
        let (_, period) = self.periods.iter().find(at).or_else(before)?;
        let weekday = usize::try_from(day.weekday() - 1).unwrap_or(0);
        week_on(self.weekly.get(period)?, day).and_then(|week| week[weekday])
    }

    /// Why a day differs from the regular hours, if it does.
    #[must_use]
    pub fn reason(&self, day: Day) -> Option<&str> {
        self.special
            .iter()
            .rev()
            .find(|(span, ..)| span.contains(day))
            .map(|(_, _, reason)| reason.as_str())
    }

    /// Whether the doors open at all on a day.
    #[must_use]
    pub fn is_open(&self, day: Day) -> bool {
        self.opening(day).is_some()
    }

    /// The first open day from `day` on, itself included; `day` itself where none comes within a year.
    #[must_use]
    pub fn next_open_day(&self, day: Day) -> Day {
        (0..DAYS_AHEAD)
            .map(|n| day.plus_days(n))
            .find(|d| self.is_open(*d))
            .unwrap_or(day)
    }

    /// The moment the doors open on a day.
    #[must_use]
    pub fn opens_at(&self, day: Day) -> Option<Moment> {
        self.opening(day).map(|o| self.moment(day, o.opens))
    }

    /// The moment the doors close on a day.
    #[must_use]
    pub fn closing(&self, day: Day) -> Option<Moment> {
        self.opening(day).map(|o| self.moment(day, o.closes))
    }

    /// The moment a clock in the library shows so many minutes after midnight.
    #[must_use]
    pub fn moment(&self, day: Day, minutes: i64) -> Moment {
        if minutes >= DAY_MINUTES {
            return day.plus_days(1).at(Time::midnight(), &self.zone);
        }
        let small = |n: i64| i8::try_from(n).unwrap_or(0);
        let time = Time::new(small(minutes / 60), small(minutes % 60), 0, 0).unwrap_or_default();
        day.at(time, &self.zone)
    }

    /// Open days after `after` up to and with `until`.
    #[must_use]
    pub fn open_days_between(&self, after: Day, until: Day) -> i64 {
        let days = (1..=after.days_until(until).max(0)).map(|n| after.plus_days(n));
        i64::try_from(days.filter(|day| self.is_open(*day)).count()).unwrap_or(i64::MAX)
    }

    /// Minutes with open doors between two moments.
    #[must_use]
    pub fn open_minutes_between(&self, from: Moment, until: Moment) -> i64 {
        let (first, last) = (self.day_of(from), self.day_of(until));
        let days = (0..=first.days_until(last).max(0)).map(|n| first.plus_days(n));
        days.filter_map(|day| Some((self.opens_at(day)?, self.closing(day)?)))
            .map(|(opens, closes)| (closes.0.min(until.0) - opens.0.max(from.0)).max(0) / 60_000)
            .sum()
    }

    /// The day on which loans to the end of term fall due, for the term that `day` lies in, or else the next.
    #[must_use]
    pub fn term_end(&self, day: Day) -> Option<Day> {
        self.terms
            .iter()
            .filter(|t| t.loans_due_on >= day)
            .map(|t| t.loans_due_on)
            .min()
    }

    /// The terms of the college, the earliest first.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }
}
