//! Workers: threads that claim jobs and do them.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use ::store::{Store, StoreError};
use jiff::tz::TimeZone;
use kernel::{Act, Clock, JobId};
use parking_lot::Mutex;

use crate::{Cron, Job, State, store};

/// Tries before a job has failed for good.
const ATTEMPTS_MAX: i64 = 5;
/// How often a job's progress is written at most.
const NOTE_EVERY: Duration = Duration::from_millis(250);
/// How long an idle worker waits before it looks again.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Why a job did not end well.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may go better later: the disk, the network, a busy database.
    #[error("{0}")]
    Again(String),
    /// It will not go better by itself.
    #[error("{0}")]
    ForGood(String),
    /// Somebody asked it to stop, and it did.
    #[error("cancelled")]
    Cancelled,
}

impl From<StoreError> for JobError {
    fn from(error: StoreError) -> Self {
        Self::Again(error.to_string())
    }
}

/// How a kind of work is done.
type Work = Arc<dyn Fn(&Run) -> Result<(), JobError> + Send + Sync>;

/// A job in the hands of a worker.
pub struct Run {
    /// The tables.
    pub store: Store,
    /// Where time comes from.
    pub clock: Clock,
    /// The job as it was claimed.
    pub job: Job,
    noted: Mutex<Option<Instant>>,
    cancelled: AtomicBool,
    stop: Arc<AtomicBool>,
}

impl Run {
    /// The job's payload.
    ///
    /// # Errors
    /// When it is not what this kind of work needs.
    pub fn payload<T: serde::de::DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_str(&self.job.payload)
            .map_err(|e| JobError::ForGood(format!("payload: {e}")))
    }

    /// The act under which this job writes.
    #[must_use]
    pub fn act(&self) -> Act {
        Act::system(self.clock.now())
    }

    /// Notes how far the job is (written a few times a second at most) and ends it when it should stop.
    ///
    /// # Errors
    /// [`JobError::Cancelled`] when somebody asked it to stop; [`JobError::Again`] when the program
    /// stops, so that the job goes on after the next start.
    pub fn progress(&self, done: u64, total: u64, note: &str) -> Result<(), JobError> {
        let mut noted = self.noted.lock();
        if noted.is_none_or(|at| at.elapsed() >= NOTE_EVERY) {
            let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            let asked = self.store.write(&self.act(), |tx| {
                store::note(tx, self.job.id, count(done), count(total), note)
            })?;
            self.cancelled.store(asked, Ordering::Relaxed);
            *noted = Some(Instant::now());
        }
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(JobError::Cancelled);
        }
        if self.stop.load(Ordering::Relaxed) {
            return Err(JobError::Again(
                "the program was stopped; the work goes on after its next start".into(),
            ));
        }
        Ok(())
    }
}

/// The workers of this node.
pub struct Workers {
    store: Store,
    clock: Clock,
    zone: TimeZone,
    works: HashMap<&'static str, Work>,
}

/// Workers at work; dropping it stops them after the step they are at.
pub struct AtWork {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            thread.thread().unpark();
            thread.join().ok();
        }
    }
}

impl Workers {
    /// Workers that know no work yet.
    #[must_use]
    pub fn new(store: Store, clock: Clock, zone: TimeZone) -> Self {
        Self {
            store,
            clock,
            zone,
            works: HashMap::new(),
        }
    }

    /// Teaches them a kind of work.
    #[must_use]
    pub fn knows(
        mut self,
        kind: &'static str,
        work: impl Fn(&Run) -> Result<(), JobError> + Send + Sync + 'static,
    ) -> Self {
        self.works.insert(kind, Arc::new(work));
        self
    }

    /// These are the only workers of the store and none has begun: what was running when the last program ended is
    /// gone on with at once.
    ///
    /// # Errors
    /// What the database says.
    pub fn alone(self) -> Result<Self, StoreError> {
        let act = Act::system(self.clock.now());
        self.store.write(&act, store::leave)?;
        Ok(self)
    }

    /// Starts `count` workers.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(self, count: usize) -> std::io::Result<AtWork> {
        let (all, stop) = (Arc::new(self), Arc::new(AtomicBool::new(false)));
        let one = |n: usize| {
            let (all, stop) = (Arc::clone(&all), Arc::clone(&stop));
            std::thread::Builder::new()
                .name(format!("worker-{n}"))
                .spawn(move || all.work(&stop))
        };
        let threads = (0..count).map(one).collect::<Result<Vec<_>, _>>()?;
        Ok(AtWork { stop, threads })
    }

    fn work(&self, stop: &Arc<AtomicBool>) {
        while !stop.load(Ordering::Relaxed) {
            match self.step(stop) {
                Ok(true) => {}
                Ok(false) => std::thread::park_timeout(LOOK_EVERY),
                Err(error) => {
                    tracing::warn!(%error, "the queue could not be read; it will be tried again");
                    std::thread::park_timeout(LOOK_EVERY);
                }
            }
        }
    }

    /// Does the next job, if one is due; says whether there was one.
    ///
    /// # Errors
    /// When the queue cannot be read or written.
    pub fn step(&self, stop: &Arc<AtomicBool>) -> Result<bool, StoreError> {
        self.ask_due()?;
        let kinds: Vec<&str> = self.works.keys().copied().collect();
        let looked = self.store.read(|tx| store::waiting(tx, self.clock.now()))?;
        if !looked {
            return Ok(false);
        }
        let act = Act::system(self.clock.now());
        let Some(job) = self.store.write(&act, |tx| store::claim(tx, &kinds))? else {
            return Ok(false);
        };
        let Some(work) = self.works.get(job.kind.as_str()) else {
            return Ok(false);
        };
        let run = Run {
            store: self.store.clone(),
            clock: self.clock.clone(),
            job,
            noted: Mutex::new(None),
            cancelled: AtomicBool::new(false),
            stop: Arc::clone(stop),
        };
        let outcome = guarded(work, &run);
        self.settle(&run.job, outcome)?;
        Ok(true)
    }

    fn settle(&self, job: &Job, outcome: Result<(), JobError>) -> Result<(), StoreError> {
        let now = self.clock.now();
        let (state, note, again_at) = match outcome {
            Ok(()) => (State::Done, String::new(), None),
            Err(JobError::Cancelled) => (State::Cancelled, String::new(), None),
            Err(JobError::Again(why)) if job.attempts < ATTEMPTS_MAX => (
                State::Queued,
                why,
                Some(now.plus_minutes(1 << (job.attempts - 1).clamp(0, 6))),
            ),
            Err(JobError::Again(why) | JobError::ForGood(why)) => (State::Failed, why, None),
        };
        self.store.write(&Act::system(now), |tx| {
            store::settle(tx, job.id, state, &note, again_at)
        })
    }

    /// Asks for what the schedule says is due. A time that was missed while the program was down is
    /// done once, not once for each time.
    fn ask_due(&self) -> Result<(), StoreError> {
        let now = self.clock.now();
        if !self.store.read(|tx| store::is_any_due(tx, now))? {
            return Ok(());
        }
        self.store.write(&Act::system(now), |tx| {
            for (name, kind, payload, cron) in store::due(tx)? {
                let next = Cron::parse(&cron)
                    .ok()
                    .and_then(|c| c.next_after(now, &self.zone));
                store::next(tx, &name, next.unwrap_or(kernel::Moment(i64::MAX)))?;
                store::insert(tx, &kind, &payload)?;
            }
            Ok(())
        })
    }

    /// Puts a line of the schedule: `kind` is asked for whenever `cron` says, in the library's time.
    ///
    /// # Errors
    /// When the line cannot be read, or the store fails.
    pub fn every(&self, name: &str, kind: &'static str, cron: &str) -> Result<(), JobError> {
        let now = self.clock.now();
        let line = Cron::parse(cron).map_err(|e| JobError::ForGood(e.to_string()))?;
        let next = line
            .next_after(now, &self.zone)
            .ok_or_else(|| JobError::ForGood(format!("{cron}: no such day")))?;
        Ok(self.store.write(&Act::system(now), |tx| {
            store::schedule(tx, name, kind, cron, next)
        })?)
    }
}

/// Does the work; a fault of the program in it fails the job, not the worker.
fn guarded(work: &Work, run: &Run) -> Result<(), JobError> {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(run)));
    done.unwrap_or_else(|_| {
        Err(JobError::ForGood(format!(
            "job {}: a fault in the program; see its log",
            JobId(run.job.id.0)
        )))
    })
}
