//! Moves what the write-ahead log holds into the file, beside the writer, so that no desk waits for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use rusqlite::Connection;

use crate::StoreError;

/// How often the log is looked at.
const EVERY: Duration = Duration::from_millis(700);
/// A log shorter than this is left alone.
const WORTH_BYTES: u64 = 2 << 20;
/// Asked to stop, and the bell that says so.
#[derive(Default)]
struct Stop {
    asked: Mutex<bool>,
    bell: Condvar,
}

/// The thread that empties the log; it ends with the store.
pub(crate) struct Checkpointer {
    stop: Arc<Stop>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    pub(crate) fn start(file: &Path) -> Result<Self, StoreError> {
        let stop = Arc::new(Stop::default());
        let (path, told) = (file.to_path_buf(), Arc::clone(&stop));
        let connection = super::open_writing(file)?;
        let run = move || run(&connection, &path, &told);
        let thread = std::thread::Builder::new()
            .name("checkpoint".into())
            .spawn(run);
        Ok(Self {
            stop,
            thread: Some(thread.map_err(|e| StoreError::file(file, &e))?),
        })
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        *self.stop.asked.lock() = true;
        self.stop.bell.notify_all();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn run(connection: &Connection, file: &Path, stop: &Stop) {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    let mut asked = stop.asked.lock();
    while !*asked {
        stop.bell.wait_for(&mut asked, EVERY);
        let worth = std::fs::metadata(&log).is_ok_and(|m| m.len() >= WORTH_BYTES);
        if *asked || worth {
            let how = if *asked { "TRUNCATE" } else { "PASSIVE" };
            let ran =
                connection.query_row(&format!("PRAGMA wal_checkpoint({how})"), [], |_| Ok(()));
            if let Err(error) = ran {
                tracing::warn!(%error, "the log could not be moved into the file; it will be tried again");
            }
        }
    }
}
