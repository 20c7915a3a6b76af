//! Why an account or a sign-in was refused.

use kernel::Reason;
use store::StoreError;

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// The rules refuse it; every reason at once.
    #[error("refused: {}", .0.iter().map(|r| r.code).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Reason>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A password could not be hashed, or the system gave no randomness.
    #[error("secrets cannot be made: {0}")]
    Secret(String),
    /// The role table that ships is damaged: a fault of the build.
    #[error("the role table: {0}")]
    Roles(String),
}

impl AccessError {
    /// One reason.
    #[must_use]
    pub fn because(reason: Reason) -> Self {
        Self::Refused(vec![reason])
    }
}
