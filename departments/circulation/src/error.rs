//! Why an act of lending did not happen.

use catalogue::CatalogueError;
use kernel::{Barcode, ItemId, LoanId, PatronId, Reason};
use money::MoneyError;
use store::StoreError;

/// Why nothing was lent, taken back or renewed. Nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum CirculationError {
    /// The rules refuse it.
    #[error("refused: {}", codes(&.0.reasons))]
    Refused(Box<Refusal>),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Charging went wrong.
    #[error(transparent)]
    Money(MoneyError),
    /// The catalogue could not do its part.
    #[error(transparent)]
    Catalogue(CatalogueError),
}

/// A refusal: every reason at once, what it was about, and the way on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// All of them; each says who may set it aside.
    pub reasons: Vec<Reason>,
    /// The patron, where one was found.
    pub patron: Option<PatronId>,
    /// The item, where one was found.
    pub item: Option<ItemId>,
    /// Its title.
    pub title: String,
    /// What could be done instead.
    pub offer: Option<Offer>,
}

/// What could be done instead of what was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Renew this loan: the patron has the item already.
    Renew(LoanId),
    /// Check the item in first: another patron has it.
    CheckIn(Barcode),
    /// Add a brief record: no item has this barcode.
    FastAdd(Barcode),
}

fn codes(reasons: &[Reason]) -> String {
    let codes: Vec<&str> = reasons.iter().map(|r| r.code).collect();
    codes.join(", ")
}

impl From<Refusal> for CirculationError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Vec<Reason>> for CirculationError {
    fn from(reasons: Vec<Reason>) -> Self {
        Refusal {
            reasons,
            ..Refusal::default()
        }
        .into()
    }
}

impl From<Reason> for CirculationError {
    fn from(reason: Reason) -> Self {
        vec![reason].into()
    }
}

impl Refusal {
    /// A refusal for one reason.
    #[must_use]
    pub fn from_reason(reason: Reason) -> Self {
        Self {
            reasons: vec![reason],
            ..Self::default()
        }
    }
}

impl From<MoneyError> for CirculationError {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::Store(e) => Self::Store(e),
            MoneyError::Refused(reasons) => reasons.into(),
            MoneyError::Ledger(e) => Self::Money(MoneyError::Ledger(e)),
        }
    }
}

impl From<CatalogueError> for CirculationError {
    fn from(error: CatalogueError) -> Self {
        match error {
            CatalogueError::Store(e) => Self::Store(e),
            CatalogueError::Refused(reasons) => reasons.into(),
            CatalogueError::Damaged(bib) => Self::Catalogue(CatalogueError::Damaged(bib)),
        }
    }
}

impl CirculationError {
    /// The refusal, where the rules refused.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Self::Refused(refusal) = self {
            Some(refusal)
        } else {
            None
        }
    }

    /// The reasons, where the rules refused.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        self.refusal().map_or(&[], |r| &r.reasons)
    }
}

/// `Ok` without reasons, else the refusal.
pub(crate) fn unless(reasons: Vec<Reason>) -> Result<(), CirculationError> {
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(reasons.into())
    }
}
