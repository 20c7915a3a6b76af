//! Shelf order, told by rows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod forms;
mod harvest;
mod lists;
mod properties;
mod traps;

use callslip_call_number::{Scheme, ShelfKey, shelf_key};

fn key(scheme: Scheme, text: &str) -> ShelfKey {
    shelf_key(scheme, text).0
}

/// The lines of a row stand on the shelf in the order written, each strictly after the last.
fn in_order(scheme: Scheme, rows: &str) {
    let rows: Vec<_> = rows
        .lines()
        .map(str::trim)
        .filter(|row| !row.is_empty())
        .collect();
    for (at, a) in rows.iter().enumerate() {
        for b in &rows[at + 1..] {
            assert!(
                key(scheme, a) < key(scheme, b),
                "{a} before {b}\n{:?}\n{:?}",
                key(scheme, a),
                key(scheme, b)
            );
        }
    }
}
