//! The building: branches, service points, shelving locations, terms, hours and closures.
//!
//! **Invariants.** Every day and hour is one of the institution's time zone. The calendar is a value:
//! loaded once, asked without the database. A closure is ended, never deleted, so that a fine once
//! computed can be computed again.

pub mod calendar;
mod error;
pub mod hours;
pub mod place;
pub mod setup;
mod show;
pub mod term;
pub mod testing;
#[cfg(test)]
mod tests;
mod today;
pub mod week;

pub use calendar::{Calendar, Opening, calendar};
pub use error::{BuildingError, Fault};
pub use place::{
    Branch, BranchTies, Institution, Location, ServicePoint, Term, branch, branch_by_code,
    branches, institution, location, location_by_code, locations, remove_branch, remove_location,
    service_points, terms,
};
pub use today::today;

/// The words of the pages of hours.
pub const MESSAGES: &[webkit::Messages] = &[
    webkit::Messages {
        lang: "en",
        source: include_str!("../messages/en.ftl"),
    },
    webkit::Messages {
        lang: "es",
        source: include_str!("../messages/es.ftl"),
    },
];

/// The routes of the building; `ties` are asked before a branch is taken away.
#[must_use]
pub fn pages(store: ::store::Store, ties: BranchTies) -> webkit::Pages {
    let removal = place::Removal {
        tables: store.clone(),
        ties,
    };
    hours::pages()
        .finish(store.clone())
        .merge(week::pages().finish(store.clone()))
        .merge(term::pages().finish(store.clone()))
        .merge(place::pages().finish(store))
        .merge(place::removal().finish(removal))
}

/// The links of the staff rail.
#[must_use]
pub fn nav() -> Vec<webkit::NavItem> {
    let hours = kernel::Permission::SeeHours;
    vec![webkit::NavItem::new("/staff/hours", "nav-hours", "clock", hours).letter('o')]
}
