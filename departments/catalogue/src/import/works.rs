//! The long works with a batch as jobs: each can be stopped and goes on where it was.

use ::store::{StoreError, Tx};
use jobs::{JobError, Run, Workers};
use kernel::{BatchId, Reason};
use serde::{Deserialize, Serialize};

use super::batch::State;
use super::stage::Stopped;
use super::{commit, kept, stage, store, undo};
use crate::{CatalogueError, Desk};

const STAGE: &str = "import-stage";
const COMMIT: &str = "import-commit";
const UNDO: &str = "import-undo";

/// What is noted of a batch whose work somebody stopped, and of one whose disk was full.
const CANCELLED: &str = "import-note-cancelled";
pub(super) const DISK_FULL: &str = "import-note-disk-full";

/// What a job of ours needs to know.
#[derive(Serialize, Deserialize)]
struct Payload {
    batch: BatchId,
}

/// Asks for a file to be staged.
pub(super) fn ask_stage(tx: &Tx<'_>, batch: BatchId) -> Result<(), StoreError> {
    ask(tx, STAGE, batch)
}

/// Asks for a staged batch to be written.
pub(super) fn ask_commit(tx: &Tx<'_>, batch: BatchId) -> Result<(), CatalogueError> {
    commit::begin(tx, batch)?;
    Ok(ask(tx, COMMIT, batch)?)
}

/// Asks for a batch to be taken back; unless `leave`, nothing may stand against it.
pub(super) fn ask_undo(
    tx: &Tx<'_>,
    batch: BatchId,
    desk: &Desk,
    leave: bool,
) -> Result<(), CatalogueError> {
    undo::begin(tx, batch, &desk.ties, leave)?;
    Ok(ask(tx, UNDO, batch)?)
}

/// Asks for the work that stopped before its end to go on.
pub(super) fn ask_again(tx: &Tx<'_>, batch: BatchId) -> Result<(), CatalogueError> {
    let found = commit::standing(tx, batch)?;
    let job = match found.job.filter(|_| found.state == State::Stopped) {
        Some(id) => jobs::job(tx, id)?.filter(|job| job.state != jobs::State::Running),
        None => None,
    };
    let job = job.ok_or_else(|| Reason::new("import-not-stopped"))?;
    let kind = [STAGE, COMMIT, UNDO]
        .into_iter()
        .find(|kind| *kind == job.kind);
    let kind = kind.ok_or_else(|| Reason::new("import-not-stopped"))?;
    if !job.state.is_over() {
        jobs::cancel(tx, job.id)?;
    }
    store::set_state(tx, batch, at_work(kind), "")?;
    Ok(ask(tx, kind, batch)?)
}

/// Asks the work at a batch to stop after its next step; what is done stays done.
pub(super) fn ask_stop(tx: &Tx<'_>, batch: BatchId) -> Result<(), CatalogueError> {
    let found = commit::standing(tx, batch)?;
    let job = found.job.filter(|_| !found.state.is_settled());
    let job = job.ok_or_else(|| Reason::new("import-not-running"))?;
    let waiting = jobs::job(tx, job)?.is_some_and(|job| job.state == jobs::State::Queued);
    jobs::cancel(tx, job)?;
    if waiting {
        store::set_state(tx, batch, State::Stopped, CANCELLED)?;
    }
    Ok(())
}

/// Where a batch is while this kind of work is at it.
fn at_work(kind: &str) -> State {
    match kind {
        COMMIT => State::Committing,
        UNDO => State::Undoing,
        _ => State::Staging,
    }
}

fn ask(tx: &Tx<'_>, kind: &'static str, batch: BatchId) -> Result<(), StoreError> {
    let job = jobs::ask(tx, kind, &Payload { batch })?;
    store::set_job(tx, batch, job)
}

/// Teaches workers to stage, to write and to take back batches.
#[must_use]
pub fn works(workers: Workers, desk: &Desk) -> Workers {
    let (first, second, third) = (desk.clone(), desk.clone(), desk.clone());
    workers
        .knows(STAGE, move |run| {
            work(run, |batch| work_stage(run, &first, batch))
        })
        .knows(COMMIT, move |run| {
            work(run, |batch| {
                let step = &mut |done, total| told(run, done, total);
                commit(&second.store, &run.act(), batch, step).map(drop)
            })
        })
        .knows(UNDO, move |run| {
            work(run, |batch| {
                let step = &mut |done, total| told(run, done, total);
                undo(&third.store, &run.act(), batch, &third.ties, step).map(drop)
            })
        })
}

fn work_stage(run: &Run, desk: &Desk, batch: BatchId) -> Result<(), Stopped> {
    let unknown = || CatalogueError::from(Reason::new("import-unknown").with("id", batch));
    let found = desk.store.read(|tx| store::batch_of(tx, batch))?;
    let found = found.ok_or_else(unknown)?;
    if found.state != State::Staging {
        // We were killed between the end of the staging and the end of the job.
        return Ok(kept::remove(&desk.store, &run.act(), &found)?);
    }
    let file = kept::open(&desk.store, &found)?;
    let length = u64::try_from(found.bytes).unwrap_or(0);
    let step = &mut |read, _| told(run, read, length);
    stage(&desk.store, &run.act(), batch, file, step)?;
    Ok(kept::remove(&desk.store, &run.act(), &found)?)
}

/// Notes how far it is. What stops the job is said in words; the worker knows why by itself.
fn told(run: &Run, done: u64, total: u64) -> Result<(), String> {
    run.progress(done, total, "").map_err(|e| e.to_string())
}

/// Does the work and tells the job how it ended; a batch that cannot go on says so itself.
fn work(run: &Run, work: impl FnOnce(BatchId) -> Result<(), Stopped>) -> Result<(), JobError> {
    let batch = run.payload::<Payload>()?.batch;
    begin(run, batch)?;
    let Err(stopped) = work(batch) else {
        return Ok(());
    };
    if let Stopped::Asked(text) = stopped {
        let asked = run.progress(0, 0, "").err();
        if matches!(asked, Some(JobError::Cancelled)) {
            note(run, batch, CANCELLED);
        }
        return Err(asked.unwrap_or(JobError::Again(text)));
    }
    match stopped {
        Stopped::Catalogue(CatalogueError::Store(StoreError::DiskFull(place))) => {
            note(run, batch, DISK_FULL);
            Err(StoreError::DiskFull(place).into())
        }
        Stopped::Catalogue(CatalogueError::Store(error)) => {
            note(run, batch, &error.to_string());
            Err(error.into())
        }
        other => {
            note(run, batch, &other.to_string());
            Err(JobError::ForGood(other.to_string()))
        }
    }
}

/// A batch that stopped and is tried again says that it is worked at.
fn begin(run: &Run, batch: BatchId) -> Result<(), StoreError> {
    let state = at_work(&run.job.kind);
    let found = run.store.read(|tx| store::batch_of(tx, batch))?;
    if found.is_some_and(|one| one.state == State::Stopped) {
        run.store
            .write(&run.act(), |tx| store::set_state(tx, batch, state, ""))?;
    }
    Ok(())
}

fn note(run: &Run, batch: BatchId, text: &str) {
    let noted = run.store.write(&run.act(), |tx| {
        store::set_state(tx, batch, State::Stopped, text)
    });
    if let Err(error) = noted {
        tracing::warn!(%error, batch = batch.0, "it could not be noted that the batch stopped");
    }
}
