//! What the pages of the catalogue work on.

use std::path::PathBuf;
use std::sync::Arc;

use search::Index;
use store::Store;
use webkit::PageError;

use crate::{CatalogueError, Ties};

/// The tables, the index, what other departments know of items, and where uploaded files are kept.
#[derive(Clone)]
pub struct Desk {
    /// The tables.
    pub store: Store,
    /// The search index.
    pub index: Arc<Index>,
    /// What the departments above know of items.
    pub ties: Ties,
    /// The folder of uploaded files.
    pub uploads: PathBuf,
}

/// A refusal becomes the page of reasons, the rest is our fault.
pub(crate) fn page_error(error: CatalogueError) -> PageError {
    match error {
        CatalogueError::Refused(reasons)
            if reasons
                .iter()
                .any(|r| matches!(r.code, "bib-unknown" | "item-unknown" | "import-unknown")) =>
        {
            PageError::NotFound
        }
        CatalogueError::Refused(reasons) => PageError::Refused(reasons),
        other => PageError::from(other),
    }
}
