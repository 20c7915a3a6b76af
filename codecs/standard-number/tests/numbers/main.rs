//! Standard numbers, told by rows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod books;
mod harvest;
mod others;
mod properties;

use std::fmt::Display;

use callslip_standard_number::Reading;

/// `value; fault at byte, fault at byte`, or `- ; ...` when there is no value.
fn told<T: Display>(reading: &Reading<T>) -> String {
    let value = reading
        .value
        .as_ref()
        .map_or("-".to_owned(), ToString::to_string);
    let faults: Vec<_> = reading
        .faults
        .iter()
        .map(|f| format!("{} @{}", f.rule, f.at))
        .collect();
    if faults.is_empty() {
        value
    } else {
        format!("{value}; {}", faults.join(", "))
    }
}

/// Each row is `text => told`.
fn check<T: Display>(read: impl Fn(&str) -> Reading<T>, rows: &str) {
    for row in rows.lines().filter(|row| row.contains("=>")) {
        let (text, wanted) = row.split_once("=>").unwrap();
        assert_eq!(told(&read(text.trim())), wanted.trim(), "{row}");
    }
}
