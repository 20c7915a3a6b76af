//! Setting reasons aside: one by one, by name, with a note. Nobody sets "everything" aside.

use kernel::{Actor, Reason};
use serde::{Deserialize, Serialize};

/// One reason set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The code of the reason.
    pub code: String,
    /// Why, in the words of who sets it aside.
    pub note: String,
}

webkit::shape!(Override, "Override" { code, note });

/// The reasons that still stand: those not named, and those this person may not set aside. Pure.
#[must_use]
pub fn left(reasons: Vec<Reason>, overrides: &[Override], actor: &Actor) -> Vec<Reason> {
    let set_aside = |reason: &Reason| {
        overrides.iter().any(|o| o.code == reason.code) && reason.may_be_set_aside_by(actor)
    };
    reasons.into_iter().filter(|r| !set_aside(r)).collect()
}

/// Whether this person may set every one of them aside, so that a page may offer it.
#[must_use]
pub fn all_may_be_set_aside(reasons: &[Reason], actor: &Actor) -> bool {
    !reasons.is_empty() && reasons.iter().all(|r| r.may_be_set_aside_by(actor))
}
