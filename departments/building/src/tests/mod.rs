#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod places;
mod weeks;
mod words;

use ::store::testing::both;
use jiff::tz::TimeZone;
use kernel::{Act, DateSpan, Day, Moment};
use proptest::prelude::*;

use crate::{Calendar, Opening, calendar, hours, testing};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn zone() -> TimeZone {
    TimeZone::get(testing::ZONE).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::of(
        &text
            .parse::<jiff::civil::DateTime>()
            .unwrap()
            .to_zoned_datetime(zone())
            .unwrap(),
    )
}

fn calendars() -> Vec<std::sync::Arc<Calendar>> {
    let one = |store: ::store::testing::TestStore| {
        let college = store
            .write(&Act::system(Moment(0)), testing::college)
            .unwrap();
        store.read(|tx| calendar(tx, college.main)).unwrap()
    };
    both().unwrap().into_iter().map(one).collect()
}

#[test]
fn hours_are_read_or_refused() {
    let check = |text: &str, is: Result<Option<(i64, i64)>, ()>| {
        let found = Opening::parse(text)
            .map(|o| o.map(|o| (o.opens, o.closes)))
            .map_err(|_| ());
        assert_eq!(found, is, "{text}");
    };
    check("07:30-21:00", Ok(Some((450, 1260))));
    check("", Ok(None));
    check("10:00-24:00", Ok(Some((600, 1440))));
    check("21:00-07:30", Err(()));
    check("7-9", Err(()));
    check("10:00-25:00", Err(()));
}

#[test]
fn a_day_is_open_or_not() {
    for calendar in calendars() {
        let check =
            |text: &str, open: bool| assert_eq!(calendar.is_open(day(text)), open, "{text}");
        check("2026-11-24", true);
        check("2026-11-22", false);
        check("2026-11-26", false);
        check("2026-11-28", false);
        check("2026-11-30", true);
        check("2030-01-07", true);
        assert!(!calendar.is_planned(day("2030-01-07")));
        assert_eq!(calendar.next_open_day(day("2026-11-26")), day("2026-11-30"));
        assert_eq!(calendar.reason(day("2026-11-27")), Some("Thanksgiving"));
    }
}

#[test]
fn open_days_and_minutes_leave_closures_out() {
    for calendar in calendars() {
        let days = |a: &str, b: &str| calendar.open_days_between(day(a), day(b));
        assert_eq!(days("2026-11-24", "2026-11-24"), 0);
        assert_eq!(days("2026-11-24", "2026-11-25"), 1);
        assert_eq!(days("2026-11-24", "2026-11-30"), 2);
        assert_eq!(days("2026-11-30", "2026-11-24"), 0);
        let minutes = |a: &str, b: &str| calendar.open_minutes_between(at(a), at(b));
        assert_eq!(minutes("2026-11-24T19:00", "2026-11-25T09:00"), 120);
        assert_eq!(minutes("2026-11-25T19:30", "2026-11-30T08:10"), 40);
        assert_eq!(minutes("2026-11-24T09:00", "2026-11-24T08:00"), 0);
    }
}

#[test]
fn the_clock_changes_and_the_doors_do_not() {
    for calendar in calendars() {
        for text in ["2026-03-08", "2026-11-01"] {
            let monday = day(text).plus_days(1);
            let opens = calendar.opens_at(monday).unwrap().in_zone(&zone());
            assert_eq!((opens.hour(), opens.minute()), (8, 0));
        }
    }
}

#[test]
fn loans_to_the_end_of_term_fall_due_in_this_term_or_the_next() {
    for calendar in calendars() {
        assert_eq!(
            calendar.term_end(day("2026-11-24")),
            Some(day("2026-12-16"))
        );
        assert_eq!(
            calendar.term_end(day("2026-07-01")),
            Some(day("2026-12-16"))
        );
        assert_eq!(calendar.term_end(day("2026-12-17")), None);
    }
}

#[test]
fn it_says_whether_it_is_open_now_and_until_when() {
    for calendar in calendars() {
        let check = |now: &str, open: bool, until: &str| {
            assert_eq!(
                hours::now(&calendar, at(now)),
                (open, Some(at(until))),
                "{now}"
            );
        };
        check("2026-11-24T09:00", true, "2026-11-24T20:00");
        check("2026-11-24T07:00", false, "2026-11-24T08:00");
        check("2026-11-25T21:00", false, "2026-11-30T08:00");
    }
}

#[test]
fn a_closure_is_put_once_and_taken_back() {
    for store in both().unwrap() {
        let act = Act {
            key: Some(kernel::ActKey("k".into())),
            ..Act::system(at("2026-11-24T09:00"))
        };
        let college = store.write(&act, testing::college).unwrap();
        let span = DateSpan::new(day("2026-12-01"), day("2026-12-02")).unwrap();
        let put =
            || hours::close(&store, &act, Some(college.main), span, (None, "Power work")).unwrap();
        let id = put();
        assert_eq!(put(), id);
        let open = |branch| {
            store
                .read(|tx| calendar(tx, branch))
                .unwrap()
                .is_open(day("2026-12-01"))
        };
        assert_eq!((open(college.main), open(college.mill)), (false, true));
        let again = |key: &str| {
            let key = Some(kernel::ActKey(key.into()));
            let act = Act { key, ..act.clone() };
            hours::reopen(&store, &act, id).unwrap()
        };
        // The same click twice gives the same answer; another click finds nothing to take back.
        assert!(again("end") && again("end"));
        assert!(!again("later"));
        assert!(open(college.main));
    }
}

#[test]
fn every_fault_of_a_closure_is_told_at_once() {
    let check = |from: &str, to: &str, reason: &str, codes: &[&str]| {
        let span = DateSpan {
            from_on: day(from),
            to_on: day(to),
        };
        let found: Vec<_> = hours::faults(span, None, reason, day("2026-11-24"))
            .iter()
            .map(|f| f.reason.code)
            .collect();
        assert_eq!(found, codes);
    };
    check("2026-12-01", "2026-12-02", "Power", &[]);
    check(
        "2026-12-02",
        "2026-12-01",
        "Power",
        &["closure-ends-before"],
    );
    check(
        "2026-11-01",
        "2026-11-02",
        " ",
        &["closure-past", "closure-reason"],
    );
    check("2026-12-01", "2027-12-02", "Year", &["closure-too-long"]);
}

proptest! {
    #[test]
    fn minutes_add_up(a in 0_i64..60_000, b in 0_i64..60_000, c in 0_i64..60_000) {
        let opening = Opening { opens: 480, closes: 1200 };
        let calendar = Calendar::always(zone(), Some(opening));
        let base = at("2026-03-01T00:00");
        let mut times = [a, b, c].map(|m| base.plus_minutes(m));
        times.sort();
        let between = |x, y| calendar.open_minutes_between(x, y);
        prop_assert_eq!(between(times[0], times[1]) + between(times[1], times[2]), between(times[0], times[2]));
    }

    #[test]
    fn the_next_open_day_is_open_and_not_before(offset in 0_i64..700) {
        let start = day("2026-01-01").plus_days(offset);
        let calendar = Calendar::always(zone(), Some(Opening { opens: 480, closes: 1200 }));
        prop_assert_eq!(calendar.next_open_day(start), start);
    }
}
