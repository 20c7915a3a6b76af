//! The words that every crate shares: ids, barcodes, money, days, who acts and what they may do.
//!
//! **Invariants.** No I/O, no database, no web. Money is whole cents; a moment is UTC
//! milliseconds; a day is a civil date of the library. Time is always a value that somebody
//! handed in, taken from a [`Clock`] at the edge of the program.

mod act;
mod barcode;
mod clock;
mod day;
mod ids;
mod money;
mod permission;
mod reason;
mod text;

pub use act::{Act, ActKey, Actor, Grant, Who};
pub use barcode::{Barcode, BarcodeError};
pub use clock::Clock;
pub use day::{DateSpan, Day, Moment};
pub use ids::*;
pub use money::{Cents, MoneyError};
pub use permission::{Needs, Permission, perm};
pub use reason::{Args, Reason};
pub use text::{fold, hex};

#[cfg(test)]
mod tests;
