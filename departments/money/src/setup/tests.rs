#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use ::store::testing::both;
use kernel::BranchId;

use super::{Setup, charge_kinds, load, methods, prices, reasons, standard};
use crate::drawer::drawers;
use crate::testing::{act, staff};

#[test]
fn what_is_shipped_loads_twice_and_gives_every_part_its_account() {
    for store in both().unwrap() {
        let act = act(&staff(1, "senior"), 0);
        let shipped = standard().unwrap();
        for _ in 0..2 {
            store
                .write(&act, |tx| load(tx, &shipped, |_| None))
                .unwrap();
        }
        let kinds = store.read(charge_kinds).unwrap();
        assert!(
            kinds.iter().any(|k| k.code == "overdue" && k.blocks),
            "{kinds:?}"
        );
        let ways: Vec<_> = store
            .read(methods)
            .unwrap()
            .into_iter()
            .map(|m| m.code)
            .collect();
        assert_eq!(
            ways,
            [
                "cash",
                "check",
                "card",
                "campus-card",
                "cashier",
                "online",
                "credit"
            ]
        );
        assert!(!store.read(|tx| reasons(tx, "waive")).unwrap().is_empty());
        let policy = store.read(crate::policy::load).unwrap();
        let parts = [
            policy.parts.owed,
            policy.parts.credit,
            policy.parts.cash,
            policy.parts.safe,
        ];
        for code in parts {
            store.read(|tx| ledger::account(tx, &code)).unwrap();
        }
    }
}

#[test]
fn the_college_of_the_demo_loads() {
    let file = include_str!("../../../../callslip/demo/money.toml");
    let college: Setup = toml::from_str(file).unwrap();
    for store in both().unwrap() {
        let act = act(&staff(1, "senior"), 0);
        let branch_of = |point: &str| point.starts_with("MILL").then_some(BranchId(2));
        store
            .write(&act, |tx| load(tx, &college, branch_of))
            .unwrap();
        let found = store.read(drawers).unwrap();
        let told: Vec<_> = found.iter().map(|d| (d.code.as_str(), d.branch)).collect();
        let none = None;
        assert_eq!(
            told,
            [
                ("MAIN-1", none),
                ("MAIN-2", none),
                ("MILL-1", Some(BranchId(2))),
                ("PORT-1", none)
            ]
        );
        assert_eq!(store.read(prices).unwrap().len(), college.prices.len());
    }
}
