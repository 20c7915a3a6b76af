//! The one writer of an SQLite file, whose flush is shared by everybody who waits.
//!
//! Each act runs in a savepoint of the open transaction, on the thread of its caller; the first one is the
//! transaction. Whoever finds nobody waiting behind them commits for all; the others wait for that flush. So one
//! desk alone pays one flush an act, and eight desks at once share it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex, MutexGuard};
use rusqlite::Connection;

use crate::StoreError;

/// Acts that share one flush at most.
const BATCH_MAX: usize = 64;
/// The longest a finished act waits for those behind it before its own thread flushes.
const BATCH_TIME: Duration = Duration::from_millis(4);

/// One shared flush: empty until it happened.
#[derive(Default)]
struct Flush {
    outcome: Mutex<Option<Result<(), StoreError>>>,
    done: Condvar,
}

impl Flush {
    fn settle(&self, outcome: Result<(), StoreError>) {
        *self.outcome.lock() = Some(outcome);
        self.done.notify_all();
    }

    fn wait(&self) -> Result<(), StoreError> {
        let mut outcome = self.outcome.lock();
        loop {
            if let Some(result) = outcome.as_ref() {
                return result.clone();
            }
            self.done.wait(&mut outcome);
        }
    }
}

/// The transaction that is open now, with the acts already in it.
struct Batch {
    flush: Arc<Flush>,
    acts: usize,
    begun: Instant,
}

struct Desk {
    connection: Connection,
    batch: Option<Batch>,
}

/// The writing connection and those who wait for it.
pub(crate) struct Writer {
    desk: Mutex<Desk>,
    waiting: AtomicUsize,
}

/// Commits what is open if its holder is torn away by a panic, so that nobody waits for ever.
struct Settle<'a>(MutexGuard<'a, Desk>);

impl Drop for Settle<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.rollback(&StoreError::Database(
                "an act sharing this flush broke off".into(),
            ));
        }
    }
}

impl Desk {
    /// Opens the transaction, or a savepoint in the one that is open; says whether this act is the first of it.
    fn begin(&mut self) -> Result<bool, StoreError> {
        if self.batch.is_some() {
            return self.statement("SAVEPOINT act").map(|()| false);
        }
        self.statement("BEGIN IMMEDIATE")?;
        self.batch = Some(Batch {
            flush: Arc::default(),
            acts: 0,
            begun: Instant::now(),
        });
        Ok(true)
    }

    /// Closes the savepoint of an act that went well. The first act has none: a savepoint keeps a copy of every page
    /// it touches, and where nothing stands before it, giving up the transaction takes back the same.
    fn keep(&self, first: bool) -> Result<(), StoreError> {
        if first {
            return Ok(());
        }
        self.statement("RELEASE act")
    }

    /// Takes back what an act wrote.
    fn take_back(&mut self, first: bool) -> Result<(), StoreError> {
        if first {
            self.batch = None;
            return self.statement("ROLLBACK");
        }
        self.statement("ROLLBACK TO act")?;
        self.statement("RELEASE act")
    }

    /// Flushes the open transaction and tells everybody in it.
    fn commit(&mut self) {
        let Some(batch) = self.batch.take() else {
            return;
        };
        let outcome = self
            .connection
            .prepare_cached("COMMIT")
            .and_then(|mut s| s.execute([]).map(|_| ()));
        if outcome.is_err() {
            self.connection.execute_batch("ROLLBACK").ok();
        }
        batch.flush.settle(outcome.map_err(StoreError::from));
    }

    /// Gives up the open transaction and tells everybody in it why.
    fn rollback(&mut self, why: &StoreError) {
        self.connection.execute_batch("ROLLBACK").ok();
        if let Some(batch) = self.batch.take() {
            batch.flush.settle(Err(why.clone()));
        }
    }

    /// Runs one act; `Ok` holds the flush to wait for.
    fn run<T, E: From<StoreError>>(
        &mut self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<(T, Arc<Flush>), E> {
        let first = self.begin()?;
        let answer = f(&self.connection);
        let given_up = self.connection.is_autocommit();
        let ended = match &answer {
            _ if given_up => Ok(()),
            Ok(_) => self.keep(first),
            Err(_) => self.take_back(first),
        };
        if given_up || ended.is_err() {
            // SQLite gave up the whole transaction by itself (disk full, input or output error).
            let why = ended
                .err()
                .unwrap_or_else(|| StoreError::DiskFull("the data folder".into()));
            self.rollback(&why);
            return answer.and_then(|_| Err(why.into()));
        }
        let value = answer?;
        let Some(batch) = self.batch.as_mut() else {
            return Err(StoreError::Busy.into());
        };
        batch.acts += 1;
        Ok((value, Arc::clone(&batch.flush)))
    }

    fn statement(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn is_ripe(&self) -> bool {
        self.batch
            .as_ref()
            .is_some_and(|b| b.acts >= BATCH_MAX || b.begun.elapsed() >= BATCH_TIME)
    }
}

impl Writer {
    pub(crate) fn open(file: &Path) -> Result<Self, StoreError> {
        let desk = Desk {
            connection: super::open_writing(file)?,
            batch: None,
        };
        Ok(Self {
            desk: Mutex::new(desk),
            waiting: AtomicUsize::new(0),
        })
    }

    /// Keeps more pages in memory while many records are brought in, or as many as usual again.
    pub(crate) fn make_room(&self, wide: bool) -> Result<(), StoreError> {
        let room = if wide { super::WIDE_ROOM } else { super::ROOM };
        Ok(self.desk.lock().connection.execute_batch(room)?)
    }

    /// Flushes what is open and lets every desk wait while `f` runs.
    pub(crate) fn pause<T>(&self, f: impl FnOnce() -> T) -> T {
        let mut desk = Settle(self.desk.lock());
        desk.0.commit();
        f()
    }

    /// Runs `f` in a transaction and returns when what it wrote is on the disk.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut desk = Settle(self.desk.lock());
        let behind = self.waiting.fetch_sub(1, Ordering::SeqCst) - 1;
        let ran = desk.0.run(f);
        // Those who came while this act ran are behind it too.
        let behind = behind.max(self.waiting.load(Ordering::SeqCst));
        if behind == 0 || desk.0.is_ripe() {
            desk.0.commit();
        }
        drop(desk);
        let (value, flush) = ran?;
        flush.wait()?;
        Ok(value)
    }
}
