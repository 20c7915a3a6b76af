//! A job and its states.

use ::store::{StoreError, Tx};
use kernel::{JobId, Moment};
use serde::Serialize;

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for a worker, or for the time of its next try.
    Queued,
    /// A worker is at it.
    Running,
    /// Ended well.
    Done,
    /// Failed for good; somebody may start it anew.
    Failed,
    /// Ended because somebody asked.
    Cancelled,
}

impl State {
    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a word; what nobody knows counts as failed, so that somebody looks.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "queued" => Self::Queued,
            "running" => Self::Running,
            "done" => Self::Done,
            "cancelled" => Self::Cancelled,
            _ => Self::Failed,
        }
    }

    /// Whether nothing more will happen by itself.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// One piece of long work.
#[derive(Clone, Debug)]
pub struct Job {
    /// The job.
    pub id: JobId,
    /// What kind of work.
    pub kind: String,
    /// What the work needs to know, as JSON.
    pub payload: String,
    /// Where it stands.
    pub state: State,
    /// Tries so far.
    pub attempts: i64,
    /// How much is done.
    pub done: i64,
    /// Of how much; 0 while nobody knows.
    pub total: i64,
    /// What it does now, or why it failed.
    pub note: String,
    /// Whether somebody asked it to stop.
    pub cancel_asked: bool,
    /// Who asked for it.
    pub asked_by: String,
    /// When it was asked for.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

/// Asks for a piece of work of `kind`, in the transaction of the act that wants it.
///
/// # Errors
/// What the database says, or a payload that cannot be written as JSON.
pub fn ask(tx: &Tx<'_>, kind: &'static str, payload: &impl Serialize) -> Result<JobId, StoreError> {
    let json = serde_json::to_string(payload)
        .map_err(|e| StoreError::Database(format!("payload: {e}")))?;
    crate::store::insert(tx, kind, &json)
}

/// The job of an id.
///
/// # Errors
/// What the database says.
pub fn job(tx: &Tx<'_>, id: JobId) -> Result<Option<Job>, StoreError> {
    crate::store::by_id(tx, id)
}
