//! When each branch is open, for everybody.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use building::{Branch, Calendar};
use kernel::{Day, Moment, perm};
use store::{StoreError, Tx};
use webkit::{Kind, PageResult, Pages, Tag, Visit, blocking, needs, render};

use crate::Desk;

/// Days shown ahead.
const DAYS: i64 = 14;

/// The routes of hours.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new().get("/hours", needs::<perm::Everyone>(), get_hours)
}

/// A branch with its hours.
pub(crate) struct Open {
    pub(crate) branch: Branch,
    calendar: Arc<Calendar>,
}

/// One day of a branch as the page has it.
pub(crate) struct DayLine {
    pub(crate) day: String,
    pub(crate) hours: String,
    pub(crate) reason: String,
    pub(crate) is_today: bool,
}

/// The branches with their calendars, in the order of the list.
pub(crate) fn all(tx: &Tx<'_>) -> Result<Vec<Open>, StoreError> {
    let with_hours = |branch: Branch| {
        let calendar = building::calendar(tx, branch.id)?;
        Ok(Open { branch, calendar })
    };
    building::branches(tx)?
        .into_iter()
        .map(with_hours)
        .collect()
}

impl Open {
    /// Whether the doors are open now, and what changes next.
    pub(crate) fn now(&self, visit: &Visit) -> Tag {
        let words = &visit.words;
        match building::hours::now(&self.calendar, visit.now) {
            (true, Some(closes)) => Tag::new(
                Kind::Ok,
                words.tf("open-until", &[("time", words.time(closes))]),
            )
            .icon("door-open"),
            (_, Some(opens)) => Tag::new(
                Kind::Warn,
                words.tf("open-closed-until", &[("when", self.when(visit, opens))]),
            )
            .icon("clock"),
            (_, None) => Tag::new(Kind::Warn, words.t("open-closed")).icon("clock"),
        }
    }

    /// A moment ahead: "8:00 am" today, "Mon, Nov 30, 8:00 am" otherwise.
    fn when(&self, visit: &Visit, at: Moment) -> String {
        let (words, day) = (&visit.words, self.calendar.day_of(at));
        if day == self.calendar.day_of(visit.now) {
            return words.time(at);
        }
        words.tf(
            "open-when",
            &[("day", words.day_short(day)), ("time", words.time(at))],
        )
    }

    /// Today's hours in words.
    pub(crate) fn today(&self, visit: &Visit) -> DayLine {
        self.line(visit, self.calendar.day_of(visit.now))
    }

    /// The days ahead, today first.
    pub(crate) fn days(&self, visit: &Visit) -> Vec<DayLine> {
        let today = self.calendar.day_of(visit.now);
        (0..DAYS)
            .map(|n| self.line(visit, today.plus_days(n)))
            .collect()
    }

    fn line(&self, visit: &Visit, day: Day) -> DayLine {
        let words = &visit.words;
        let hours = match (self.calendar.opens_at(day), self.calendar.closing(day)) {
            (Some(opens), Some(closes)) => {
                format!("{} – {}", words.time(opens), words.time(closes))
            }
            _ => words.t("open-closed"),
        };
        DayLine {
            day: words.day_long(day),
            hours,
            reason: self.calendar.reason(day).unwrap_or_default().to_owned(),
            is_today: day == self.calendar.day_of(visit.now),
        }
    }

    /// The lines of its address.
    pub(crate) fn address(&self) -> Vec<&str> {
        self.branch
            .address
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect()
    }
}

#[derive(Template)]
#[template(path = "open/hours.html")]
struct HoursPage {
    visit: Visit,
    q: String,
    branches: Vec<Open>,
}

async fn get_hours(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let branches = blocking(move || desk.store.read(all)).await?;
    render(&HoursPage {
        visit,
        q: String::new(),
        branches,
    })
}
