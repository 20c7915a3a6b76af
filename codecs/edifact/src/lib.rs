#![doc = include_str!("../README.md")]

mod charset;
mod delimiters;
pub mod dictionary;
pub mod document;
mod envelope;
mod fault;
mod header;
mod interchange;
pub mod layout;
mod limits;
mod reader;
mod scan;
mod segment;
mod tree;
pub mod value;
mod writer;

pub use charset::Charset;
pub use delimiters::Delimiters;
pub use fault::{Fault, Rule, Weight};
pub use header::{Address, GroupHeader, Header, Message, MessageType};
pub use interchange::{Body, Group, Interchange, Outcome, read, read_from};
pub use limits::Limits;
pub use reader::{Event, Reader, Step};
pub use segment::Segment;
pub use writer::{Lines, Style, write};
