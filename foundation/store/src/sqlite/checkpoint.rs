//! Moves what the write-ahead log holds into the file, beside the writer.
//!
//! No desk waits for that, but for a moment where the log has grown long: SQLite begins it anew only when nothing
//! is left in it, and under steady work something always is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use rusqlite::Connection;

use super::Writer;
use crate::StoreError;

/// How often the log is looked at.
const EVERY: Duration = Duration::from_millis(700);
/// A log shorter than this is left alone.
const WORTH_BYTES: u64 = 2 << 20;
/// Pages in the log from which the desks wait until the rest of it is moved: some 32 MB.
const LONG_PAGES: i64 = 8_000;

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
    pub(crate) fn start(file: &Path, writer: Arc<Writer>) -> Result<Self, StoreError> {
        let stop = Arc::new(Stop::default());
        let (path, told) = (file.to_path_buf(), Arc::clone(&stop));
        let connection = super::open_writing(file)?;
        let run = move || run(&connection, &path, &told, &writer);
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

fn run(connection: &Connection, file: &Path, stop: &Stop, writer: &Writer) {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let log = PathBuf::from(log);
    let mut asked = stop.asked.lock();
    while !*asked {
        stop.bell.wait_for(&mut asked, EVERY);
        let worth = std::fs::metadata(&log).is_ok_and(|m| m.len() >= WORTH_BYTES);
        let ran = match (*asked, worth) {
            (true, _) => moved(connection, "TRUNCATE").map(|_| ()),
            (false, true) => shorten(connection, writer),
            (false, false) => Ok(()),
        };
        if let Err(error) = ran {
            tracing::warn!(%error, "the log could not be moved into the file; it will be tried again");
        }
    }
}

/// Moves what can be moved beside the desks, and the rest of a long log while they wait: the next act then begins
/// the log anew.
fn shorten(connection: &Connection, writer: &Writer) -> rusqlite::Result<()> {
    if moved(connection, "PASSIVE")? >= LONG_PAGES {
        // Once more beside them: what was written while the first ran is little, and the desks wait for less.
        moved(connection, "PASSIVE")?;
        writer.pause(|| moved(connection, "PASSIVE"))?;
    }
    Ok(())
}

/// Moves pages into the file; gives how many the log holds.
fn moved(connection: &Connection, how: &str) -> rusqlite::Result<i64> {
    let sql = format!("PRAGMA wal_checkpoint({how})");
    connection.query_row(&sql, [], |row| row.get(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes so many pages in one act.
    fn fill(writer: &Writer, pages: i64) {
        let sql = "INSERT INTO heap (load) SELECT zeroblob(4000) FROM numbers LIMIT ?";
        let filled = writer.write(|c| Ok::<_, StoreError>(c.execute(sql, [pages])?));
        assert_eq!(filled.unwrap(), usize::try_from(pages).unwrap());
    }

    #[test]
    fn a_long_log_is_begun_anew_and_a_short_one_left_to_grow() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log.db");
        let writer = Writer::open(&file).unwrap();
        let beside = crate::sqlite::open_writing(&file).unwrap();
        let begun = "CREATE TABLE heap (load BLOB); CREATE TABLE numbers AS
             WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 9000) SELECT x FROM n";
        let made = writer.write(|c| Ok::<_, StoreError>(c.execute_batch(begun)?));
        made.unwrap();
        fill(&writer, 100);
        shorten(&beside, &writer).unwrap();
        fill(&writer, 100);
        assert!(moved(&beside, "PASSIVE").unwrap() > 100);
        // Moved while nobody writes, any log is begun anew by the next act; under steady work only a paused one is.
        let longest = std::thread::scope(|desks| {
            let busy = desks.spawn(|| (0..3_000).for_each(|_| fill(&writer, 10)));
            let mut longest = 0;
            while !busy.is_finished() {
                shorten(&beside, &writer).unwrap();
                longest = longest.max(moved(&beside, "PASSIVE").unwrap());
            }
            longest
        });
        assert!(longest < 2 * LONG_PAGES, "the log held {longest} pages");
    }
}
