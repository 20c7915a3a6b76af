#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use building::Calendar;
use kernel::{Act, Day, Moment};
use proptest::prelude::*;

use super::{DueAsk, due, end_of, is_open_at};
use crate::rule::{OnClosedDay, Period, Policy, WhileClosed};
use crate::testing::{at, cells, shown};

/// The small college: Monday to Thursday 8 to 20, Friday 8 to 16, Saturday 10 to 14, Sunday closed; closed from
/// November 26 to 29; the term's loans due on December 16.
fn calendar() -> std::sync::Arc<Calendar> {
    let store = ::store::testing::on_sqlite().unwrap();
    let college = store
        .write(&Act::system(Moment(0)), building::testing::college)
        .unwrap();
    store
        .read(|tx| building::calendar(tx, college.main))
        .unwrap()
}

fn period(text: &str) -> Period {
    crate::rule::tests::terms(text).period
}

fn policy(text: &str) -> Policy {
    let mut policy = Policy::default();
    for word in text.split_whitespace() {
        match word {
            "back" => policy.due_on_closed_day = OnClosedDay::PreviousOpenDay,
            "keep" => policy.due_on_closed_day = OnClosedDay::Keep,
            "opening" => policy.hourly_due_while_closed = WhileClosed::AtOpening,
            "past-expiry" => policy.due_not_past_expiry = false,
            other => panic!("{other}"),
        }
    }
    policy
}

/// Lent at | for | policy | the card's last day | due, with the steps.
const LOANS: &str = "
    # Days: the end of an open day; closed days push on, or back, or stay.
    2026-11-24T10:00 | 21d |  |  | 2026-12-15T20:00 days
    2026-11-24T10:00 | 3d |  |  | 2026-11-30T20:00 days,closed
    2026-11-24T10:00 | 3d | back |  | 2026-11-25T20:00 days,back
    2026-11-24T10:00 | 3d | keep |  | 2026-11-27T23:59 days,kept
    2026-11-20T10:00 | 1d |  |  | 2026-11-21T14:00 days
    2026-11-21T10:00 | 1d | back |  | 2026-11-21T14:00 days,back
    2026-11-24T21:00 | 0d |  |  | 2026-11-24T23:59 days
    # The card: never past it, and back to an open day; an expired one does not pull the day into the past.
    2026-11-24T10:00 | 21d |  | 2026-12-13 | 2026-12-12T14:00 days,expiry
    2026-11-24T10:00 | 21d | past-expiry | 2026-12-13 | 2026-12-15T20:00 days
    2026-11-24T10:00 | 21d |  | 2026-11-24 | 2026-11-24T20:00 days,expiry
    2026-11-24T10:00 | 21d |  | 2026-11-01 | 2026-12-15T20:00 days
    # Over the change of clocks on March 14, 2027 and November 1, 2026: still the same clock time.
    2027-03-10T10:00 | 7d |  |  | 2027-03-17T20:00 days
    2026-10-26T10:00 | 8d |  |  | 2026-11-03T20:00 days
    # Hours: to the minute; never while closed.
    2026-11-24T10:05 | 2h |  |  | 2026-11-24T12:05 hours
    2026-11-24T19:00 | 2h |  |  | 2026-11-24T20:00 hours,closing
    2026-11-24T19:00 | 2h | opening |  | 2026-11-25T08:30 hours,opening
    2026-11-25T19:30 | 3h | opening |  | 2026-11-30T08:30 hours,opening
    2026-11-24T20:00 | 3h |  |  | 2026-11-25T08:30 hours,opening
    2026-11-24T18:00 | 2h |  |  | 2026-11-24T20:00 hours
    # Until the doors close; lent after that, until they close on the next open day.
    2026-11-24T10:00 | close |  |  | 2026-11-24T20:00 closing
    2026-11-25T20:00 | close |  |  | 2026-11-30T20:00 closing
    # The end of term; after the last term nothing is planned.
    2026-11-24T10:00 | term |  |  | 2026-12-16T20:00 term
    2027-01-10T10:00 | term |  |  | loan-no-term
    2026-11-24T10:00 | no |  |  | loan-rule-not-lent
";

#[test]
fn loans_fall_due() {
    let calendar = calendar();
    for row in LOANS
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let [from, said, settings, expires, is] = cells(row);
        let policy = policy(settings);
        let found = due(&DueAsk {
            from: at(from),
            period: period(said),
            calendar: &calendar,
            policy: &policy,
            expires_on: expires.parse().ok(),
        });
        let found = match found {
            Ok(due) => {
                let steps: Vec<&str> = due.steps.iter().map(|s| s.what).collect();
                format!("{} {}", shown(due.at), steps.join(","))
            }
            Err(reason) => reason.code.to_owned(),
        };
        assert_eq!(found, is, "{row}");
    }
}

proptest! {
    #[test]
    fn a_due_moment_is_after_the_loan_and_on_an_open_day(
        minutes in 0_i64..525_600, days in 0_i64..120, back in any::<bool>(),
    ) {
        let calendar = calendar_once();
        let policy = Policy {
            due_on_closed_day: if back { OnClosedDay::PreviousOpenDay } else { OnClosedDay::NextOpenDay },
            ..Policy::default()
        };
        let from = at("2026-01-02T00:00").plus_minutes(minutes);
        let ask = DueAsk { from, period: Period::Days { count: days }, calendar, policy: &policy, expires_on: None };
        let found = due(&ask).unwrap();
        prop_assert!(found.at >= from);
        let day = calendar.day_of(found.at);
        // A loan of a closed day that may not be moved ahead has no open day to go back to.
        prop_assert!(calendar.is_open(day) || back);
        if !back {
            prop_assert!(calendar.day_of(from).days_until(day) >= days);
        }
    }

    #[test]
    fn an_hourly_loan_is_never_due_while_closed(minutes in 0_i64..525_600, hours in 1_i64..72, opening in any::<bool>()) {
        let calendar = calendar_once();
        let policy = Policy {
            hourly_due_while_closed: if opening { WhileClosed::AtOpening } else { WhileClosed::AtClosing },
            ..Policy::default()
        };
        let from = at("2026-01-02T00:00").plus_minutes(minutes);
        let ask = DueAsk { from, period: Period::Hours { count: hours }, calendar, policy: &policy, expires_on: None };
        let found = due(&ask).unwrap();
        prop_assert!(found.at > from);
        prop_assert!(is_open_at(calendar, found.at), "{}", shown(found.at));
    }

    #[test]
    fn a_day_ends_on_its_own_day(days in 0_i64..700) {
        let calendar = calendar_once();
        let day = Day::new(2026, 1, 1).unwrap().plus_days(days);
        prop_assert_eq!(calendar.day_of(end_of(calendar, day)), day);
    }
}

fn calendar_once() -> &'static Calendar {
    static ONCE: std::sync::LazyLock<std::sync::Arc<Calendar>> = std::sync::LazyLock::new(calendar);
    &ONCE
}
