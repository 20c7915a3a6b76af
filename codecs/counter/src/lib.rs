#![doc = include_str!("../README.md")]

pub mod api;
pub mod check;
mod compare;
mod element;
mod fault;
mod format;
mod header;
mod json;
mod limits;
mod month;
mod report;
mod rule;
pub mod tables;
pub mod tabular;
mod text;
mod xlsx;
mod xml;

pub use check::check;
pub use compare::{Difference, compare};
pub use element::Element;
pub use fault::Fault;
pub use format::{Format, detect, read, read_as};
pub use header::{Exception, Header, Named, Release};
pub use json::write as write_json;
pub use limits::Limits;
pub use month::Month;
pub use report::{Outcome, Report, Row};
pub use rule::Rule;
