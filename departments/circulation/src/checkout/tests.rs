#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::sync::Barrier;

use ::store::testing::both;
use kernel::{ActKey, Barcode};

use super::{Ask, checkout};
use crate::scene::{Scene, play};

#[test]
fn a_loan_is_made_or_every_reason_is_told() {
    play(
        "patron 21001 student
         patron 21002 faculty
         item 31001 book
         item 31002 book
         item 31003 reference
         item 31004 laptop
         item 31005 reserve
         assistant out 21001 31001 -> due 2026-12-15T20:00
         assistant out 21002 31002 -> due 2026-12-16T20:00
         assistant out 21001 31001 -> loan-has-it
         assistant out 21001 31002 -> loan-another-has-it
         assistant out 21009 31001 -> loan-card-unknown
         assistant out 21001 31099 -> loan-item-unknown
         # what is not lent, and who may lend it all the same
         assistant out 21001 31003 -> loan-kind-not-lent (override-item)
         assistant out 21001 31003 override=loan-kind-not-lent -> loan-kind-not-lent (override-item)
         technician out 21001 31003 override=loan-kind-not-lent -> due 2026-12-15T20:00
         assistant out 21002 31004 -> loan-rule-not-lent (override-item)
         technician out 21002 31004 override=loan-rule-not-lent -> due 2026-11-24T20:00
         assistant out 21002 31005 -> due 2026-11-24T12:00
         # a missing item in hand is found
         item 31006 book
         missing 31006
         assistant out 21001 31006 -> due 2026-12-15T20:00 found
         # another due date
         item 31007 book
         assistant out 21001 31007 due=2026-11-25T12:00 -> loan-due-given (change-due)
         technician out 21001 31007 due=2026-11-23T12:00 -> loan-due-past
         technician out 21001 31007 due=2026-11-25T12:00 -> due 2026-11-25T12:00",
    );
}

#[test]
fn debts_blocks_and_limits_are_told_at_once() {
    play(
        "patron 21001 student
         item 31001 book
         fine 21001 1000
         assistant out 21001 31001 -> due 2026-12-15T20:00
         fine 21001 500
         item 31002 book
         block 21001 address
         assistant out 21001 31002 -> block-address, loan-owes (override-limit)
         patron 21002 student
         fine 21002 2500
         assistant out 21002 31002 -> loan-owes (override-limit)
         # $15 above the limit: more than an assistant's $10, less than a technician's $25
         assistant out 21002 31002 override=loan-owes -> loan-owes (override-limit)
         technician out 21002 31002 override=loan-owes -> due 2026-12-15T20:00
         # community borrowers have five at once
         patron 21003 community
         items 31010 7 book
         student out 21003 31010 -> due 2026-12-15T20:00
         student out 21003 31011 -> due 2026-12-15T20:00
         student out 21003 31012 -> due 2026-12-15T20:00
         student out 21003 31013 -> due 2026-12-15T20:00
         student out 21003 31014 -> due 2026-12-15T20:00
         student out 21003 31015 -> loan-too-many (override-limit)
         student out 21003 31010 -> loan-has-it
         assistant out 21003 31015 override=loan-too-many -> due 2026-12-15T20:00
         # two reserves at once; one that is late stops everything
         patron 21004 student
         items 31020 4 reserve
         student out 21004 31020 -> due 2026-11-24T12:00
         student out 21004 31021 -> due 2026-11-24T12:00
         student out 21004 31022 -> loan-too-many-of-kind (override-limit)
         at 2026-11-24T12:01
         student out 21004 31022 -> loan-overdue-hourly (override-limit), loan-too-many-of-kind (override-limit)
         # the card ends at the end of 2027
         at 2028-01-04T10:00
         student out 21002 31023 -> patron-expired (override-item), loan-owes (override-limit), loan-overdue-long (override-limit)",
    );
}

#[test]
fn two_desks_and_one_item_at_the_same_instant() {
    for test in both().unwrap() {
        let mut scene = Scene::new(test.store.clone());
        for n in 0..8 {
            scene.patron(&format!("2100{n}"), "student");
        }
        for round in 0..5 {
            let item = format!("3100{round}");
            scene.item(&item, "book");
            let start = Barrier::new(8);
            let lent: Vec<bool> = std::thread::scope(|threads| {
                let desks: Vec<_> = (0..8)
                    .map(|n| {
                        let (store, act, start) = (&scene.store, scene.act("student"), &start);
                        let ask = Ask::scans(
                            &Barcode::parse(&format!("2100{n}")).unwrap(),
                            &Barcode::parse(&item).unwrap(),
                        );
                        threads.spawn(move || {
                            start.wait();
                            match checkout(store, &act, &ask) {
                                Ok(_) => true,
                                Err(error) => {
                                    let codes: Vec<&str> =
                                        error.reasons().iter().map(|r| r.code).collect();
                                    assert_eq!(codes, ["loan-another-has-it"], "{error}");
                                    false
                                }
                            }
                        })
                    })
                    .collect();
                desks.into_iter().map(|desk| desk.join().unwrap()).collect()
            });
            assert_eq!(lent.iter().filter(|l| **l).count(), 1);
        }
    }
}

#[test]
fn a_double_click_lends_once() {
    for test in both().unwrap() {
        let mut scene = Scene::new(test.store.clone());
        let patron = scene.patron("21001", "student");
        scene.item("31001", "book");
        let mut act = scene.act("student");
        act.key = Some(ActKey("one-click".into()));
        let ask = Ask::scans(
            &Barcode::parse("21001").unwrap(),
            &Barcode::parse("31001").unwrap(),
        );
        let answers: Vec<_> = std::thread::scope(|threads| {
            let clicks =
                [(); 2].map(|()| threads.spawn(|| checkout(&scene.store, &act, &ask).unwrap()));
            clicks
                .into_iter()
                .map(|click| click.join().unwrap())
                .collect()
        });
        assert_eq!(answers[0], answers[1]);
        assert_eq!(
            scene
                .store
                .read(|tx| crate::loans_of(tx, patron))
                .unwrap()
                .len(),
            1
        );
    }
}
