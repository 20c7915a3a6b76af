//! Editing a record as text, one field a line (mnemonic MARC).

mod lines;
pub(crate) mod pages;
#[cfg(test)]
mod tests;

pub(crate) use lines::{Read, read, write};
