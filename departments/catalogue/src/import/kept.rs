//! The file of a batch until its records are staged: in the data folder, or, where several nodes share PostgreSQL, in the
//! database, so that any of them stages it and none is missed that stops meanwhile.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use ::store::{Dialect, Store, StoreError, Tx};
use kernel::{Act, BatchId};

use super::Batch;

#[path = "kept_store.rs"]
mod parts;

/// How much of a file is one part: as much as is in memory at once.
const PART: usize = 1 << 20;

/// Keeps an uploaded file for its batch, in the transaction that makes the batch. What lies at `path` is needed no more
/// once that is committed where this says so.
///
/// # Errors
/// When the file cannot be read, or what the database says.
pub(super) fn keep(tx: &Tx<'_>, batch: BatchId, path: &Path) -> Result<bool, StoreError> {
    if tx.dialect() != Dialect::Postgres {
        return Ok(false);
    }
    let broken = |error: io::Error| StoreError::File {
        path: path.to_owned(),
        message: error.to_string(),
    };
    let mut file = File::open(path).map_err(broken)?;
    let mut bytes = Vec::with_capacity(PART);
    for position in 0_i64.. {
        bytes.clear();
        let mut some = file.by_ref().take(PART as u64);
        some.read_to_end(&mut bytes).map_err(broken)?;
        if bytes.is_empty() {
            break;
        }
        parts::put(tx, batch, position, &bytes)?;
    }
    Ok(true)
}

/// Opens the file of a batch, from its beginning.
///
/// # Errors
/// When it is not there, or what the database says.
pub(super) fn open(store: &Store, batch: &Batch) -> io::Result<Box<dyn Read + Send>> {
    let first = match store.dialect() {
        Dialect::Postgres => part(store, batch.id, 0)?,
        Dialect::Sqlite => None,
    };
    match first {
        Some(bytes) => Ok(Box::new(Parts {
            store: store.clone(),
            batch: batch.id,
            next: 1,
            now: Cursor::new(bytes),
        })),
        // Of this node alone; an empty file has no parts.
        None if store.dialect() == Dialect::Postgres && batch.bytes == 0 => {
            Ok(Box::new(io::empty()))
        }
        None => Ok(Box::new(File::open(&batch.path)?)),
    }
}

fn part(store: &Store, batch: BatchId, position: i64) -> io::Result<Option<Vec<u8>>> {
    let found = store.read(|tx| parts::part(tx, batch, position));
    found.map_err(io::Error::other)
}

/// The parts of a file, one after the other.
struct Parts {
    store: Store,
    batch: BatchId,
    next: i64,
    now: Cursor<Vec<u8>>,
}

impl Read for Parts {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.now.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            let Some(bytes) = part(&self.store, self.batch, self.next)? else {
                return Ok(0);
            };
            self.now = Cursor::new(bytes);
            self.next += 1;
        }
    }
}

/// Takes away the file of a batch whose records are all staged: they hold what it held.
pub(super) fn remove(store: &Store, act: &Act, batch: &Batch) -> Result<(), StoreError> {
    remove_file(Path::new(&batch.path));
    if store.dialect() == Dialect::Postgres {
        store.write(act, |tx| parts::remove(tx, batch.id))?;
    }
    Ok(())
}

/// Takes a file away that nobody needs any more.
pub(super) fn remove_file(path: &Path) {
    if let Err(error) = std::fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(%error, path = %path.display(), "the copy of a staged file stays");
    }
}
