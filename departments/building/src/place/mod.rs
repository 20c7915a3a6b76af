//! Places and terms: what the institution is made of.

mod change;
mod pages;
mod remove;
pub(crate) mod rules;
mod store;

use jiff::tz::TimeZone;
use kernel::{BranchId, Day, LocationId};

pub use change::{
    add_branch, add_location, add_point, change_branch, change_location, change_point,
};
pub(crate) use pages::{Removal, pages, removal};
pub use remove::{BranchTies, remove_branch, remove_location, remove_point};
pub(crate) use store::{
    all_points, put_branch, put_institution, put_location, put_service_point, put_term,
};
pub use store::{
    branch, branch_by_code, branches, institution, location, location_by_code, locations,
    service_points, terms,
};

/// The college or district whose database this is.
#[derive(Clone, Debug)]
pub struct Institution {
    /// A short stable word.
    pub code: String,
    /// The college's name.
    pub name: String,
    /// The library's name, as the public reads it.
    pub library: String,
    /// The zone of every day and hour.
    pub zone: TimeZone,
}

/// A building of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The branch.
    pub id: BranchId,
    /// A short stable word, such as `MAIN`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address, a line a line.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Its mail address.
    pub email: String,
}

/// A shelving location within a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The location.
    pub id: LocationId,
    /// Its branch.
    pub branch: BranchId,
    /// A short word, unique within the branch.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where in the building, for the public.
    pub place: String,
    /// How the shelf runs: `lc`, `dewey`, `nlm`, `sudoc`, `title`, `accession`, or empty.
    pub shelf_order: String,
    /// Whether things may leave it.
    pub lends: bool,
}

/// Where things are lent and taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePoint {
    /// The service point's id.
    pub id: i64,
    /// Its branch.
    pub branch: BranchId,
    /// A short stable word.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `desk`, `self-check`, `book-drop` or `work-room`.
    pub kind: String,
    /// Whether holds may be fetched here.
    pub pickup: bool,
}

/// A term of study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// A short stable word, such as `fall-2026`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from_on: Day,
    /// Its last day.
    pub to_on: Day,
    /// The day on which loans to the end of term fall due.
    pub loans_due_on: Day,
}
