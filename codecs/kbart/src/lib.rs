#![doc = include_str!("../README.md")]

mod changes;
mod check;
mod column;
mod coverage;
mod date;
mod embargo;
mod fault;
mod lines;
pub mod number;
mod reader;
mod row;
mod spans;
mod writer;

pub use changes::{Change, Changes, ColumnChange, CoverageChange, compare};
pub use column::{Column, Kind, all as columns};
pub use coverage::{Coverage, merged, merged_on};
pub use date::{Date, Day};
pub use embargo::{Embargo, Side, Unit, Wall};
pub use fault::{Fault, Rule, Weight};
pub use reader::{Limits, Reader, Step};
pub use row::{Header, Row};
pub use spans::{Relation, Span, Spans};
pub use writer::Writer;
