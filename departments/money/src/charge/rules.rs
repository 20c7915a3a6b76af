//! What keeps a charge from being made: pure.

use kernel::{Cents, Reason};

use super::NewCharge;
use crate::setup::ChargeKind;

/// All reasons against a charge.
pub(super) fn against(new: &NewCharge<'_>, kind: Option<&ChargeKind>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if kind.is_none() {
        reasons.push(Reason::new("charge-kind-unknown").with("kind", new.kind));
    }
    if new.cents <= Cents::ZERO {
        reasons.push(Reason::new("charge-nothing").with("amount", new.cents));
    }
    if new.cents > Cents::MAX_ENTRY {
        reasons.push(Reason::new("charge-too-large").with("most", Cents::MAX_ENTRY));
    }
    reasons
}
