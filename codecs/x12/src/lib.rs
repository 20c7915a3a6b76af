#![doc = include_str!("../README.md")]

pub mod date;
mod delimiters;
pub mod dictionary;
pub mod document;
mod envelope;
mod fault;
mod header;
mod interchange;
pub mod layout;
mod limits;
mod number;
mod reader;
mod scan;
mod segment;
mod standard;
mod tree;
mod writer;

pub use delimiters::Delimiters;
pub use fault::{Fault, Rule, Weight};
pub use header::{Address, GroupHeader, Header, Set};
pub use interchange::{Body, Group, Interchange, Outcome, read, read_from};
pub use limits::Limits;
pub use number::{Cents, Decimal, minor_digits};
pub use reader::{Event, Reader, Step};
pub use segment::Segment;
pub use standard::{is_sound, isbn13};
pub use writer::{Lines, Style, write};
