//! Finding records: the staff's search with its facets.

pub(crate) mod api;
mod calls;
pub(crate) mod pages;
