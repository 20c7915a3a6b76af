#![doc = include_str!("../README.md")]

mod date;
mod edition;
mod fault;
mod layout;
mod limits;
mod message;
mod older;
pub mod parts;
mod record;
mod xml;

pub use edition::Edition;
pub use fault::{Fault, Rule};
pub use limits::Limits;
pub use message::{Body, Message, Outcome, Written, codes, elements, read};
pub use record::Coded;
pub use xml::write::Style;
pub use xml::{Attribute, Element, Space};

/// The namespace of every edition.
pub const NAMESPACE: &str = "http://illtransactions.org/2013/iso18626";
