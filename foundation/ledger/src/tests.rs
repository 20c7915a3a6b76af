#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use std::sync::atomic::{AtomicI64, Ordering};

use ::store::testing::{TestStore, both};
use ::store::{StoreError, Tx};
use kernel::{Act, Cents, Day, DrawerId, Moment, PatronId, PostingGroupId};
use proptest::prelude::*;

use crate::{
    AccountKind, Group, LedgerError, Line, NewAccount, Of, balance, balances, by_drawer, by_patron,
    check, group_of, open_account, post, reverse,
};

fn act() -> Act {
    Act::system(Moment(1_790_000_000_000))
}

fn day() -> Day {
    Day::new(2026, 11, 24).unwrap()
}

fn chart(tx: &Tx<'_>) -> Result<(), StoreError> {
    use AccountKind::{Asset, Expense, Income, Liability};
    for (code, kind) in [
        ("cash", Asset),
        ("owed", Asset),
        ("credit", Liability),
        ("fines", Income),
        ("waived", Expense),
    ] {
        open_account(tx, &NewAccount::new(code, code, kind))?;
    }
    Ok(())
}

fn with_chart() -> Vec<TestStore> {
    let stores = both().unwrap();
    for store in &stores {
        store.write(&act(), chart).unwrap();
    }
    stores
}

/// A group with a cause of its own.
fn group(lines: Vec<Line<'_>>) -> Group<'_> {
    static NEXT: AtomicI64 = AtomicI64::new(1);
    let cause_id = NEXT.fetch_add(1, Ordering::Relaxed);
    Group {
        cause: "test",
        cause_id,
        day: day(),
        lines,
    }
}

/// Lines `account cents [pN] [dN]`, semicolons between.
fn read(text: &str) -> Vec<Line<'_>> {
    text.split(';')
        .map(|row| {
            let mut words = row.split_whitespace();
            let account = words.next().unwrap();
            let mut line = Line::debit(account, Cents(words.next().unwrap().parse().unwrap()));
            for word in words {
                let (kind, n) = word.split_at(1);
                let n: i64 = n.parse().unwrap();
                line = if kind == "p" {
                    line.patron(PatronId(n))
                } else {
                    line.drawer(Some(DrawerId(n)))
                };
            }
            line
        })
        .collect()
}

fn check_posting(store: &TestStore, row: &str) {
    let (lines, want) = row.split_once("->").unwrap();
    let lines = if lines.trim().is_empty() {
        Vec::new()
    } else {
        read(lines.trim())
    };
    let got = store.write(&act(), |tx| post(tx, &group(lines)));
    let got = got.map_or_else(|e| e.to_string(), |_| "posted".into());
    assert_eq!(got, want.trim(), "{row}");
}

#[test]
fn only_what_balances_is_posted() {
    for store in with_chart() {
        for row in [
            "owed 500 p1; fines -500 -> posted",
            "cash 300 d1; owed -300 p1 -> posted",
            "cash 100; cash -100 -> posted",
            "owed 500; fines -499 -> the ledger refuses: debits and credits differ by $0.01",
            "owed 500 -> the ledger refuses: a group needs at least two postings, this one has 1",
            " -> the ledger refuses: a group needs at least two postings, this one has 0",
            "owed 0; fines 0 -> the ledger refuses: a posting of nothing to account owed",
            "owed 100000000001; fines -100000000001 -> the ledger refuses: a posting of $1,000,000,000.01 to account owed is more than one entry may hold",
            "owed 5; nowhere -5 -> the ledger has no account nowhere: load the chart of accounts first",
        ] {
            check_posting(&store, row);
        }
        let stands = |account: &str, of| store.read(|tx| balance(tx, account, of)).unwrap().0;
        assert_eq!(stands("owed", Of::All), 200);
        assert_eq!(stands("owed", Of::Patron(PatronId(1))), 200);
        assert_eq!(stands("owed", Of::Patron(PatronId(2))), 0);
        assert_eq!(stands("cash", Of::Drawer(DrawerId(1))), 300);
        assert_eq!(stands("fines", Of::All), -500);
        assert_eq!(
            store.read(|tx| by_patron(tx, "owed")).unwrap(),
            [(PatronId(1), Cents(200))]
        );
        assert_eq!(
            store.read(|tx| by_drawer(tx, "cash")).unwrap(),
            [(DrawerId(1), Cents(300))]
        );
        assert_eq!(store.read(check).unwrap(), []);
    }
}

#[test]
fn a_group_is_reversed_once() {
    for store in with_chart() {
        let id = store
            .write(&act(), |tx| post(tx, &group(read("owed 5 p1; fines -5"))))
            .unwrap();
        let undo = |id, cause| store.write(&act(), |tx| reverse(tx, id, ("undone", cause), day()));
        let words = |e: LedgerError| e.to_string();
        undo(id, 1).unwrap();
        assert_eq!(
            words(undo(id, 2).unwrap_err()),
            "the ledger refuses: the group was reversed before"
        );
        assert_eq!(
            words(undo(PostingGroupId(99), 3).unwrap_err()),
            "the ledger refuses: there is no group 99"
        );
        let stands = store.read(|tx| balance(tx, "owed", Of::Patron(PatronId(1))));
        assert_eq!(stands.unwrap(), Cents(0));
        assert_eq!(store.read(|tx| group_of(tx, "undone", 2)).unwrap(), None);
        assert_eq!(store.read(check).unwrap(), []);
    }
}

#[test]
fn the_check_names_what_somebody_broke() {
    for store in with_chart() {
        let id = store
            .write(&act(), |tx| post(tx, &group(read("owed 5; fines -5"))))
            .unwrap();
        let spoil = "UPDATE ledger_postings SET cents = 7 WHERE cents = 5";
        store.write(&act(), |tx| tx.execute(spoil, &[])).unwrap();
        store.write(&act(), |tx| tx.execute("INSERT INTO ledger_groups (cause, cause_id, at, day, who_name) VALUES ('x', 1, 1, '2026-01-01', '')", &[])).unwrap();
        let faults = store.read(check).unwrap();
        let told: Vec<_> = faults
            .iter()
            .map(|f| format!("{}: {}", f.place, f.what))
            .collect();
        assert_eq!(
            told,
            [
                format!("ledger group {id}: debits and credits differ by $0.02"),
                format!(
                    "ledger group {}: 0 postings where at least two belong",
                    id.0 + 1
                ),
            ]
        );
    }
}

const ACCOUNTS: [&str; 5] = ["cash", "owed", "credit", "fines", "waived"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5))]

    /// Whatever is posted or refused, all accounts together are zero and each is the sum of its postings.
    #[test]
    fn the_books_balance(moves in prop::collection::vec((0_usize..5, 0_usize..5, -900_i64..900, 0_i64..3, -2_i64..3), 20..120)) {
        for store in with_chart() {
            let mut want = [0_i64; 5];
            store.write(&act(), |tx| {
                for &(from, to, cents, patron, skew) in &moves {
                    let skew = if skew == 1 { 1 } else { 0 };
                    let lines = vec![
                        Line::debit(ACCOUNTS[to], Cents(cents)).patron(PatronId(patron)),
                        Line::credit(ACCOUNTS[from], Cents(cents + skew)),
                    ];
                    let posted = post(tx, &group(lines)).is_ok();
                    assert_eq!(posted, skew == 0 && cents != 0);
                    if posted {
                        want[to] += cents;
                        want[from] -= cents;
                    }
                }
                Ok::<_, StoreError>(())
            }).unwrap();
            let found = store.read(balances).unwrap();
            for (code, cents) in ACCOUNTS.iter().zip(want) {
                let stands = found.iter().find(|b| b.code == *code).unwrap();
                prop_assert_eq!(stands.cents.0, cents);
            }
            prop_assert_eq!(found.iter().map(|b| b.cents).sum::<Cents>(), Cents(0));
            prop_assert_eq!(store.read(check).unwrap(), vec![]);
        }
    }
}
