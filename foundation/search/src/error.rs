//! What can go wrong with the index itself. A person's query is never among it.

use std::path::PathBuf;

/// An error of the index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process has the index open for writing.
    #[error("the search index in {} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// The folder holds something that is not a search index; nothing in it was touched.
    #[error("{} holds files that are not a search index; nothing was changed", .0.display())]
    NotAnIndex(PathBuf),
    /// The index was opened for reading only.
    #[error("the search index was opened for reading only")]
    ReadOnly,
    /// The folder or a file in it cannot be used.
    #[error("the search index cannot be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// The index library refused.
    #[error("the search index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
}
