//! Why an act of the catalogue did not happen.

use kernel::Reason;
use store::StoreError;

/// Why nothing was added, changed or taken away. Nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The rules refuse it, for all these reasons; each has the way on.
    #[error("refused: {}", codes(.0))]
    Refused(Vec<Reason>),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored record cannot be read as MARC: the database is damaged there.
    #[error("the stored MARC of record {0} cannot be read; `callslip doctor` tells more")]
    Damaged(kernel::BibId),
}

fn codes(reasons: &[Reason]) -> String {
    let codes: Vec<&str> = reasons.iter().map(|r| r.code).collect();
    codes.join(", ")
}

impl From<Reason> for CatalogueError {
    fn from(reason: Reason) -> Self {
        Self::Refused(vec![reason])
    }
}

impl CatalogueError {
    /// The reasons, where the rules refused.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        if let Self::Refused(reasons) = self {
            reasons
        } else {
            &[]
        }
    }
}

/// `Ok` without reasons, else the refusal.
pub(crate) fn unless(reasons: Vec<Reason>) -> Result<(), CatalogueError> {
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(CatalogueError::Refused(reasons))
    }
}
