//! What of a title can be read: dates, embargo, depth.

use serde::Serialize;

use crate::date::{Date, Day};
use crate::embargo::Embargo;
use crate::row::Row;
use crate::spans::{Span, Spans};

/// The coverage of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The first issue's date; `None` where it is not known.
    pub first: Option<Date>,
    /// The last issue's date; `None` where it goes on.
    pub last: Option<Date>,
    /// The embargo.
    pub embargo: Option<Embargo>,
}

impl Coverage {
    /// The coverage of a row; nothing where a date or the embargo cannot be read, or the dates run
    /// backwards, or the row's values stand in wrong columns.
    #[must_use]
    pub fn of(row: &Row) -> Option<Self> {
        if row.shifted {
            return None;
        }
        let date = |column: &str| match row.get(column) {
            "" => Some(None),
            text => Date::parse_loosely(text).map(Some),
        };
        let embargo = match row.get("embargo_info") {
            "" => None,
            text => Some(Embargo::parse(text)?),
        };
        let coverage = Self {
            first: date("date_first_issue_online")?,
            last: date("date_last_issue_online")?,
            embargo,
        };
        let backwards = coverage.from() > coverage.to();
        (!backwards).then_some(coverage)
    }

    fn from(&self) -> Day {
        self.first.map_or(Span::ALL.from, Date::first)
    }

    fn to(&self) -> Day {
        self.last.map_or(Day::OPEN, Date::last)
    }

    /// The days by the dates alone.
    #[must_use]
    pub fn spans(&self) -> Spans {
        Spans::from(Span {
            from: self.from(),
            to: self.to(),
        })
    }

    /// The days that can be read on a day, the embargo applied.
    #[must_use]
    pub fn open_on(&self, today: Day) -> Spans {
        match &self.embargo {
            None => self.spans(),
            Some(embargo) => self.spans().intersect(&embargo.open_on(today)),
        }
    }
}

/// The coverage of several rows of a title together.
#[must_use]
pub fn merged<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Spans {
    let spans = rows.into_iter().filter_map(Coverage::of);
    spans.fold(Spans::default(), |all, coverage| {
        all.union(&coverage.spans())
    })
}

/// The same as it can be read on a day.
#[must_use]
pub fn merged_on<'a>(rows: impl IntoIterator<Item = &'a Row>, today: Day) -> Spans {
    let spans = rows.into_iter().filter_map(Coverage::of);
    spans.fold(Spans::default(), |all, coverage| {
        all.union(&coverage.open_on(today))
    })
}
