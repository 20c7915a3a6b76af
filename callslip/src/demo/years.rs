//! The demo's calendar is written for some years and made anew in any: its terms, hours and closures are
//! moved by whole weeks, so that weekdays stay, until the day of the making lies in the first year.

use building::setup::Setup;
use kernel::Day;

/// Fifty-two weeks.
const YEAR: i64 = 364;
/// Days of work that the term needs behind it.
const BEHIND: i64 = 90;

/// Moves the calendar so that `today` lies in its first year, far enough from its beginning.
pub(crate) fn around(setup: &mut Setup, today: Day) {
    let Some(first) = setup.periods.iter().map(|period| period.first).min() else {
        return;
    };
    let ahead = first.plus_days(BEHIND).days_until(today);
    let days = ahead.div_euclid(YEAR) * YEAR;
    for term in &mut setup.terms {
        move_all([&mut term.first, &mut term.last, &mut term.loans_due], days);
        let year = term.first.0.year();
        if let Some((name, _)) = term.name.rsplit_once(' ') {
            term.name = format!("{name} {year}");
        }
        if let Some((code, _)) = term.code.rsplit_once('-') {
            term.code = format!("{code}-{year}");
        }
    }
    for period in &mut setup.periods {
        move_all([&mut period.first, &mut period.last], days);
    }
    for closure in &mut setup.closures {
        move_all([&mut closure.first, &mut closure.last], days);
    }
}

fn move_all<const N: usize>(dates: [&mut Day; N], days: i64) {
    for date in dates {
        *date = date.plus_days(days);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::demo::Files;

    #[test]
    fn any_day_has_hours_behind_it_and_terms_ahead() {
        for today in [
            date(2026, 9, 1),
            date(2026, 11, 28),
            date(2027, 8, 30),
            date(2031, 2, 28),
            date(2025, 1, 1),
        ] {
            let today = Day(today);
            let mut setup = Files::read().unwrap().building;
            around(&mut setup, today);
            let first = setup.periods.iter().map(|p| p.first).min().unwrap();
            let last = setup.periods.iter().map(|p| p.last).max().unwrap();
            assert!(
                first.days_until(today) >= 75,
                "{today:?}: hours begin {first:?}"
            );
            assert!(
                today.days_until(last) >= 100,
                "{today:?}: hours end {last:?}"
            );
            let ahead = setup.terms.iter().filter(|term| term.loans_due > today);
            assert!(ahead.count() >= 2, "{today:?}");
            assert!(building::setup::faults(&setup).is_empty());
        }
    }
}
