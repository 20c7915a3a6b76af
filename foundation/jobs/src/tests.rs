#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use ::store::Store;
use ::store::testing::both;
use jiff::tz::TimeZone;
use kernel::{Act, Clock, JobId, Moment};

use crate::{Cron, JobError, State, Workers, ask, job, store};

fn la() -> TimeZone {
    TimeZone::get("America/Los_Angeles").unwrap()
}

fn moment(text: &str) -> Moment {
    Moment::of(
        &text
            .parse::<jiff::civil::DateTime>()
            .unwrap()
            .to_zoned_datetime(la())
            .unwrap(),
    )
}

fn asked(store: &Store, kind: &'static str) -> JobId {
    store
        .write(&Act::system(Moment(0)), |tx| ask(tx, kind, &"file.mrc"))
        .unwrap()
}

fn state(store: &Store, id: JobId) -> (State, i64) {
    let found = store.read(|tx| job(tx, id)).unwrap().unwrap();
    (found.state, found.attempts)
}

#[test]
fn a_cron_line_says_when() {
    let check = |line: &str, after: &str, next: &str| {
        let found = Cron::parse(line)
            .unwrap()
            .next_after(moment(after), &la())
            .unwrap();
        assert_eq!(found, moment(next), "{line} after {after}");
    };
    check("30 6 * * *", "2026-11-24T06:29", "2026-11-24T06:30");
    check("30 6 * * *", "2026-11-24T06:30", "2026-11-25T06:30");
    check("0 8 * * 1-5", "2026-11-27T09:00", "2026-11-30T08:00");
    check("*/15 * * * *", "2026-11-24T06:31", "2026-11-24T06:45");
    check("0 0 1 1 *", "2026-11-24T06:31", "2027-01-01T00:00");
    check("0 0 13 * 5", "2026-11-24T06:31", "2026-11-27T00:00");
    check("0 0 * * 0", "2026-11-24T06:31", "2026-11-29T00:00");
    check("30 2 * * *", "2027-03-13T12:00", "2027-03-14T03:30");
    check("30 1 * * *", "2026-11-01T01:45", "2026-11-02T01:30");
}

#[test]
fn a_line_that_is_none_names_its_field() {
    let check = |line: &str, says: &str| {
        assert!(
            Cron::parse(line).unwrap_err().to_string().contains(says),
            "{line}"
        );
    };
    check("* * *", "this has 3");
    check("60 * * * *", "field 1");
    check("* 5-2 * * *", "field 2");
    check("* * 0 * *", "field 3");
    check("* * * x *", "field 4");
    check("*/0 * * * *", "field 1");
    assert_eq!(
        Cron::parse("0 0 30 2 *")
            .unwrap()
            .next_after(Moment(0), &la()),
        None
    );
}

#[test]
fn a_job_is_done_once_by_one_of_many_workers() {
    for store in both().unwrap() {
        let ids: Vec<JobId> = (0..20).map(|_| asked(&store, "count")).collect();
        let done = Arc::new(AtomicUsize::new(0));
        let inner = Arc::clone(&done);
        let workers = Workers::new(store.store.clone(), Clock::standing(Moment(1)), la())
            .knows("count", move |_| {
                inner.fetch_add(1, Ordering::Relaxed);
                Ok(())
            })
            .start(4)
            .unwrap();
        while store.read(|tx| crate::unfinished(tx, "count")).unwrap() > 0 {
            std::thread::yield_now();
        }
        drop(workers);
        assert_eq!(done.load(Ordering::Relaxed), 20);
        assert!(ids.iter().all(|id| state(&store, *id) == (State::Done, 1)));
    }
}

#[test]
fn what_fails_is_tried_again_later_and_then_waits_for_somebody() {
    for store in both().unwrap() {
        let id = asked(&store, "fail");
        let clock = Clock::standing(Moment(1));
        let workers = Workers::new(store.store.clone(), clock.clone(), la())
            .knows("fail", |_| Err(JobError::Again("the disk is full".into())));
        let stop = Arc::new(AtomicBool::new(false));
        assert!(workers.step(&stop).unwrap());
        assert!(!workers.step(&stop).unwrap(), "not before its time");
        for try_number in 2..=5 {
            clock.set(clock.now().plus_minutes(120));
            assert!(workers.step(&stop).unwrap(), "try {try_number}");
        }
        assert_eq!(state(&store, id), (State::Failed, 5));
        store
            .write(&Act::system(clock.now()), |tx| store::again(tx, id))
            .unwrap();
        assert_eq!(state(&store, id).0, State::Queued);
    }
}

#[test]
fn a_job_left_by_a_dead_worker_is_claimed_anew() {
    for store in both().unwrap() {
        let id = asked(&store, "left");
        let claim = |minute: i64| {
            store.write(&Act::system(Moment(minute * 60_000)), |tx| {
                store::claim(tx, &["left"])
            })
        };
        assert!(claim(1).unwrap().is_some());
        assert!(claim(1).unwrap().is_none());
        assert_eq!(claim(3).unwrap().unwrap().attempts, 2);
        assert_eq!(state(&store, id).0, State::Running);
    }
}

#[test]
fn the_only_workers_take_up_at_once_what_was_left() {
    for store in both().unwrap() {
        let id = asked(&store, "left");
        let now = Moment(3_600_000);
        let (clock, stop) = (Clock::standing(now), Arc::default());
        let left = store.write(&Act::system(now), |tx| store::claim(tx, &["left"]));
        assert!(left.unwrap().is_some());
        let workers =
            || Workers::new(store.store.clone(), clock.clone(), la()).knows("left", |_| Ok(()));
        assert!(!workers().step(&stop).unwrap(), "another may be at it");
        assert!(workers().alone().unwrap().step(&stop).unwrap());
        assert_eq!(state(&store, id), (State::Done, 2));
    }
}

#[test]
fn a_job_stops_when_asked() {
    for store in both().unwrap() {
        let id = asked(&store, "long");
        let stop = Arc::new(AtomicBool::new(false));
        let workers = Workers::new(store.store.clone(), Clock::standing(Moment(1)), la()).knows(
            "long",
            move |run| {
                run.store
                    .write(&run.act(), |tx| store::cancel(tx, run.job.id))?;
                run.progress(1, 10, "half way")
            },
        );
        workers.step(&stop).unwrap();
        assert_eq!(state(&store, id).0, State::Cancelled);
    }
}

#[test]
fn a_fault_in_the_work_fails_the_job_and_not_the_worker() {
    for store in both().unwrap() {
        let (first, second) = (asked(&store, "panics"), asked(&store, "fine"));
        let workers = Workers::new(store.store.clone(), Clock::standing(Moment(1)), la())
            .knows("panics", |_| panic!("on purpose"))
            .knows("fine", |_| Ok(()));
        let stop = Arc::new(AtomicBool::new(false));
        while workers.step(&stop).unwrap() {}
        assert_eq!(
            (state(&store, first).0, state(&store, second).0),
            (State::Failed, State::Done)
        );
    }
}

#[test]
fn the_schedule_asks_once_for_missed_times() {
    for store in both().unwrap() {
        let clock = Clock::standing(moment("2026-11-24T06:00"));
        let workers =
            Workers::new(store.store.clone(), clock.clone(), la()).knows("nightly", |_| Ok(()));
        workers.every("night", "nightly", "0 3 * * *").unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        assert!(!workers.step(&stop).unwrap());
        clock.set(moment("2026-11-29T06:00"));
        assert!(workers.step(&stop).unwrap());
        assert!(!workers.step(&stop).unwrap());
        clock.set(moment("2026-11-30T03:00"));
        assert!(workers.step(&stop).unwrap());
    }
}
