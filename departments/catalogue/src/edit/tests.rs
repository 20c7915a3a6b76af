#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use super::{read, write};
use crate::testing::record;

#[test]
fn a_record_goes_to_text_and_back() {
    let record = record("A \\ and a $ sign", "Butler, Octavia E.");
    let text = write(&record);
    assert!(text.contains("=100  1\\$aButler, Octavia E."), "{text}");
    let back = read(&text);
    assert_eq!(back.record.unwrap().fields, record.fields);
}

/// `text -> line severity word …`, lines of the text parted by `|`.
fn check(row: &str) {
    let (text, want) = row.split_once("->").unwrap();
    let text = text.trim().replace('|', "\n");
    let found = read(&text);
    let want: Vec<&str> = want.split_whitespace().collect();
    let hit = found.problems.iter().any(|one| {
        one.line.to_string() == want[0]
            && one.severity.to_string() == want[1]
            && one.message.contains(want[2])
    });
    assert!(hit, "{row}: {:?}", found.problems);
}

#[test]
fn problems_stand_beside_their_lines() {
    let head = "=LDR  00000nam a2200000 i 4500|=008  260101s2024\\\\\\\\cau\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d|";
    for row in [
        "=245  10$aOne|=245  10$aTwo -> 4 3 once",
        "|=245  10$aOne|=650  \\0$qWrong -> 5 2 $q",
        "=245  29$aOne -> 3 2 indicator",
        "=100  1\\$aNobody -> 0 3 245",
    ] {
        check(&format!("{head}{row}"));
    }
    assert!(read("").is_unreadable());
}
