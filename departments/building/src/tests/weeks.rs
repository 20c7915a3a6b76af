//! Weekly hours: what holds from a day on, what was open before it, and what is planned.

use kernel::{ActKey, BranchId};
use proptest::prelude::*;

use super::day;
use super::places::{libraries, refused, span};
use crate::week::rules::{week_on, weeks_laid};
use crate::week::{self, SINCE_EVER, Week, WeekFrom};
use crate::{BuildingError, Opening};

/// A week that opens at one hour from Monday to Friday.
fn from_hour(hour: i64) -> Week {
    let open = Opening {
        opens: hour * 60,
        closes: 20 * 60,
    };
    let mut week = [Some(open); 7];
    (week[5], week[6]) = (None, None);
    week
}

#[test]
fn a_week_is_set_and_its_days_follow_it() {
    for (store, college, act) in libraries() {
        let open = Opening {
            opens: 600,
            closes: 900,
        };
        let week = [Some(open), None, None, None, None, None, None];
        let summer =
            |kind: &str| week::put_period(&store, &act, span("2027-06-14", "2027-08-06"), kind);
        assert_eq!(refused(summer("summer")), ["kind: period-kind-unknown"]);
        week::put_week(&store, &act, (college.main, "summer"), None, &week).unwrap();
        summer("summer").unwrap();
        let calendar = store.read(|tx| crate::calendar(tx, college.main)).unwrap();
        assert_eq!(calendar.opening(day("2027-06-14")), Some(open));
        assert_eq!(calendar.opening(day("2027-06-15")), None);
        assert!(calendar.is_open(day("2027-06-11")) && calendar.is_open(day("2027-08-09")));
        let stranger = week::put_week(&store, &act, (BranchId(99), "summer"), None, &week);
        assert!(matches!(
            stranger,
            Err(BuildingError::Store(::store::StoreError::Missing))
        ));
    }
}

#[test]
fn a_week_holds_from_its_day_until_the_next() {
    let ever = |hour| WeekFrom {
        from_on: SINCE_EVER,
        days: from_hour(hour),
    };
    let on = |text: &str, hour| WeekFrom {
        from_on: day(text),
        days: from_hour(hour),
    };
    let check = |before: &[WeekFrom], from_on: Option<&str>, hour: i64, after: &[WeekFrom]| {
        let laid = weeks_laid(before, from_on.map(day), &from_hour(hour));
        assert_eq!(laid, after, "{before:?} {from_on:?} {hour}");
    };
    let planned = [ever(8), on("2027-01-04", 9), on("2027-06-14", 10)];
    check(&[], None, 8, &[ever(8)]);
    // The first of a kind holds on all days.
    check(&[], Some("2027-01-04"), 8, &[ever(8)]);
    check(&[ever(8)], Some("2027-01-04"), 9, &planned[..2]);
    check(&[ever(8)], Some("2027-01-04"), 8, &[ever(8)]);
    check(
        &planned,
        Some("2027-01-04"),
        7,
        &[ever(8), on("2027-01-04", 7), planned[2]],
    );
    // Taken back: the hours before it go on.
    check(&planned, Some("2027-01-04"), 8, &[ever(8), planned[2]]);
    check(
        &planned,
        Some("2026-12-01"),
        9,
        &[ever(8), on("2026-12-01", 9), planned[2]],
    );
    check(&planned, None, 7, &[ever(7)]);
}

#[test]
fn what_was_open_before_a_change_stays() {
    for (store, college, act) in libraries() {
        let set = |from_on: Option<&str>, hour| {
            let which = (college.main, "term");
            week::put_week(&store, &act, which, from_on.map(day), &from_hour(hour))
        };
        let opens = |text: &str| {
            let calendar = store.read(|tx| crate::calendar(tx, college.main)).unwrap();
            calendar.opening(day(text)).map(|o| o.opens / 60)
        };
        let days = || ["2026-11-17", "2026-11-24", "2026-12-08", "2026-12-15"].map(opens);
        assert_eq!(days(), [Some(8); 4]);
        set(Some("2026-11-24"), 9).unwrap();
        set(Some("2026-12-14"), 10).unwrap();
        assert_eq!(days(), [Some(8), Some(9), Some(9), Some(10)]);
        // Closed on all days is a week too.
        let closed = Week::default();
        let which = (college.main, "term");
        week::put_week(&store, &act, which, Some(day("2026-12-07")), &closed).unwrap();
        assert_eq!(days(), [Some(8), Some(9), None, Some(10)]);
        set(None, 7).unwrap();
        assert_eq!(days(), [Some(7); 4]);
        assert_eq!(
            refused(set(Some("3026-11-24"), 9)),
            ["from_on: week-from-far"]
        );
        assert_eq!(
            refused(set(Some("1026-11-24"), 9)),
            ["from_on: week-from-far"]
        );
        assert!(
            store
                .read(|tx| store::Kept::holds(&crate::calendar::KEPT, tx))
                .unwrap()
        );
    }
}

#[test]
fn a_planned_change_is_taken_back_once_and_not_when_it_has_begun() {
    for (store, college, act) in libraries() {
        let which = (college.main, "term");
        let set = |text: &str| week::put_week(&store, &act, which, Some(day(text)), &from_hour(9));
        let back = |key: &str, text: &str| {
            let key = Some(ActKey(key.into()));
            let act = kernel::Act { key, ..act.clone() };
            week::take_week_back(&store, &act, which, day(text))
        };
        set("2026-11-24").unwrap();
        assert_eq!(refused(back("a", "2026-11-24")), [": week-begun"]);
        let closed = Week::default();
        week::put_week(&store, &act, which, Some(day("2026-12-07")), &closed).unwrap();
        let is_open = |text: &str| {
            let calendar = store.read(|tx| crate::calendar(tx, college.main)).unwrap();
            calendar.is_open(day(text))
        };
        assert!(!is_open("2026-12-08"));
        // Two clicks are one.
        back("b", "2026-12-07").unwrap();
        back("b", "2026-12-07").unwrap();
        assert!(is_open("2026-12-08"));
        assert_eq!(refused(back("c", "2026-12-07")), [": week-not-planned"]);
        assert_eq!(refused(back("d", "2026-12-09")), [": week-not-planned"]);
    }
}

#[test]
fn people_who_set_the_same_week_at_once_wait_for_each_other() {
    for (store, college, act) in libraries() {
        let which = (college.main, "term");
        let set = &|first: i64| {
            for n in 0..6 {
                let day = day("2026-12-01").plus_days(first + n);
                week::put_week(&store, &act, which, Some(day), &from_hour(6 + n % 3)).unwrap();
            }
        };
        std::thread::scope(|desks| {
            for first in 0..4 {
                desks.spawn(move || set(first));
            }
        });
        let weeks = store
            .read(|tx| week::store::weeks_of(tx, college.main))
            .unwrap();
        let term = &weeks["term"];
        assert!(term.windows(2).all(|two| two[0].from_on < two[1].from_on));
        assert!(
            store
                .read(|tx| store::Kept::holds(&crate::calendar::KEPT, tx))
                .unwrap()
        );
    }
}

/// The days that the property looks at, from November 24 on.
const DAYS: usize = 60;

proptest! {
    #[test]
    fn a_change_holds_until_the_next_and_nothing_before_it_moves(
        puts in proptest::collection::vec((proptest::option::weighted(0.9, 0..DAYS), 6_i64..9), 1..12),
    ) {
        let start = day("2026-11-24");
        let at = |n: usize| start.plus_days(i64::try_from(n).unwrap());
        // The same told plainly: the hour of every day.
        let (mut weeks, mut plain) = (Vec::new(), [0; DAYS]);
        for (n, (from, hour)) in puts.into_iter().enumerate() {
            weeks = weeks_laid(&weeks, from.map(at), &from_hour(hour));
            let from = from.filter(|_| n > 0);
            let (first, same) = (from.unwrap_or(0), |was| from.is_none_or(|from| was == plain[from]));
            let until = (first..DAYS).find(|d| !same(plain[*d])).unwrap_or(DAYS);
            plain[first..until].fill(hour);
            prop_assert!(weeks.windows(2).all(|two| two[0].from_on < two[1].from_on && two[0].days != two[1].days));
        }
        for (n, hour) in plain.into_iter().enumerate() {
            prop_assert_eq!(week_on(&weeks, at(n)), Some(from_hour(hour)));
        }
    }
}
