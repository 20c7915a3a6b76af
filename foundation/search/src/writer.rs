//! The writer: opened at the first change, put away when nothing has changed for a while.

use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexReader, IndexWriter};

use crate::error::SearchError;

/// Threads that make words. Two fight over the cache (a third more processor time), and each writes parts of its own,
/// which have to be merged; the machine's other half reads records, stores them, and keeps serving.
const THREADS: usize = 1;
/// Memory before a part of the index is written out, in bytes.
const MEMORY: usize = 120_000_000;
/// How many parts of about the same size are merged: fewer parts make searches quicker.
const MERGED: usize = 4;
/// How long a writer without work is kept.
const KEPT: Duration = Duration::from_secs(10);

/// The place of the one writer.
pub(crate) struct Desk {
    index: tantivy::Index,
    reader: IndexReader,
    seat: Mutex<Seat>,
}

#[derive(Default)]
struct Seat {
    writer: Option<IndexWriter>,
    used: Option<Instant>,
    /// Changes wait for a commit.
    waiting: bool,
}

/// What a piece of work leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// Changes that wait for a commit.
    Waiting,
    /// Nothing that is not committed.
    Settled,
}

impl Desk {
    pub(crate) fn new(index: tantivy::Index, reader: IndexReader) -> Arc<Desk> {
        Arc::new(Desk {
            index,
            reader,
            seat: Mutex::new(Seat::default()),
        })
    }

    /// Does `work` with the writer, opening it when there is none. A writer that failed is put away with what was not
    /// committed: the next one starts from the last commit.
    pub(crate) fn with(
        self: &Arc<Desk>,
        after: After,
        work: impl FnOnce(&mut IndexWriter) -> Result<(), SearchError>,
    ) -> Result<(), SearchError> {
        let mut seat = self.seat.lock();
        seat.used = Some(Instant::now());
        let mut writer = match seat.writer.take() {
            Some(writer) => writer,
            None => self.open()?,
        };
        seat.waiting = false;
        work(&mut writer)?;
        seat.waiting = after == After::Waiting;
        seat.writer = Some(writer);
        Ok(())
    }

    fn open(self: &Arc<Desk>) -> Result<IndexWriter, SearchError> {
        let writer = self.index.writer_with_num_threads(THREADS, MEMORY)?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(MERGED);
        writer.set_merge_policy(Box::new(merging));
        put_away_later(Arc::downgrade(self))?;
        Ok(writer)
    }

    /// Puts the writer away after its merges, unless changes wait for a commit; searches then read the merged parts.
    pub(crate) fn put_away(&self) -> Result<(), SearchError> {
        let mut seat = self.seat.lock();
        if seat.waiting {
            return Ok(());
        }
        let Some(writer) = seat.writer.take() else {
            return Ok(());
        };
        writer.wait_merging_threads()?;
        Ok(self.reader.reload()?)
    }

    /// How long the writer may still be kept; `None` when there is none.
    fn left(&self) -> Option<Duration> {
        let seat = self.seat.lock();
        seat.writer.as_ref()?;
        let idle = seat.used.map_or(Duration::ZERO, |used| used.elapsed());
        Some(if seat.waiting {
            KEPT
        } else {
            KEPT.saturating_sub(idle)
        })
    }
}

fn put_away_later(desk: Weak<Desk>) -> Result<(), SearchError> {
    let thread = std::thread::Builder::new().name("search-writer".to_owned());
    thread.spawn(move || watch(&desk))?;
    Ok(())
}

/// Ends with the writer it watches, or with the index.
fn watch(desk: &Weak<Desk>) {
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let Some(desk) = desk.upgrade() else { return };
        match desk.left() {
            None => return,
            Some(Duration::ZERO) => {
                if let Err(error) = desk.put_away() {
                    tracing::error!(%error, "the search index's writer was put away before its merges were done");
                }
                return;
            }
            Some(_) => {}
        }
    }
}
