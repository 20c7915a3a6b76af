//! A small lending library for the tests of this and other departments.

use std::sync::Arc;

use building::testing::College;
use jiff::tz::TimeZone;
use kernel::{Act, Actor, Cents, Grant, Moment, Permission, StaffId, Who};
use store::{Store, StoreError, Tx};

use crate::CirculationError;
use crate::rule::setup::{Setup, of_toml, setup};

/// Tuesday, November 24, 2026, 10:00 in California.
pub const NOW: &str = "2026-11-24T10:00";

/// Rules of the small college: books 21 days, reserves 2 hours, DVDs 7 days, five at once; faculty keep books to the
/// end of term; reference books stay.
pub const RULES: &str = include_str!("testing.toml");

fn zone() -> TimeZone {
    TimeZone::get(building::testing::ZONE).unwrap_or(TimeZone::UTC)
}

/// The moment that a clock in the small college shows: `2026-11-24T10:00`.
#[must_use]
pub fn at(clock: &str) -> Moment {
    let civil = clock.parse::<jiff::civil::DateTime>().unwrap_or_default();
    civil
        .to_zoned_datetime(zone())
        .map_or(Moment(0), |z| Moment::of(&z))
}

/// A moment as a clock in the small college shows it.
#[must_use]
pub fn shown(moment: Moment) -> String {
    let zoned = moment.in_zone(&zone());
    format!("{}T{:02}:{:02}", zoned.date(), zoned.hour(), zoned.minute())
}

/// The rules of [`RULES`].
///
/// # Errors
/// Never for the file in the program.
pub fn rules() -> Result<Setup, CirculationError> {
    of_toml(RULES).map_err(|e| StoreError::Database(e.to_string()).into())
}

/// A library that lends: building, money, kinds of items, patron categories, rules.
///
/// # Errors
/// What the database says.
pub fn set_up(tx: &Tx<'_>) -> Result<College, CirculationError> {
    let college = building::testing::college(tx)?;
    money::testing::set_up(tx)?;
    catalogue::testing::set_up(tx)?;
    patrons::setup::setup(tx, &patrons::testing::setup())?;
    setup(tx, &rules()?)?;
    Ok(college)
}

/// [`set_up`] in a transaction of its own, at the opening of the year's first week.
///
/// # Errors
/// What the database says.
pub fn library(store: &Store) -> Result<College, CirculationError> {
    store.write(&Act::system(at("2026-08-24T08:00")), set_up)
}

/// A member of staff as the shipped roles have it: `student`, `assistant` (override up to $10), `technician` ($25),
/// `senior`.
#[must_use]
pub fn staff(role: &str) -> Arc<Actor> {
    use Permission::{
        ChangeDue, DeclareLost, EditRules, FastAdd, Lend, OverrideItem, OverrideLimit, SeePatron,
        SeePatronLoans, SeePatronMoney, SeeRules, StaffHome,
    };
    let grant = |permission, limit: Option<i64>| Grant {
        permission,
        limit: limit.map(Cents),
        review: false,
    };
    let mut grants: Vec<Grant> = [
        StaffHome,
        Lend,
        SeePatron,
        SeePatronLoans,
        SeeRules,
        FastAdd,
    ]
    .map(|p| grant(p, None))
    .to_vec();
    let limit = match role {
        "assistant" => Some(Some(1_000)),
        "technician" => Some(Some(2_500)),
        "senior" => Some(None),
        _ => None,
    };
    grants.extend(limit.map(|limit| grant(OverrideLimit, limit)));
    if matches!(role, "technician" | "senior") {
        grants
            .extend([OverrideItem, ChangeDue, DeclareLost, SeePatronMoney].map(|p| grant(p, None)));
    }
    if role == "senior" {
        grants.push(grant(EditRules, None));
    }
    Arc::new(Actor {
        who: Who::Staff(StaffId(1)),
        name: format!("A {role}"),
        role: role.into(),
        grants,
    })
}

/// An act of such a person at a branch.
#[must_use]
pub fn act(role: &str, college: &College, clock: &str) -> Act {
    Act {
        actor: staff(role),
        branch: Some(college.main),
        at: at(clock),
        key: None,
    }
}

/// The cells of a row of a test, parted by `|`.
#[cfg(test)]
pub(crate) fn cells<const N: usize>(row: &str) -> [&str; N] {
    let mut cells = row.split('|').map(str::trim);
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}
