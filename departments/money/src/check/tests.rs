#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use crate::scene::{Scene, scenes};
use crate::testing::{act, staff};

fn spoil(scene: &Scene, sql: &str) {
    let act = act(&staff(1, "senior"), 90);
    scene.store.write(&act, |tx| tx.execute(sql, &[])).unwrap();
}

/// `statement -> the faults it makes`.
fn check(row: &str) {
    let (sql, want) = row.split_once("->").unwrap();
    for mut scene in scenes() {
        for line in [
            "assistant1 charge 500",
            "assistant1 open 5000",
            "assistant1 pay 200 cash",
        ] {
            scene.play(line);
        }
        assert_eq!(scene.faults(), [] as [String; 0]);
        spoil(&scene, sql.trim());
        assert_eq!(scene.faults().join("; "), want.trim(), "{row}");
    }
}

#[test]
fn the_check_names_what_somebody_broke() {
    for row in [
        "UPDATE charges SET cached_open_cents = 200, cached_waived_cents = 100
         -> charge 1: its open, paid, waived and cancelled amounts are not what its rows say; money account of patron 7: the ledger says $3.00 is owed, the open charges come to $2.00",
        "UPDATE payments SET receipt_number = '2025-000001'
         -> receipt-2026: 1 numbers were given and 0 are there",
        "UPDATE ledger_groups SET cause_id = 99 WHERE cause = 'payment'
         -> payment 1: it has no postings",
        "UPDATE ledger_postings SET drawer_id = NULL WHERE cents = 200
         -> drawer session 1 (Circulation drawer): the ledger has $50.00 in it, its rows come to $52.00",
    ] {
        check(row);
    }
}

#[test]
fn cached_amounts_are_derived_again() {
    for mut scene in scenes() {
        scene.play("assistant1 charge 500");
        scene.play("assistant1 waive c1 100 illness");
        spoil(
            &scene,
            "UPDATE charges SET cached_open_cents = 500, cached_waived_cents = 0",
        );
        assert_eq!(scene.faults().len(), 2);
        let act = act(&staff(1, "senior"), 91);
        assert_eq!(scene.store.write(&act, super::mend).unwrap(), 1);
        assert_eq!(scene.faults(), [] as [String; 0]);
        assert_eq!(scene.owed(), 400);
    }
}
