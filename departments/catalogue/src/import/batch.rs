//! A batch: one file of records, from its staging to its end.

use ::store::{StoreError, Tx};
use kernel::{BatchId, Moment};

use super::store;

/// How far a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its file is being read; nothing is written to the catalogue.
    Staging,
    /// It waits for somebody to look at it.
    Staged,
    /// Its records are being written.
    Committing,
    /// They are written.
    Committed,
    /// They are being taken out again.
    Undoing,
    /// They are out.
    Undone,
    /// It ended before its end; the note says why.
    Stopped,
}

impl State {
    /// The word kept in the database and shown through `import-state-{code}`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Staging => "staging",
            Self::Staged => "staged",
            Self::Committing => "committing",
            Self::Committed => "committed",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
            Self::Stopped => "stopped",
        }
    }

    pub(super) fn of(code: &str) -> Self {
        let all = [
            Self::Staging,
            Self::Staged,
            Self::Committing,
            Self::Committed,
            Self::Undoing,
            Self::Undone,
        ];
        let found = all.into_iter().find(|state| state.code() == code);
        found.unwrap_or(Self::Stopped)
    }

    /// Whether nothing is being done to it.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Staging | Self::Committing | Self::Undoing)
    }
}

/// One file of records. The counts are of what was done, not of what is there now.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Batch {
    /// The batch.
    pub id: BatchId,
    /// The name of the file as it came.
    pub name: String,
    /// Where its copy is kept; empty when it was brought in at once.
    pub path: String,
    /// The code of its profile.
    pub profile: String,
    /// The format of the file, once it is known.
    pub format: String,
    /// How far it is.
    pub state: State,
    /// What is to be said about that.
    pub note: String,
    /// The length of the file in bytes; 0 where it is not known.
    pub bytes: i64,
    /// How much of it was read.
    pub bytes_read: i64,
    /// Records in it.
    pub records: i64,
    /// Problems in it.
    pub problems: i64,
    /// Records added.
    pub added: i64,
    /// Records that took the place of ours.
    pub overlaid: i64,
    /// Records left out.
    pub skipped: i64,
    /// Items added.
    pub items: i64,
    /// Records that an undo left because something hangs on them.
    pub kept: i64,
    /// When it began.
    pub started_at: Moment,
    /// When it came to rest.
    pub ended_at: Option<Moment>,
    /// Who brought it.
    pub by: String,
    /// The piece of work that is or was at it.
    pub job: Option<kernel::JobId>,
}

/// The batch.
///
/// # Errors
/// What the database says.
pub fn batch(tx: &Tx<'_>, id: BatchId) -> Result<Option<Batch>, StoreError> {
    store::batch_of(tx, id)
}

/// Some batches, the newest first, and how many there are.
///
/// # Errors
/// What the database says.
pub fn batches(tx: &Tx<'_>, offset: i64, limit: i64) -> Result<(Vec<Batch>, i64), StoreError> {
    store::batches(tx, offset, limit)
}
