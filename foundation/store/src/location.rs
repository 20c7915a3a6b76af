//! Where the store is, and the mark that a server serves it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::StoreError;

/// Where the tables are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A data folder with an SQLite file.
    Folder(PathBuf),
    /// A PostgreSQL database, `postgres://user@host/name`.
    Url(String),
}

impl Location {
    /// The SQLite file of a folder.
    #[must_use]
    pub fn file_in(folder: &Path) -> PathBuf {
        folder.join("callslip.db")
    }
}

/// Held by a server while it serves a folder; the system lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub struct ServerLock(#[expect(dead_code, reason = "held, not read")] File);

impl ServerLock {
    /// Claims `folder` for this program.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another program serves it.
    pub fn claim(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(|e| StoreError::file(folder, &e))?;
        let path = folder.join("server.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let file = file.map_err(|e| StoreError::file(&path, &e))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(folder.into())),
            Err(TryLockError::Error(e)) => Err(StoreError::file(path, &e)),
        }
    }
}
