//! Why an act on money did not happen.

use kernel::Reason;
use ledger::LedgerError;
use store::StoreError;

/// Why nothing was charged, paid, waived or counted. Nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum MoneyError {
    /// The rules refuse it, for all these reasons; each has the way on.
    #[error("refused: {}", codes(.0))]
    Refused(Vec<Reason>),
    /// The ledger refuses it: a fault of the program or a chart without an account.
    #[error(transparent)]
    Ledger(LedgerError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn codes(reasons: &[Reason]) -> String {
    let codes: Vec<&str> = reasons.iter().map(|r| r.code).collect();
    codes.join(", ")
}

impl From<LedgerError> for MoneyError {
    fn from(error: LedgerError) -> Self {
        if let LedgerError::Store(e) = error {
            Self::Store(e)
        } else {
            Self::Ledger(error)
        }
    }
}

impl From<Reason> for MoneyError {
    fn from(reason: Reason) -> Self {
        Self::Refused(vec![reason])
    }
}

impl MoneyError {
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
pub(crate) fn unless(reasons: Vec<Reason>) -> Result<(), MoneyError> {
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(MoneyError::Refused(reasons))
    }
}
