#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use ::store::testing::{TestStore, both};
use kernel::{Cents, ChargeId, PatronId};
use serde_json::json;

use super::explain::{Explanation, Step};
use crate::testing::{act, fine, set_up, staff};
use crate::{
    Cancelled, MoneyError, NewCharge, account, cancel_charge, charge, open_charges, owed,
    owed_for_blocks,
};

const ANA: PatronId = PatronId(7);

fn stores() -> Vec<TestStore> {
    let stores = both().unwrap();
    for store in &stores {
        store.write(&act(&staff(1, "senior"), 0), set_up).unwrap();
    }
    stores
}

fn new(kind: &str, cents: i64) -> NewCharge<'_> {
    NewCharge {
        patron: ANA,
        kind,
        cents: Cents(cents),
        item: None,
        loan: None,
        branch: None,
        title: "A title".into(),
        explanation: json!({}),
    }
}

/// `kind cents -> what becomes of it`.
fn check(store: &TestStore, row: &str) {
    let (asked, want) = row.split_once("->").unwrap();
    let (kind, cents) = asked.trim().split_once(' ').unwrap();
    let made = store.write(&act(&staff(1, "assistant"), 1), |tx| {
        charge(tx, new(kind, cents.parse().unwrap()))
    });
    let got = made.map_or_else(|e| e.to_string(), |_| "charged".into());
    assert_eq!(got, want.trim(), "{row}");
}

#[test]
fn a_charge_is_made_or_every_reason_is_named() {
    for store in stores() {
        for row in [
            "overdue 275 -> charged",
            "printing 30 -> charged",
            "overdue 0 -> refused: charge-nothing",
            "overdue -5 -> refused: charge-nothing",
            "overdue 100000000001 -> refused: charge-too-large",
            "phlogiston 0 -> refused: charge-kind-unknown, charge-nothing",
        ] {
            check(&store, row);
        }
        let (all, blocking) = store
            .read(|tx| Ok::<_, MoneyError>((owed(tx, ANA)?, owed_for_blocks(tx, ANA)?)))
            .unwrap();
        assert_eq!(
            (all, blocking),
            (Cents(305), Cents(275)),
            "printing does not stop borrowing"
        );
        let open = store.read(|tx| open_charges(tx, ANA)).unwrap();
        let told: Vec<_> = open.iter().map(|c| (c.kind.as_str(), c.open.0)).collect();
        assert_eq!(told, [("overdue", 275), ("printing", 30)]);
    }
}

#[test]
fn a_charge_taken_back_is_owed_no_more_and_only_once() {
    for store in stores() {
        let desk = staff(1, "assistant");
        let id = store
            .write(&act(&desk, 1), |tx| fine(tx, ANA, 275))
            .unwrap();
        let undo = |id, minute| {
            store.write(&act(&desk, minute), |tx| {
                cancel_charge(tx, id, "check-in undone")
            })
        };
        let dropped = Cancelled {
            dropped: Cents(275),
            credited: Cents(0),
        };
        assert_eq!(undo(id, 2).unwrap(), dropped);
        assert_eq!(undo(id, 3).unwrap(), Cancelled::default());
        assert_eq!(
            undo(ChargeId(99), 3).unwrap_err().reasons()[0].code,
            "charge-unknown"
        );
        assert_eq!(store.read(|tx| owed(tx, ANA)).unwrap(), Cents(0));
        let lines = store.read(|tx| account(tx, ANA)).unwrap();
        let told: Vec<_> = lines.iter().map(|l| (l.cents.0, l.balance.0)).collect();
        assert_eq!(told, [(275, 275), (-275, 0)]);
    }
}

#[test]
fn the_explanation_comes_back_and_nothing_of_another_shape_is_hidden() {
    let ours = Explanation {
        rule: "25¢ a day".into(),
        facts: vec![("due".into(), "Nov 2".into())],
        steps: vec![Step {
            what: "fine".into(),
            cents: Some(Cents(275)),
            ..Step::default()
        }],
    };
    assert_eq!(Explanation::of_json(&ours.to_json()), ours);
    assert!(Explanation::of_json(&json!({})).is_empty());
    let other =
        Explanation::of_json(&json!({"days": 11, "rule": {"rate": "25¢"}, "closed": ["Nov 11"]}));
    let facts: Vec<_> = other
        .facts
        .iter()
        .map(|(k, v)| format!("{k}={v}"))
        .collect();
    assert_eq!(facts, ["closed.1=Nov 11", "days=11", "rule.rate=25¢"]);
}
