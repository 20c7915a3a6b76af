//! Bringing a file in at once: read and checked on two threads, one transaction for each stretch written on a third
//! and indexed on a fourth, so that the disk, the tables and the index wait for each other as little as they can.
//!
//! A run that was killed is simply run again: what is in is known by its control number and unchanged digest.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use ::store::{Store, StoreError};
use callslip_marc::{Format, Limits};
use kernel::{Act, BatchId};
use search::{BibDoc, SearchError};

use super::Summary;
use super::batch::State;
use super::items::Places;
use super::prepare::{Prepared, Problem};
use super::profile::Profile;
use super::reading::{self, Reading};
use super::store::{NewBatch, insert_batch, set_state};
use super::write::{Frame, Wanted, Written, write};
use crate::CatalogueError;
use crate::index::{Follower, IndexError};

/// Stretches that may wait to be written, and as many to be indexed.
const STRETCHES: usize = 2;

/// How a file is brought in.
#[derive(Clone, Debug)]
pub struct Options {
    /// Its name for people.
    pub name: String,
    /// How it is matched and what its items are.
    pub profile: Profile,
    /// Its format; `None` to tell it from the content.
    pub format: Option<Format>,
    /// Only say what would be done.
    pub dry_run: bool,
    /// How much is held in memory, and how much is written at once.
    pub limits: Limits,
    /// Threads that read and check.
    pub threads: usize,
}

impl Options {
    /// With this profile, two threads, two megabytes (about a thousand records) a transaction.
    #[must_use]
    pub fn new(name: &str, profile: Profile) -> Self {
        Self {
            name: name.to_owned(),
            profile,
            format: None,
            dry_run: false,
            limits: Limits {
                chunk: 2 << 20,
                ..Limits::default()
            },
            threads: 2,
        }
    }
}

/// What is told while a file is brought in.
#[derive(Debug)]
pub enum Told<'a> {
    /// Something is wrong in a record.
    Problem(&'a Problem),
    /// So much is done and on the disk.
    Done(&'a Summary),
}

/// Why an import ended before its end. What was told as done is in; running it again goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file could not be read any further.
    #[error("the file cannot be read any further: {0}")]
    Read(#[from] io::Error),
    /// The catalogue refused.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The search index refused; the records are in and `callslip doctor` mends the index.
    #[error(transparent)]
    Search(#[from] SearchError),
}

impl From<IndexError> for ImportError {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Store(error) => error.into(),
            IndexError::Search(error) => error.into(),
        }
    }
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Catalogue(error.into())
    }
}

/// The library that records are brought into.
#[derive(Clone)]
pub struct Library<'a> {
    /// The tables.
    pub store: &'a Store,
    /// The follower of the search index, to have the records searchable at the end.
    pub follower: Option<&'a Follower>,
    /// Under which act it is done.
    pub act: &'a Act,
}

/// Brings in every record of `input`. With a follower they are searchable when this returns.
///
/// # Errors
/// See [`ImportError`].
pub fn run(
    library: Library<'_>,
    input: impl Read + Send,
    options: &Options,
    told: &mut (dyn FnMut(Told<'_>) + Send),
) -> Result<Summary, ImportError> {
    let bring = || bring_in(library.clone(), input, options, told);
    library.store.with_room(bring)
}

fn bring_in(
    library: Library<'_>,
    input: impl Read + Send,
    options: &Options,
    told: &mut (dyn FnMut(Told<'_>) + Send),
) -> Result<Summary, ImportError> {
    let Library {
        store,
        follower,
        act,
    } = library;
    let places = store.read(Places::load)?;
    if let Some(follower) = follower {
        follower.catch_up()?;
    }
    let batch = begin(store, act, options)?;
    let mut desk = Desk {
        store,
        follower: follower.filter(|_| !options.dry_run),
        act,
        batch,
        options,
        told,
        summary: Summary::default(),
        failed: None,
    };
    let read = desk.read(input, &places);
    let ended = desk.end(read);
    let summary = desk.summary;
    ended.map(|()| summary)
}

fn begin(store: &Store, act: &Act, options: &Options) -> Result<BatchId, StoreError> {
    if options.dry_run {
        return Ok(BatchId(0));
    }
    let new = NewBatch {
        name: &options.name,
        path: "",
        profile: &options.profile.code,
        state: State::Committing,
        bytes: 0,
    };
    store.write(act, |tx| insert_batch(tx, new))
}

struct Desk<'a, 't> {
    store: &'a Store,
    follower: Option<&'a Follower>,
    act: &'a Act,
    batch: BatchId,
    options: &'a Options,
    told: &'t mut (dyn FnMut(Told<'_>) + Send),
    summary: Summary,
    failed: Option<ImportError>,
}

impl Desk<'_, '_> {
    fn read(&mut self, input: impl Read + Send, places: &Places) -> io::Result<()> {
        let how = Reading {
            rules: &self.options.profile.rules,
            places,
            format: self.options.format,
            limits: self.options.limits,
            threads: self.options.threads,
        };
        let (send, receive) = sync_channel::<Vec<Prepared>>(STRETCHES);
        let (hand_on, written) = sync_channel::<Vec<BibDoc>>(STRETCHES);
        let follower = self.follower;
        let desk = &mut *self;
        let (read, wrote, indexed) = std::thread::scope(|scope| {
            let indexer = scope.spawn(move || index(follower, &written));
            let writer = scope.spawn(move || {
                let mut stretches = receive.into_iter();
                stretches.try_for_each(|some| desk.take(some, &hand_on))
            });
            let read = reading::read(input, how, move |some| send.send(some).map_err(stopped));
            (read, writer.join(), indexer.join())
        });
        let ended = |_| io::Error::other("a thread of the import broke off");
        if let Err(error) = indexed.map_err(ended)? {
            // That is why the others stopped.
            self.failed = Some(error.into());
        }
        read.and(wrote.map_err(ended)?)
    }

    fn take(&mut self, some: Vec<Prepared>, hand_on: &SyncSender<Vec<BibDoc>>) -> io::Result<()> {
        for problem in some.iter().flat_map(|one| &one.problems) {
            (self.told)(Told::Problem(problem));
        }
        let wanted: Vec<Wanted> = some.into_iter().map(|one| (one, None)).collect();
        match self.write(wanted) {
            Ok(docs) => hand_on.send(docs).map_err(stopped)?,
            Err(error) => return Err(stopped(self.failed.insert(error))),
        }
        (self.told)(Told::Done(&self.summary));
        Ok(())
    }

    /// Writes a stretch in one transaction; gives what is to be indexed of it.
    fn write(&mut self, wanted: Vec<Wanted>) -> Result<Vec<BibDoc>, ImportError> {
        let frame = Frame {
            batch: self.batch,
            rules: &self.options.profile.rules,
            dry: self.options.dry_run,
        };
        let written: Written = if frame.dry {
            self.store.read(|tx| write(tx, frame, wanted))?
        } else {
            self.store.write(self.act, |tx| write(tx, frame, wanted))?
        };
        for problem in &written.problems {
            (self.told)(Told::Problem(problem));
        }
        self.summary += written.summary;
        self.summary.problems += written.problems.len() as u64;
        Ok(written.docs)
    }

    /// Notes how it ended, and brings the index up to it.
    fn end(&mut self, read: io::Result<()>) -> Result<(), ImportError> {
        let error = self.failed.take().or(read.err().map(ImportError::Read));
        let (state, note) = match &error {
            None => (State::Committed, String::new()),
            Some(error) => (State::Stopped, error.to_string()),
        };
        if !self.options.dry_run {
            let batch = self.batch;
            let noted = self
                .store
                .write(self.act, |tx| set_state(tx, batch, state, &note));
            if error.is_none() {
                noted?;
            }
        }
        if let Some(follower) = self.follower {
            follower.catch_up()?;
        }
        error.map_or(Ok(()), Err)
    }
}

/// Indexes what was written, stretch after stretch, until the writer ends.
fn index(follower: Option<&Follower>, written: &Receiver<Vec<BibDoc>>) -> Result<(), SearchError> {
    for docs in written {
        if let Some(follower) = follower {
            follower.take_in(&docs)?;
        }
    }
    Ok(())
}

/// What ends the reading where another thread has stopped; why, that thread has said.
fn stopped<T>(_: T) -> io::Error {
    io::Error::other("the import was stopped")
}
