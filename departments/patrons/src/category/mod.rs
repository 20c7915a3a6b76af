//! Categories of borrowers, when their cards expire, and what stops borrowing by itself.

mod store;

use ::store::StoreError;
use building::Term;
use kernel::{Cents, Day};
use serde::{Deserialize, Serialize};

pub use store::{SETTINGS, block_policy, categories, category, settings};
pub(crate) use store::{put_block_policy, put_category};

/// A kind of borrower.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// A short stable word, such as `dual-enrolled`.
    pub code: String,
    /// What pages show.
    pub name: String,
    /// Loans at once; `None` is without limit.
    pub loans_limit: Option<i64>,
    /// Holds at once; `None` is without limit.
    pub holds_limit: Option<i64>,
    /// Borrowing stops when more than this is owed; `None` never.
    pub owes_limit: Option<Cents>,
    /// The fee for a card, where there is one.
    pub card_fee: Option<Cents>,
    /// When a card expires.
    pub expiry: Expiry,
}

/// When a card expires, counted from the day of registration or renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Expiry {
    /// So many days after the end of the next term.
    TermAfter {
        /// Days after the term's last day.
        grace_days: i64,
    },
    /// On the next such day of a year.
    Every {
        /// 1 to 12.
        month: i8,
        /// 1 to 31; the month's last day where it is shorter.
        day: i8,
    },
    /// So many months later.
    Months {
        /// Months.
        count: i32,
    },
}

/// Months until a card expires where no term is planned.
const MONTHS_WITHOUT_TERM: i32 = 6;

impl Expiry {
    /// The day on which a card given on `from` expires. Pure.
    #[must_use]
    pub fn after(self, from: Day, terms: &[Term]) -> Day {
        match self {
            Self::TermAfter { grace_days } => term_after(from, terms).map_or_else(
                || months_later(from, MONTHS_WITHOUT_TERM),
                |day| day.plus_days(grace_days),
            ),
            Self::Every { month, day } => [0, 1]
                .into_iter()
                .filter_map(|years| day_of_year(from.0.year().saturating_add(years), month, day))
                .find(|found| *found > from)
                .unwrap_or_else(|| months_later(from, 12)),
            Self::Months { count } => months_later(from, count),
        }
    }
}

/// The last day of the next term; of the present one where the next is not planned yet.
fn term_after(from: Day, terms: &[Term]) -> Option<Day> {
    let next = terms
        .iter()
        .filter(|t| t.from_on > from)
        .min_by_key(|t| t.from_on);
    let present = || terms.iter().find(|t| t.from_on <= from && from <= t.to_on);
    next.or_else(present).map(|t| t.to_on)
}

fn months_later(from: Day, count: i32) -> Day {
    let span = jiff::Span::new().try_months(count).unwrap_or_default();
    Day(from.0.saturating_add(span))
}

fn day_of_year(year: i16, month: i8, day: i8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    let last = first.0.last_of_month().day();
    Day::new(year, month, day.clamp(1, last))
}

/// What stops borrowing by itself; a count that is `None` never does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockPolicy {
    /// More overdue items than this.
    pub overdue_items_most: Option<i64>,
    /// An item overdue longer than so many days.
    pub overdue_days_most: Option<i64>,
    /// Any overdue item that is lent by the hour.
    #[serde(default)]
    pub hourly_overdue_any: bool,
    /// More lost items than this.
    pub lost_items_most: Option<i64>,
    /// More items claimed returned than this.
    pub claims_returned_most: Option<i64>,
    /// An expired card.
    #[serde(default)]
    pub expired: bool,
}

/// What every checkout asks of this department besides the patron: kept in memory as long as nobody changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// The categories, in the college's order.
    pub categories: Vec<Category>,
    /// What stops borrowing by itself.
    pub blocks: BlockPolicy,
}

impl Settings {
    /// The category of a code.
    ///
    /// # Errors
    /// `Missing` where there is none.
    pub fn category(&self, code: &str) -> Result<&Category, StoreError> {
        let found = self.categories.iter().find(|one| one.code == code);
        found.ok_or(StoreError::Missing)
    }
}
