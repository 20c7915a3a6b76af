//! What a lending rule says: length, renewals, grace, fine. The shapes of `lending.toml`.

use kernel::Cents;
use serde::{Deserialize, Serialize};

/// How long a thing is lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "kebab-case")]
pub enum Period {
    /// So many days, due at the end of an open day.
    Days {
        /// Days.
        count: i64,
    },
    /// So many hours to the minute.
    Hours {
        /// Hours.
        count: i64,
    },
    /// Until the building closes.
    UntilClose,
    /// Until the day on which the term's loans fall due.
    TermEnd,
    /// Not lent at all.
    NotLent,
}

impl Period {
    /// Whether the loan is due at a minute of a day, not on a day.
    #[must_use]
    pub fn is_hourly(self) -> bool {
        matches!(self, Self::Hours { .. } | Self::UntilClose)
    }
}

/// How late a thing may come back before a fine begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", content = "count", rename_all = "kebab-case")]
pub enum Grace {
    /// Days, counted as the fine counts them.
    Days(i64),
    /// Minutes, counted as the fine counts them.
    Minutes(i64),
}

/// What one unit of the fine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// There is no fine.
    None,
}

webkit::shape!(Per, ["day", "hour", "none"]);

/// Which days and hours a fine counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// Only those with open doors.
    Open,
    /// Every one.
    All,
}

webkit::shape!(Counted, ["open", "all"]);

/// What one row of the rules gives, always as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How long.
    pub period: Period,
    /// How often it may be renewed.
    pub renewals: i64,
    /// How late without a fine.
    pub grace: Grace,
    /// The fine for each unit.
    pub fine_cents: Cents,
    /// The unit.
    pub fine_per: Per,
    /// The most a loan's fine may come to.
    pub cap_cents: Cents,
    /// Which days and hours count.
    pub fine_days: Counted,
    /// Whether holds may be placed.
    pub hold: bool,
    /// Things of this kind at once; `None` is without limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_loans: Option<i64>,
}

webkit::shape!(Terms, "Terms" { period, renewals, grace, fine_cents, fine_per, cap_cents, fine_days, hold; max_loans });

/// A unit by its word, with a count for those that have one.
fn counted(units: &[&str], always: bool) -> webkit::Json {
    let count = serde_json::json!({ "type": "integer", "format": "int64" });
    webkit::object_shape(vec![
        ("unit", true, webkit::words_shape(units)),
        ("count", always, count),
    ])
}

impl webkit::Shape for Period {
    fn shape(_: &mut webkit::Shapes) -> webkit::Json {
        counted(
            &["days", "hours", "until-close", "term-end", "not-lent"],
            false,
        )
    }
}

impl webkit::Shape for Grace {
    fn shape(_: &mut webkit::Shapes) -> webkit::Json {
        counted(&["days", "minutes"], true)
    }
}
