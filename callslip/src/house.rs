//! The house with its doors open: the store, the index, who may come in, the clock.

use std::path::PathBuf;
use std::sync::Arc;

use access::Front;
use anyhow::Context as _;
use catalogue::index::Follower;
use jiff::tz::TimeZone;
use kernel::{Act, Clock};
use search::{Index, SearchError};
use store::{Location, Store, StoreError};

use crate::{Config, wiring};

/// Everything the departments stand on. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The tables.
    pub store: Store,
    /// The full-text index.
    pub index: Arc<Index>,
    /// Who may come in.
    pub front: Front,
    /// Where time comes from.
    pub clock: Clock,
    /// The library's zone.
    pub zone: TimeZone,
    /// The library's name.
    pub library: String,
    /// The folder of the index and of what was uploaded.
    pub folder: PathBuf,
}

/// What this run does with the index of its data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IndexUse {
    /// Writes it, and nobody else does.
    Write,
    /// Searches it: beside a server that keeps it up to date; alone, after bringing it up to date first.
    Search,
    /// Looks at it as it is, or not at all.
    Aside,
}

impl House {
    /// Opens the house of these settings.
    ///
    /// # Errors
    /// When the store or the index cannot be opened, or the library was never set up.
    pub(crate) fn open(config: &Config, clock: Clock, index: IndexUse) -> anyhow::Result<Self> {
        if let Location::Folder(folder) = config.location() {
            let file = Location::file_in(&folder);
            anyhow::ensure!(
                file.exists(),
                "{}: there is no library here; make one with `callslip init` or `callslip demo`",
                folder.display()
            );
        }
        let store = Store::open(&config.location())?;
        let institution = match store.read(building::institution) {
            Err(StoreError::Missing) => {
                anyhow::bail!(
                    "the database holds no library yet; make one with `callslip init` or `callslip demo`"
                )
            }
            other => other?,
        };
        stamp(&store, &clock)?;
        let folder = config.data.value.clone();
        let front = Front::open(store.clone(), wiring::NAMES, clock.now())?;
        let index = Arc::new(open_index(&folder, index, &store)?);
        Ok(Self {
            store,
            index,
            front,
            clock,
            zone: institution.zone,
            library: institution.library,
            folder,
        })
    }

    /// The folder of the index.
    #[must_use]
    pub fn index_folder(folder: &std::path::Path) -> PathBuf {
        folder.join("index")
    }
}

/// Stamps what the departments keep in memory and an earlier version of the program left without a stamp.
fn stamp(store: &Store, clock: &Clock) -> Result<(), StoreError> {
    let mut without = Vec::new();
    store.read(|tx| {
        for one in wiring::kept() {
            if !one.is_stamped(tx)? {
                without.push(one);
            }
        }
        Ok::<_, StoreError>(())
    })?;
    if without.is_empty() {
        return Ok(());
    }
    store.write(&Act::system(clock.now()), |tx| {
        without.iter().try_for_each(|one| one.restamp(tx))
    })
}

fn open_index(folder: &std::path::Path, how: IndexUse, store: &Store) -> anyhow::Result<Index> {
    let path = House::index_folder(folder);
    std::fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
    match how {
        IndexUse::Write => Ok(Index::open(&path)?),
        IndexUse::Search => match Index::open(&path) {
            Ok(index) => caught_up(index, store),
            Err(SearchError::InUse(_)) => Ok(Index::open_to_read(&path)?),
            Err(other) => Err(other.into()),
        },
        IndexUse::Aside => Ok(Index::open_to_read(&path).or_else(|_| new_index(&path))?),
    }
}

/// The index with what the journal holds beyond it; a new node, or one with another library's index, fills it first.
fn caught_up(index: Index, store: &Store) -> anyhow::Result<Index> {
    let index = Arc::new(index);
    Follower::new(store.clone(), Arc::clone(&index), wiring::TIES).catch_up()?;
    Arc::into_inner(index).context("the index is still being followed")
}

/// A new index, looked at without holding it, so that whoever writes next can.
fn new_index(path: &std::path::Path) -> Result<Index, SearchError> {
    drop(Index::open(path)?);
    Index::open_to_read(path)
}
