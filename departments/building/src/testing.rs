//! A small college for the tests of the departments above.

use kernel::{BranchId, LocationId};
use store::{StoreError, Tx};

use crate::setup::Setup;

/// What [`college`] made.
#[derive(Clone, Copy, Debug)]
pub struct College {
    /// The main library.
    pub main: BranchId,
    /// A second branch.
    pub mill: BranchId,
    /// The stacks of the main library.
    pub stacks: LocationId,
    /// Its reference room, which lends nothing.
    pub reference: LocationId,
}

/// The time zone of the small college.
pub const ZONE: &str = "America/Los_Angeles";

fn setup() -> Setup {
    let branch = |code: &str, name: &str| crate::setup::NewBranch {
        code: code.into(),
        name: name.into(),
        address: Vec::new(),
        phone: String::new(),
        email: String::new(),
    };
    let location = |code: &str, name: &str, lends: bool| crate::setup::NewLocation {
        branch: "MAIN".into(),
        code: code.into(),
        name: name.into(),
        place: String::new(),
        order: "lc".into(),
        lends,
    };
    let day = |text: &str| text.parse().unwrap_or(kernel::Day(jiff::civil::Date::ZERO));
    let week = [
        "08:00-20:00",
        "08:00-20:00",
        "08:00-20:00",
        "08:00-20:00",
        "08:00-16:00",
        "10:00-14:00",
        "",
    ];
    let hours = |branch: &str| crate::setup::NewHours {
        branch: branch.into(),
        period: "term".into(),
        days: week.map(str::to_owned),
    };
    Setup {
        college: crate::setup::College {
            code: "SC".into(),
            name: "Small College".into(),
            library: "Small College Library".into(),
            time_zone: ZONE.into(),
        },
        branch: vec![
            branch("MAIN", "Main Library"),
            branch("MILL", "Millrace Center"),
        ],
        service_points: Vec::new(),
        locations: vec![
            location("STACKS", "Stacks", true),
            location("REF", "Reference", false),
        ],
        terms: vec![crate::setup::NewTerm {
            code: "fall-2026".into(),
            name: "Fall 2026".into(),
            first: day("2026-08-24"),
            last: day("2026-12-17"),
            loans_due: day("2026-12-16"),
        }],
        periods: vec![crate::setup::NewPeriod {
            first: day("2026-01-01"),
            last: day("2027-12-31"),
            period: "term".into(),
        }],
        hours: vec![hours("MAIN"), hours("MILL")],
        closures: vec![crate::setup::NewClosure {
            branch: "*".into(),
            first: day("2026-11-26"),
            last: day("2026-11-29"),
            reason: "Thanksgiving".into(),
            hours: String::new(),
        }],
    }
}

/// Writes the small college: two branches open Monday to Saturday through 2026 and 2027, closed on
/// Sundays and from November 26 to 29, 2026; the fall term's loans fall due on December 16, 2026.
///
/// # Errors
/// What the database says.
pub fn college(tx: &Tx<'_>) -> Result<College, StoreError> {
    crate::setup::setup(tx, &setup())?;
    let branch = |code: &str| {
        Ok::<_, StoreError>(
            crate::branch_by_code(tx, code)?
                .ok_or(StoreError::Missing)?
                .id,
        )
    };
    let main = branch("MAIN")?;
    let place = |code: &str| {
        Ok::<_, StoreError>(
            crate::location_by_code(tx, main, code)?
                .ok_or(StoreError::Missing)?
                .id,
        )
    };
    Ok(College {
        main,
        mill: branch("MILL")?,
        stacks: place("STACKS")?,
        reference: place("REF")?,
    })
}
