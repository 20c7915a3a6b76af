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
    /// The disk is full; what was committed stands, and writing can go on once there is room.
    #[error("the disk is full: the search index could not be written")]
    Full,
    /// The folder or a file in it cannot be used.
    #[error("the search index cannot be read or written: {0}")]
    Io(std::io::Error),
    /// The index library refused.
    #[error("the search index failed: {0}")]
    Index(tantivy::TantivyError),
}

/// What the system calls a full disk, as the index library passes it on in its own words (`ENOSPC`).
const NO_SPACE: &str = "os error 28";

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull {
            Self::Full
        } else {
            Self::Io(error)
        }
    }
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        if error.to_string().contains(NO_SPACE) {
            Self::Full
        } else {
            Self::Index(error)
        }
    }
}
