#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use building::Calendar;
use kernel::{Act, Moment};
use proptest::prelude::*;

use super::{FineAsk, explanation, fine};
use crate::rule::tests::terms;
use crate::rule::{FineUnit, GraceMode, Policy, Rule, Terms};
use crate::testing::{at, cells};

fn calendar() -> &'static Calendar {
    static ONCE: std::sync::LazyLock<std::sync::Arc<Calendar>> = std::sync::LazyLock::new(|| {
        let store = ::store::testing::on_sqlite().unwrap();
        let college = store
            .write(&Act::system(Moment(0)), building::testing::college)
            .unwrap();
        store
            .read(|tx| building::calendar(tx, college.main))
            .unwrap()
    });
    &ONCE
}

fn ask<'a>(due: &str, returned: &str, terms: &'a Terms, policy: &'a Policy) -> FineAsk<'a> {
    FineAsk {
        due: at(due),
        returned: at(returned),
        hourly: terms.period.is_hourly(),
        terms,
        policy,
        calendar: calendar(),
    }
}

fn policy(settings: &str) -> Policy {
    Policy {
        grace: if settings.contains("deducted") {
            GraceMode::Deducted
        } else {
            GraceMode::Threshold
        },
        fine_unit: if settings.contains("whole") {
            FineUnit::Whole
        } else {
            FineUnit::Begun
        },
        ..Policy::default()
    }
}

fn rule(terms: Terms) -> Rule {
    Rule {
        id: 7,
        category: "student".into(),
        kind: "book".into(),
        branch: None,
        from_on: calendar().day_of(at("2026-08-24T08:00")),
        ended: false,
        terms,
    }
}

/// Rule | policy | due | back | cents | the steps told.
const FINES: &str = "
    21d 25c/day<1000 grace1d |  | 2026-11-16T20:00 | 2026-11-16T23:00 | 0 | 
    21d 25c/day<1000 grace1d |  | 2026-11-16T20:00 | 2026-11-17T10:00 | 0 | 
    21d 25c/day<1000 grace1d |  | 2026-11-16T20:00 | 2026-11-18T10:00 | 50 | late,grace-passed,fine
    21d 25c/day<1000 grace1d | deducted | 2026-11-16T20:00 | 2026-11-18T10:00 | 25 | late,grace,fine
    # Sunday and the four days of Thanksgiving are left out.
    21d 25c/day<1000 grace1d |  | 2026-11-20T16:00 | 2026-11-23T10:00 | 50 | late,closed,grace-passed,fine
    21d 25c/day<1000 grace1d |  | 2026-11-25T20:00 | 2026-11-30T10:00 | 0 | 
    21d 25c/day<1000 grace1d |  | 2026-11-25T20:00 | 2026-12-01T10:00 | 50 | late,closed,grace-passed,fine
    21d 25c/day<1000 grace1d all |  | 2026-11-25T20:00 | 2026-11-30T10:00 | 125 | late,grace-passed,fine
    21d 25c/day<1000 grace1d |  | 2026-01-05T20:00 | 2026-11-24T10:00 | 1000 | late,closed,grace-passed,fine,cap
    # By the hour: minutes with open doors, a begun hour counts, the grace is a threshold.
    2h 100c/hour<2000 grace15m |  | 2026-11-24T12:00 | 2026-11-24T12:15 | 0 | 
    2h 100c/hour<2000 grace15m |  | 2026-11-24T12:00 | 2026-11-24T12:16 | 100 | late-minutes,grace-minutes,fine-hours
    2h 100c/hour<2000 grace15m |  | 2026-11-24T12:00 | 2026-11-24T13:01 | 200 | late-minutes,grace-minutes,fine-hours
    2h 100c/hour<2000 grace15m | whole | 2026-11-24T12:00 | 2026-11-24T13:01 | 100 | late-minutes,grace-minutes,fine-hours
    2h 100c/hour<2000 grace15m | deducted | 2026-11-24T12:00 | 2026-11-24T13:15 | 100 | late-minutes,grace-minutes,fine-hours
    2h 100c/hour<2000 grace15m |  | 2026-11-24T20:00 | 2026-11-25T08:00 | 0 | 
    2h 100c/hour<2000 grace15m |  | 2026-11-24T20:00 | 2026-11-25T09:00 | 100 | late-minutes,grace-minutes,fine-hours
    2h 100c/hour<2000 grace15m all |  | 2026-11-24T20:00 | 2026-11-25T08:00 | 1200 | late-minutes,grace-minutes,fine-hours
    close 500c/day<2500 |  | 2026-11-24T20:00 | 2026-11-24T20:30 | 500 | late,fine
    21d |  | 2026-11-16T20:00 | 2026-11-24T10:00 | 0 | 
";

#[test]
fn fines_come_to() {
    for row in FINES
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let [said, settings, due, returned, cents, steps] = cells(row);
        let terms = terms(said);
        let policy = policy(settings);
        let ask = ask(due, returned, &terms, &policy);
        let found = fine(&ask);
        assert_eq!(found.cents.0.to_string(), cents, "{row}: {found:?}");
        let told = explanation(&ask, &rule(terms), &found);
        let told: Vec<&str> = told.steps.iter().map(|s| s.what.as_str()).collect();
        if found.cents.0 > 0 {
            assert_eq!(told.join(","), steps, "{row}");
        }
    }
}

proptest! {
    #[test]
    fn later_is_never_cheaper_and_never_above_the_cap(first in 0_i64..200_000, more in 0_i64..50_000, hourly in any::<bool>()) {
        let terms = terms(if hourly { "2h 100c/hour<2000 grace15m" } else { "21d 25c/day<1000 grace1d" });
        let policy = Policy::default();
        let due = at("2026-02-02T20:00");
        let back = |minutes| fine(&FineAsk {
            due, returned: due.plus_minutes(minutes), hourly, terms: &terms, policy: &policy, calendar: calendar(),
        });
        let (sooner, later) = (back(first), back(first + more));
        prop_assert!(sooner.cents <= later.cents);
        prop_assert!(later.cents <= terms.cap_cents);
        prop_assert!(later.cents.0 >= 0);
    }
}
