//! MARCXML (the `slim` schema of the Library of Congress), read leniently and written strictly.
//!
//! Elements are told by their local names, whatever their prefix. Characters that XML 1.0 forbids are
//! written as `<U+001B>` and read back so; a carriage return is written `&#13;`. A document type
//! declaration is not followed and entities of one's own are not resolved: both are faults.

mod cut;
mod direct;
mod escape;
mod read;
mod write;

#[cfg(test)]
mod tests;

pub use direct::append;
pub use read::Reader;
pub use write::{CLOSE, OPEN, write};
