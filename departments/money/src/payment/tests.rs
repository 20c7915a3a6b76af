#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::sync::Arc;
use std::thread;

use kernel::{Act, ActKey, Cents, PaymentId};

use super::{NewPayment, Towards, get, lines_of, take_once};
use crate::scene::{ANA, Scene, check, scenes};
use crate::testing::{act, staff};
use crate::{MoneyError, account};

#[test]
fn payments_go_to_the_oldest_or_the_chosen_and_never_above_the_debt() {
    check(
        "assistant1 charge 500 -> c1
         assistant1 charge 300 -> c2
         assistant1 pay 100 cash -> payment-drawer-missing
         assistant1 open 5000 -> ok
         assistant1 pay 600 cash given 2000 -> p1
         owed -> 200
         assistant1 pay 201 cash -> payment-above-debt
         assistant1 pay 0 cash -> payment-nothing
         assistant1 pay 100 cash on c1 -> payment-charge-not-open, payment-above-debt
         assistant1 pay 150 cash on c2 -> p2
         owed -> 50
         assistant1 pay 50 gold -> payment-method-unknown
         assistant1 pay 50 cash given 40 -> payment-tendered-short
         assistant1 pay 50 cash given 10050 -> payment-tendered-odd
         assistant1 pay 50 check -> payment-reference-missing
         assistant1 pay 50 card ref 4111111111111111 outside -> payment-reference-card-number
         assistant1 pay 50 card given 60 ref A1 outside -> payment-no-change
         assistant1 pay 50 credit -> payment-credit-short
         assistant1 pay 50 card ref A81723 outside -> p3
         owed -> 0
         assistant1 pay 1 cash -> payment-above-debt",
    );
}

#[test]
fn a_receipt_is_voided_by_another_person_while_the_drawer_is_open() {
    check(
        "assistant1 charge 500 -> c1
         assistant1 open 5000 -> ok
         assistant1 pay 500 cash -> p1
         assistant1 void p1 wrong patron -> void-own, void-may-not
         assistant2 void p1 wrong patron -> void-may-not
         senior2 void p1 -> void-reason-missing
         senior2 void p1 wrong patron -> ok
         owed -> 500
         senior2 void p1 wrong patron -> void-done-before, void-given-back
         senior2 void p9 wrong patron -> payment-unknown
         assistant1 pay 400 cash -> p2
         assistant1 close 5400 -> variance 0
         senior2 void p2 wrong patron -> void-drawer-closed
         assistant1 pay 100 card ref A1 outside -> p3
         day -> later
         senior2 void p3 wrong patron -> void-another-day",
    );
}

#[test]
fn a_payment_whose_charge_was_taken_back_is_not_voided_too() {
    check(
        "assistant1 charge 500 -> c1
         assistant1 open 5000 -> ok
         assistant1 pay 500 cash -> p1
         assistant1 cancel c1 -> dropped 0 credited 500
         credit -> $5.00
         owed -> -500
         senior2 void p1 wrong patron -> void-given-back
         assistant1 charge 300 -> c2
         owed -> -200
         assistant1 pay 300 credit -> p2
         owed -> -200
         credit -> $2.00
         senior2 void p2 not theirs -> ok
         credit -> $5.00
         owed -> -200",
    );
}

fn payment(cents: i64) -> NewPayment {
    NewPayment {
        patron: ANA,
        cents: Cents(cents),
        method: "card".into(),
        reference: "A81723".into(),
        tendered: None,
        towards: Towards::OldestFirst,
        drawer: None,
    }
}

fn keyed(number: i64, key: &str) -> Act {
    let key = (!key.is_empty()).then(|| ActKey(key.into()));
    Act {
        key,
        ..act(&staff(number, "assistant"), 2)
    }
}

#[test]
fn a_double_click_pays_once_and_receipts_have_no_gaps() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 1000");
        let pay = |cents, key: &str| take_once(&scene.store, &keyed(1, key), &payment(cents));
        let first = pay(250, "k1").unwrap();
        assert_eq!(
            pay(250, "k1").unwrap(),
            first,
            "the second click gives the first receipt"
        );
        assert_eq!(
            pay(9_000, "k2").unwrap_err().reasons()[0].code,
            "payment-above-debt"
        );
        let second = pay(250, "k3").unwrap();
        let number = |id: PaymentId| scene.store.read(|tx| get(tx, id)).unwrap().unwrap().receipt;
        assert_eq!(
            [number(first), number(second)],
            ["2026-000001", "2026-000002"]
        );
        let lines = scene.store.read(|tx| lines_of(tx, second)).unwrap();
        assert_eq!((lines[0].owed, lines[0].cents), (Cents(750), Cents(250)));
        let lines = scene.store.read(|tx| account(tx, ANA)).unwrap();
        let told: Vec<_> = lines
            .iter()
            .map(|l| (l.receipt.as_deref(), l.balance.0))
            .collect();
        assert_eq!(
            told,
            [
                (None, 1000),
                (Some("2026-000001"), 750),
                (Some("2026-000002"), 500)
            ]
        );
        assert_eq!(scene.faults(), [] as [String; 0]);
    }
}

/// Eight desks pay the same debt at the same moment: one is taken, the others are told.
fn race(scene: Scene) {
    let scene = Arc::new(scene);
    let desks: Vec<_> = (1..=8)
        .map(|n| {
            let scene = Arc::clone(&scene);
            thread::spawn(move || take_once(&scene.store, &keyed(n, ""), &payment(800)))
        })
        .collect();
    let answers: Vec<_> = desks.into_iter().map(|desk| desk.join().unwrap()).collect();
    let taken = answers.iter().filter(|a| a.is_ok()).count();
    assert_eq!(taken, 1);
    for refused in answers.iter().filter_map(|a| a.as_ref().err()) {
        assert!(matches!(refused, MoneyError::Refused(_)), "{refused}");
        assert_eq!(refused.reasons()[0].code, "payment-above-debt");
    }
    assert_eq!(scene.owed(), 200);
    assert_eq!(scene.faults(), [] as [String; 0]);
}

#[test]
fn two_desks_never_take_the_same_debt() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 1000");
        race(scene);
    }
}
