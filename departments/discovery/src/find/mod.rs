//! Searching: from an address to a page of records with what narrows them.

mod api;
mod asked;
mod hit;
mod marks;
mod narrow;
mod pages;
#[cfg(test)]
mod tests;
mod years;

pub(crate) use asked::{Asked, bib_href};
pub(crate) use hit::{Hit, ScriptLine, found};
pub(crate) use pages::pages;
