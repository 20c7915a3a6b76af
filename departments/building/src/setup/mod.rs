//! Setting the building up from data: the demo college, or a college's own file.

mod store;

use jiff::tz::TimeZone;
use kernel::Day;
use serde::Deserialize;

pub use store::setup;

use crate::Opening;

/// The college, its branches, places, terms and hours, as a file has them.
#[derive(Clone, Debug, Deserialize)]
pub struct Setup {
    /// The institution.
    pub college: College,
    /// Its branches, in order.
    pub branch: Vec<NewBranch>,
    /// Where things are lent and taken back.
    #[serde(default)]
    pub service_points: Vec<NewServicePoint>,
    /// Shelving locations.
    #[serde(default)]
    pub locations: Vec<NewLocation>,
    /// Terms of study.
    #[serde(default)]
    pub terms: Vec<NewTerm>,
    /// Which hours hold when.
    #[serde(default)]
    pub periods: Vec<NewPeriod>,
    /// Regular hours.
    #[serde(default)]
    pub hours: Vec<NewHours>,
    /// Days that differ.
    #[serde(default)]
    pub closures: Vec<NewClosure>,
}

/// The institution.
#[derive(Clone, Debug, Deserialize)]
pub struct College {
    /// A short stable word.
    pub code: String,
    /// The college's name.
    pub name: String,
    /// The library's name.
    pub library: String,
    /// Its zone, by the IANA name.
    pub time_zone: String,
}

/// A branch.
#[derive(Clone, Debug, Deserialize)]
pub struct NewBranch {
    /// A short stable word.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address, line by line.
    #[serde(default)]
    pub address: Vec<String>,
    /// Its telephone.
    #[serde(default)]
    pub phone: String,
    /// Its mail address.
    #[serde(default)]
    pub email: String,
}

/// A service point.
#[derive(Clone, Debug, Deserialize)]
pub struct NewServicePoint {
    /// A short stable word.
    pub code: String,
    /// The code of its branch.
    pub branch: String,
    /// Its name.
    pub name: String,
    /// `desk`, `self-check`, `book-drop` or `work-room`.
    pub kind: String,
    /// Whether holds may be fetched here.
    pub pickup: bool,
}

/// A shelving location.
#[derive(Clone, Debug, Deserialize)]
pub struct NewLocation {
    /// The code of its branch.
    pub branch: String,
    /// A short word, unique within the branch.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where in the building.
    #[serde(rename = "where", default)]
    pub place: String,
    /// How the shelf runs.
    #[serde(default)]
    pub order: String,
    /// Whether things may leave it.
    pub lends: bool,
}

/// A term of study.
#[derive(Clone, Debug, Deserialize)]
pub struct NewTerm {
    /// A short stable word.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The day on which loans to the end of term fall due.
    pub loans_due: Day,
}

/// Which hours hold from the first day to the last.
#[derive(Clone, Debug, Deserialize)]
pub struct NewPeriod {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// The kind of hours, such as `term`.
    pub period: String,
}

/// The hours of one branch in one kind of period.
#[derive(Clone, Debug, Deserialize)]
pub struct NewHours {
    /// The code of the branch.
    pub branch: String,
    /// The kind of period.
    pub period: String,
    /// Seven texts from Monday, `07:30-21:00` or empty for closed.
    pub days: [String; 7],
}

/// Days that differ from the regular hours.
#[derive(Clone, Debug, Deserialize)]
pub struct NewClosure {
    /// The code of the branch, or `*` for all.
    pub branch: String,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// Why.
    pub reason: String,
    /// The hours instead; empty for closed.
    #[serde(default)]
    pub hours: String,
}

/// A fault of a setup: where, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupFault(pub String);

/// Everything that is wrong with a setup, all at once. Pure.
#[must_use]
pub fn faults(setup: &Setup) -> Vec<SetupFault> {
    let known = |code: &str| setup.branch.iter().any(|b| b.code == code);
    let mut faults = Vec::new();
    if TimeZone::get(&setup.college.time_zone).is_err() {
        faults.push(format!(
            "college: there is no time zone {}",
            setup.college.time_zone
        ));
    }
    let places = setup.service_points.iter().map(|p| (&p.code, &p.branch));
    let places = places.chain(setup.locations.iter().map(|l| (&l.code, &l.branch)));
    let strangers = places.filter(|(_, branch)| !known(branch));
    faults.extend(strangers.map(|(code, branch)| format!("{code}: there is no branch {branch}")));
    for hours in &setup.hours {
        let wrong = hours
            .days
            .iter()
            .filter_map(|day| Opening::parse(day).err());
        faults.extend(wrong.map(|text| {
            format!(
                "hours of {} in {}: {text} is no span of hours",
                hours.branch, hours.period
            )
        }));
    }
    for closure in &setup.closures {
        if closure.branch != "*" && !known(&closure.branch) {
            faults.push(format!(
                "closure {}: there is no branch {}",
                closure.reason, closure.branch
            ));
        }
        if closure.first > closure.last || Opening::parse(&closure.hours).is_err() {
            faults.push(format!(
                "closure {}: the days or hours cannot be",
                closure.reason
            ));
        }
    }
    faults.into_iter().map(SetupFault).collect()
}
