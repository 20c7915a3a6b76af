#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod bad;
mod bring;
mod decide;
mod kept;
mod take_back;

use ::store::Store;
use ::store::testing::{TestStore, both};
use callslip_marc::{DataField, Record};
use kernel::{Act, BatchId, Moment};

use super::store::NewBatch;
use super::*;
use crate::CatalogueError;

pub(super) fn act() -> Act {
    Act::system(Moment(1_795_543_200_000))
}

/// Empty libraries on both databases, with the small college in each.
pub(super) fn libraries() -> Vec<TestStore> {
    let stores = both().unwrap();
    for store in &stores {
        store
            .write(&act(), |tx| {
                building::testing::college(tx)?;
                crate::testing::set_up(tx)
            })
            .unwrap();
    }
    stores
}

/// `number title`, from the agency XX.
pub(super) fn record(number: &str, title: &str) -> Record {
    let mut record = crate::testing::record(title, "Somebody, A.");
    record.set_control("001", number);
    record.set_control("003", "XX");
    record
}

pub(super) fn with(mut record: Record, field: DataField) -> Record {
    record.insert(field);
    record
}

pub(super) fn file(records: &[Record]) -> Vec<u8> {
    records.iter().flat_map(crate::bib::encode).collect()
}

pub(super) fn options(store: &Store, code: &str) -> Options {
    let profile = store.read(|tx| profile(tx, code)).unwrap().unwrap();
    Options::new("test.mrc", profile)
}

/// A library without an index.
pub(super) fn into<'a>(store: &'a Store, act: &'a Act) -> Library<'a> {
    Library {
        store,
        follower: None,
        act,
    }
}

/// Brings a file in at once; gives what was done and the codes of the problems.
pub(super) fn bring(store: &Store, code: &str, bytes: &[u8]) -> (Summary, Vec<String>) {
    let mut codes = Vec::new();
    let summary = run(
        into(store, &act()),
        bytes,
        &options(store, code),
        &mut |told| {
            if let Told::Problem(problem) = told {
                codes.push(problem.code.clone());
            }
        },
    );
    (summary.unwrap(), codes)
}

/// Stages a file and gives its batch.
pub(super) fn staged_batch(store: &Store, code: &str, bytes: &[u8]) -> BatchId {
    let new = NewBatch {
        name: "test.mrc",
        path: "kept.mrc",
        profile: code,
        state: State::Staging,
        bytes: bytes.len() as i64,
    };
    let batch = store
        .write(&act(), |tx| store::insert_batch(tx, new))
        .unwrap();
    stage(store, &act(), batch, bytes, &mut |_, _| Ok(())).unwrap();
    batch
}

pub(super) fn batch_now(store: &Store, id: BatchId) -> Batch {
    store.read(|tx| batch(tx, id)).unwrap().unwrap()
}

pub(super) fn begin_commit(store: &Store, id: BatchId) {
    store
        .write(&act(), |tx| commit::begin(tx, id).map(drop))
        .unwrap();
}

/// Titles in the order of their records.
pub(super) fn titles(store: &Store) -> Vec<String> {
    store
        .read(|tx| tx.query("SELECT title FROM bibs ORDER BY id", &[], |row| row.get(0)))
        .map_err(CatalogueError::from)
        .unwrap()
}
