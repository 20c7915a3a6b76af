//! Why a change of the building was refused or failed.

use kernel::Reason;
use store::StoreError;

/// What is wrong with one field of a form; an empty field is the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name on the form and in the API.
    pub field: &'static str,
    /// What is wrong with it.
    pub reason: Reason,
}

impl Fault {
    /// A fault of a field.
    #[must_use]
    pub fn new(field: &'static str, reason: Reason) -> Self {
        Self { field, reason }
    }
}

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
pub enum BuildingError {
    /// The rules refuse it; every fault at once.
    #[error("refused: {}", .0.iter().map(|f| f.reason.code).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Fault>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BuildingError {
    /// Goes on where there is no fault.
    ///
    /// # Errors
    /// [`Self::Refused`] with all of them.
    pub fn unless(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Self::Refused(faults))
        }
    }
}
