#![doc = include_str!("../README.md")]

mod date;
mod fault;
mod layout;
mod limits;
mod message;
mod older;
pub mod parts;
mod record;
pub mod services;
mod xml;

pub use fault::{Fault, Rule};
pub use limits::Limits;
pub use message::{Body, Generation, Message, Outcome, elements, read};
pub use record::Coded;
pub use xml::write::Style;
pub use xml::{Attribute, Element, Space};

/// The namespace of version 2.
pub const NAMESPACE: &str = "http://www.niso.org/2008/ncip";
