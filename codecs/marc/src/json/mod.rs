//! MARC-in-JSON, as Ross Singer proposed it in 2010: one object a record, alone, in an array or one after the other.

mod cut;
mod read;
mod text;
mod write;

#[cfg(test)]
mod tests;

pub use read::Reader;
pub use write::{BETWEEN, CLOSE, OPEN, write};
