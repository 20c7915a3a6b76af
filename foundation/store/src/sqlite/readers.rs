//! A handful of connections that only read, kept for the next reader.

use std::path::PathBuf;

use parking_lot::Mutex;
use rusqlite::Connection;

use crate::StoreError;

/// Connections kept open between reads; more are opened when more read at once.
const KEPT: usize = 4;

/// Readers of one file; each read sees one consistent state.
pub(crate) struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(crate) fn new(file: PathBuf) -> Self {
        Self {
            file,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Runs `f` on one snapshot.
    pub(crate) fn with<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let kept = self.idle.lock().pop();
        let connection = kept.map_or_else(|| super::open_reading(&self.file), Ok)?;
        connection
            .execute_batch("BEGIN")
            .map_err(StoreError::from)?;
        let answer = f(&connection);
        if connection.execute_batch("COMMIT").is_ok() {
            let mut idle = self.idle.lock();
            if idle.len() < KEPT {
                idle.push(connection);
            }
        }
        answer
    }
}
