//! The counter: checkout, check-in, renewal and undo on two pages, by scanning.

mod checkin;
mod pages;

pub use pages::pages;
