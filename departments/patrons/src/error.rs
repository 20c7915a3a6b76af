//! Why something about a patron was refused or failed.

use kernel::Reason;
use store::StoreError;

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
pub enum PatronError {
    /// The rules refuse it; every reason at once.
    #[error("refused: {}", .0.iter().map(|r| r.code).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Reason>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A PIN could not be hashed: the system gave no randomness.
    #[error("a PIN cannot be kept: {0}")]
    Secret(String),
}

impl PatronError {
    /// One reason.
    #[must_use]
    pub fn because(reason: Reason) -> Self {
        Self::Refused(vec![reason])
    }
}
