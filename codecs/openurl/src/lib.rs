#![doc = include_str!("../README.md")]

mod check;
mod citation;
mod context;
mod date;
mod encoding;
mod fault;
pub mod formats;
mod identifier;
mod limits;
mod number;
mod read;
mod rule;
mod write;
mod zero_one;

pub use citation::Citation;
pub use context::{ContextObject, Entity, Outcome, Reference, Version};
pub use encoding::Charset;
pub use fault::Fault;
pub use identifier::{Identifier, Scheme};
pub use limits::Limits;
pub use number::{isbn, issn};
pub use read::{read, read_with_charset};
pub use rule::Rule;
pub use write::{coins, write};
pub use zero_one::write as write_zero_one;
