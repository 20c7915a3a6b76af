//! A record on the staff's page: in words, as MARC, with its items, problems and history.

mod history;
pub(crate) mod pages;
mod words;

pub(crate) use history::{entries, history};
pub(crate) use words::{MarcLine, marc_lines};
