//! The full-text index of bibliographic records, on tantivy with words found by ICU4X.
//!
//! It knows no database: the catalogue feeds it [`BibDoc`]s and the journal position that they bring it to, and gets ids
//! back. What it holds can always be made again from the tables.
//!
//! - [`Index::open`], [`Index::apply`], [`Index::commit`], [`Index::position`]: following the journal.
//! - [`Index::search`]: a person's text, choices of facets, an order; ids, counts and a better spelling.
//! - [`Index::suggest`]: headings while typing.

mod columns;
mod doc;
mod document;
mod error;
mod find;
mod index;
mod number;
mod query;
mod request;
mod schema;
mod text;
mod writer;

#[cfg(test)]
mod tests;

pub use doc::BibDoc;
pub use error::SearchError;
pub use find::Suggestion;
pub use index::{Index, Origin};
pub use request::{Facet, FacetCount, Page, Request, Sort};
