//! The places and terms of a library that begins: what must be there before the first loan. Everything
//! here is the library's own to change on the pages of the building.

use building::setup::{College, NewBranch, NewLocation, NewTerm, Setup};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use kernel::{Day, Moment};

/// How many years of terms are planned, this one included.
const YEARS: i16 = 3;

/// One branch with its stacks, and the usual terms from this year on, so that loans to the end of term have an end.
pub(super) fn college(name: &str, zone: &str, now: Moment) -> Setup {
    let here = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let first = now.day(&here).0.year();
    Setup {
        college: College {
            code: "LIB".into(),
            name: name.into(),
            library: name.into(),
            time_zone: zone.into(),
        },
        branch: vec![branch()],
        service_points: Vec::new(),
        locations: vec![stacks()],
        terms: (first..first + YEARS).flat_map(terms_of).collect(),
        periods: Vec::new(),
        hours: Vec::new(),
        closures: Vec::new(),
    }
}

fn branch() -> NewBranch {
    NewBranch {
        code: "MAIN".into(),
        name: "Main Library".into(),
        address: Vec::new(),
        phone: String::new(),
        email: String::new(),
    }
}

fn stacks() -> NewLocation {
    NewLocation {
        branch: "MAIN".into(),
        code: "STACKS".into(),
        name: "Stacks".into(),
        place: String::new(),
        order: "lc".into(),
        lends: true,
    }
}

/// Spring, summer and fall as most semester colleges have them; loans fall due on the last day but one.
fn terms_of(year: i16) -> [NewTerm; 3] {
    [
        term("Spring", date(year, 1, 15), date(year, 5, 28)),
        term("Summer", date(year, 6, 8), date(year, 8, 7)),
        term("Fall", date(year, 8, 20), date(year, 12, 17)),
    ]
}

fn term(name: &str, first: Date, last: Date) -> NewTerm {
    let year = first.year();
    NewTerm {
        code: format!("{}-{year}", name.to_lowercase()),
        name: format!("{name} {year}"),
        first: Day(first),
        last: Day(last),
        loans_due: Day(last).plus_days(-1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_year_has_a_term_end_ahead() {
        for month in 1..=12 {
            let noon = jiff::civil::time(12, 0, 0, 0);
            let now = Day(date(2026, month, 28)).at(noon, &TimeZone::UTC);
            let setup = college("A", "America/Los_Angeles", now);
            let today = now.day(&TimeZone::UTC);
            let ahead = setup.terms.iter().filter(|term| term.loans_due > today);
            assert!(ahead.count() >= 6, "in month {month}");
        }
    }
}
