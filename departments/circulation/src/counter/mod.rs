//! The counter: checkout, check-in, renewal and undo on two pages, by scanning.

mod pages;

pub use pages::pages;
