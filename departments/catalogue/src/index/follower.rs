//! The follower: seals the journal, reads on from where the index stands, and brings the index up to it.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use ::store::journal::{self, Sealed};
use ::store::{Store, StoreError, Tx};
use kernel::BibId;
use parking_lot::Mutex;
use search::{BibDoc, Index, Origin, SearchError};

use super::{build, store};
use crate::Ties;

/// Entries read at once.
const ENTRIES: i64 = 2_000;
/// Records read at once.
const RECORDS: usize = 500;
/// How long the thread waits for a commit of this program before it looks for those of others.
const LOOK_EVERY: Duration = Duration::from_millis(700);
/// Sealing and indexing are done for all that was written within this time.
const GATHER: Duration = Duration::from_millis(150);

/// Why the index could not be brought up to date. It stays at its former place and goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index said no.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Where tables and index differ: what a rebuild mends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Records that the index lacks.
    pub missing: Vec<i64>,
    /// Records in the index that are not in the tables.
    pub surplus: Vec<i64>,
}

/// Keeps one index up to the journal of one store.
pub struct Follower {
    store: Store,
    index: Arc<Index>,
    ties: Ties,
    /// Records whose documents were taken in before their entry was read.
    taken: Mutex<HashSet<i64>>,
    /// Whether documents taken in wait to be shown.
    waiting: AtomicBool,
    at_work: Mutex<()>,
    /// Commits of our own, so that following does not wake itself.
    seals: AtomicU64,
}

impl Follower {
    /// A follower of the store's journal; `ties` says which items are away.
    #[must_use]
    pub fn new(store: Store, index: Arc<Index>, ties: Ties) -> Self {
        Self {
            store,
            index,
            ties,
            taken: Mutex::default(),
            waiting: AtomicBool::new(false),
            at_work: Mutex::new(()),
            seals: AtomicU64::new(0),
        }
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// Seals what is written and brings the index up to it; says how many entries were read.
    ///
    /// # Errors
    /// See [`IndexError`].
    pub fn catch_up(&self) -> Result<usize, IndexError> {
        let _turn = self.at_work.lock();
        self.seal()?;
        if self.is_to_be_filled()? {
            return self.fill();
        }
        let mut read = 0;
        loop {
            let position = self.index.position()?;
            let entries = self
                .store
                .read(|tx| journal::entries_after(tx, position, ENTRIES))?;
            let Some(last) = entries.last().map(|entry| entry.position) else {
                self.show(position)?;
                return Ok(read);
            };
            let touched = self.store.read(|tx| self.touched(tx, &entries))?;
            self.bring(&touched)?;
            self.commit(last)?;
            self.waiting.store(false, Ordering::Relaxed);
            read += entries.len();
        }
    }

    /// Whether the index is new, or was made of another journal: of another database, or of this one before an older
    /// copy was restored. Asked again at each catching up, as the tables may change under a server.
    fn is_to_be_filled(&self) -> Result<bool, IndexError> {
        let position = self.index.position()?;
        if position == 0 {
            return Ok(self.index.origin() != Origin::Kept);
        }
        let ours = self.store.read(|tx| journal::seal_at(tx, position))?;
        Ok(ours.is_empty() || ours != self.index.mark()?)
    }

    /// Commits with the seal of the position, by which the journal is known again.
    fn commit(&self, position: i64) -> Result<(), IndexError> {
        let mark = self.store.read(|tx| journal::seal_at(tx, position))?;
        Ok(self.index.commit_marked(position, &mark)?)
    }

    /// Shows what was taken in though its entry cannot be read yet (on PostgreSQL another transaction is still open).
    fn show(&self, position: i64) -> Result<(), IndexError> {
        if self.waiting.swap(false, Ordering::Relaxed) {
            self.commit(position)?;
        }
        Ok(())
    }

    fn seal(&self) -> Result<(), StoreError> {
        let sealed = journal::seal_all(&self.store)?;
        self.seals.fetch_add(sealed.rounds, Ordering::Relaxed);
        Ok(())
    }

    /// The records that these entries speak of, but for those already taken in.
    fn touched(&self, tx: &Tx<'_>, entries: &[Sealed]) -> Result<BTreeSet<BibId>, StoreError> {
        let (mut bibs, mut items) = (BTreeSet::new(), Vec::new());
        let mut taken = self.taken.lock();
        for entry in entries {
            let kind = entry.kind.split('.').next().unwrap_or_default();
            let fact = |name: &str| entry.facts.get(name).and_then(serde_json::Value::as_i64);
            match kind {
                "bib" => {
                    bibs.insert(BibId(entry.subject_id));
                }
                "bibs" => bibs.extend(named(entry).filter(|id| !taken.remove(&id.0))),
                "item" => items.push(entry.subject_id),
                "loan" | "hold" | "transit" => {}
                _ => continue,
            }
            bibs.extend(
                ["bib", "bib_was"]
                    .iter()
                    .filter_map(|name| fact(name))
                    .map(BibId),
            );
            if let Some(before) = entry.facts.pointer("/bib_was/before") {
                bibs.extend(before.as_i64().map(BibId));
            }
            items.extend(fact("item"));
            if entry.subject == "item" {
                items.push(entry.subject_id);
            }
        }
        items.sort_unstable();
        items.dedup();
        bibs.extend(store::bibs_of_items(tx, &items)?);
        Ok(bibs)
    }

    fn bring(&self, bibs: &BTreeSet<BibId>) -> Result<(), IndexError> {
        let ids: Vec<BibId> = bibs.iter().copied().collect();
        for part in ids.chunks(RECORDS) {
            let (docs, gone) = self
                .store
                .read(|tx| build::documents(tx, &self.ties, part))?;
            self.index.apply(&docs, &gone)?;
        }
        Ok(())
    }

    /// Takes documents in ahead of their journal entry: for an import that has them at hand. They are searchable after
    /// [`Self::catch_up`].
    ///
    /// # Errors
    /// When the index refuses.
    pub fn take_in(&self, docs: &[BibDoc]) -> Result<(), SearchError> {
        self.index.apply(docs, &[])?;
        self.taken.lock().extend(docs.iter().map(|doc| doc.id));
        self.waiting.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Empties the index and fills it from the tables.
    ///
    /// # Errors
    /// See [`IndexError`].
    pub fn rebuild(&self) -> Result<usize, IndexError> {
        let _turn = self.at_work.lock();
        self.seal()?;
        self.fill()
    }

    /// Fills the index from the tables; it then stands where the journal stood before.
    fn fill(&self) -> Result<usize, IndexError> {
        let position = self.store.read(journal::last_position)?;
        self.index.clear()?;
        self.taken.lock().clear();
        let (mut after, mut count) = (BibId(i64::MIN), 0);
        loop {
            let most = i64::try_from(RECORDS).unwrap_or(i64::MAX);
            let ids = self.store.read(|tx| store::ids_after(tx, after, most))?;
            let Some(last) = ids.last() else { break };
            (after, count) = (*last, count + ids.len());
            self.bring(&ids.into_iter().collect())?;
        }
        self.commit(position)?;
        Ok(count)
    }

    /// Compares the ids in the index with those in the tables.
    ///
    /// # Errors
    /// See [`IndexError`].
    pub fn check(&self) -> Result<Differences, IndexError> {
        let indexed = self.index.doctor_ids()?;
        let mut kept = Vec::with_capacity(indexed.len());
        let mut after = BibId(i64::MIN);
        loop {
            let ids = self.store.read(|tx| store::ids_after(tx, after, 10_000))?;
            let Some(last) = ids.last() else { break };
            after = *last;
            kept.extend(ids.into_iter().map(|id| id.0));
        }
        let without = |from: &[i64], other: &[i64]| -> Vec<i64> {
            let lacks = |id: &&i64| other.binary_search(id).is_err();
            from.iter().filter(lacks).copied().collect()
        };
        Ok(Differences {
            missing: without(&kept, &indexed),
            surplus: without(&indexed, &kept),
        })
    }

    /// Follows in a thread of its own until the answer is dropped.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(self: Arc<Self>) -> std::io::Result<Following> {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        let thread = std::thread::Builder::new().name("search-follower".into());
        let thread = thread.spawn(move || self.follow(&asked))?;
        Ok(Following {
            stop,
            thread: Some(thread),
        })
    }

    fn follow(&self, stop: &AtomicBool) {
        while !stop.load(Ordering::Relaxed) {
            let (seen, seals) = (
                self.store.writes().now(),
                self.seals.load(Ordering::Relaxed),
            );
            if let Err(error) = self.catch_up() {
                tracing::warn!(%error, "the search index could not be brought up to date; it will be tried again");
            }
            let own = self.seals.load(Ordering::Relaxed) - seals;
            self.store.writes().wait_past(seen + own, LOOK_EVERY);
            if !stop.load(Ordering::Relaxed) {
                std::thread::park_timeout(GATHER);
            }
        }
    }
}

/// The records an entry names as ranges.
fn named(entry: &Sealed) -> impl Iterator<Item = BibId> + use<> {
    let ids = entry.facts.get("ids").cloned().unwrap_or_default();
    let ranges: Vec<(i64, i64)> = serde_json::from_value(ids).unwrap_or_default();
    ranges
        .into_iter()
        .flat_map(|(first, last)| first..=last)
        .map(BibId)
}

/// A follower at work; dropping it stops it.
pub struct Following {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Following {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            thread.join().ok();
        }
    }
}
