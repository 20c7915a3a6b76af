//! Lists of open loans: what is asked of them, and what they tell.

mod store;

use kernel::{Barcode, BranchId, ItemId, LoanId, Moment, PatronId};

pub use store::{count, list};

/// What a list of loans is asked.
#[derive(Clone, Debug, Default)]
pub struct ListAsk {
    /// Only what is late: now, and the first moment of today for loans by the day.
    pub late: Option<(Moment, Moment)>,
    /// Only loans by the hour that are due from now until then.
    pub hourly_due: Option<(Moment, Moment)>,
    /// Only those lent at this branch.
    pub branch: Option<BranchId>,
    /// Only items of this kind.
    pub kind: Option<String>,
    /// Only patrons of this category.
    pub category: Option<String>,
    /// The column (`due`, `lent`, `title`, `patron`) and whether it descends.
    pub sort: Option<(&'static str, bool)>,
    /// Rows at most.
    pub limit: u64,
    /// Rows passed over.
    pub offset: u64,
}

/// A loan in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The loan.
    pub loan: LoanId,
    /// Whose.
    pub patron: PatronId,
    /// Their affirmed name.
    pub name: String,
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Its barcode.
    pub barcode: Barcode,
    /// Its call number.
    pub call_number: String,
    /// When it was lent.
    pub lent_at: Moment,
    /// When it is due.
    pub due_at: Moment,
    /// Whether the minute counts.
    pub hourly: bool,
    /// How often it was renewed.
    pub renewals: i64,
    /// Whether it counts as lost.
    pub lost: bool,
    /// Whether the patron says that it was returned.
    pub claimed: bool,
}
