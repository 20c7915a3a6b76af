//! Finding records: the staff's search with its facets.

pub(crate) mod api;
pub(crate) mod pages;
