//! Whatever happens at the desk, in whatever order, the money is right.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use kernel::{Cents, PaymentId};
use proptest::prelude::*;

use crate::account;
use crate::scene::{ANA, Scene, scenes};

/// One act, its numbers drawn.
fn act_line() -> impl Strategy<Value = String> {
    let n = 1_i64..6;
    let cents = 1_i64..700;
    prop_oneof![
        4 => cents.clone().prop_map(|c| format!("manager1 charge {c}")),
        4 => cents.clone().prop_map(|c| format!("manager1 pay {c} cash")),
        1 => cents.clone().prop_map(|c| format!("manager1 pay {c} check ref 77")),
        2 => cents.clone().prop_map(|c| format!("manager1 pay {c} credit")),
        2 => (n.clone(), cents.clone()).prop_map(|(n, c)| format!("manager1 waive c{n} {c} illness")),
        1 => (n.clone(), cents.clone()).prop_map(|(n, c)| format!("manager1 write-off c{n} {c} too-old")),
        2 => (n.clone(), cents.clone())
            .prop_map(|(n, c)| format!("manager1 refund c{n} {c} cash bad-print")),
        1 => cents.clone().prop_map(|c| format!("manager1 refund credit {c} cash bad-print")),
        2 => n.clone().prop_map(|n| format!("manager1 cancel c{n}")),
        2 => n.prop_map(|n| format!("manager2 void p{n} wrong patron")),
        1 => cents.prop_map(|c| format!("manager1 move drop {c} safe")),
        1 => Just("manager1 close 5000".to_owned()),
        1 => Just("manager1 explain unknown not seen".to_owned()),
        1 => Just("manager2 recount 5000".to_owned()),
        1 => Just("manager2 accept".to_owned()),
        1 => Just("manager2 deposit S B".to_owned()),
        2 => Just("manager1 open 5000".to_owned()),
    ]
}

/// What the patron owes by the acts that were done, counted here and nowhere else.
fn counted(scene: &mut Scene, line: &str) -> i64 {
    let before = scene.owed();
    let said = scene.play(line);
    let words: Vec<&str> = line.split_whitespace().collect();
    let done = said == "ok" || said.starts_with('c') && said[1..].parse::<i64>().is_ok();
    let done = done || said.starts_with('p') && said[1..].parse::<i64>().is_ok();
    let amount = |at: usize| words[at].parse::<i64>().unwrap();
    match words[1] {
        "charge" if done => before + amount(2),
        "pay" if done && words[3] != "credit" => before - amount(2),
        "waive" | "write-off" if done => before - amount(3),
        "refund" if done && words[2] == "credit" => before + amount(3),
        "cancel" if said.starts_with("dropped") => {
            let numbers: Vec<i64> = said
                .split_whitespace()
                .filter_map(|w| w.parse().ok())
                .collect();
            before - numbers.iter().sum::<i64>()
        }
        "void" if done => before + given_back(scene, words[2]),
        _ => before,
    }
}

/// What a void gives back to the debt: the payment, unless it was paid from credit.
fn given_back(scene: &Scene, payment: &str) -> i64 {
    let id = PaymentId(payment[1..].parse().unwrap());
    let payment = scene.store.read(|tx| crate::payment::get(tx, id));
    let payment = payment.unwrap().unwrap();
    if payment.method == "credit" {
        0
    } else {
        payment.cents.0
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// After every act: what is owed changed by exactly what was done, the statement ends with it, no
    /// charge is over-paid, and the check finds nothing wrong.
    #[test]
    fn no_sequence_makes_a_balance_wrong(lines in prop::collection::vec(act_line(), 80)) {
        for mut scene in scenes() {
            for line in &lines {
                let want = counted(&mut scene, line);
                prop_assert_eq!(scene.owed(), want, "{}", line);
                let statement = scene.store.read(|tx| account(tx, ANA)).unwrap();
                let last = statement.last().map_or(Cents::ZERO, |l| l.balance);
                prop_assert_eq!(last.0, want, "{}", line);
            }
            prop_assert_eq!(scene.faults(), Vec::<String>::new());
        }
    }
}
