//! Reasons as an answer kept for an act key holds them.

use kernel::Reason;
use serde::{Deserialize, Serialize};

/// A reason as an answer kept for an act key holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The stable word of the reason.
    pub code: String,
    /// What its message is filled with.
    pub args: Vec<(String, String)>,
}

/// The words of reasons that speak against a renewal.
const CODES: &[&str] = &[
    "renew-limit",
    "renew-late",
    "renew-lost",
    "renew-claimed",
    "renew-no-gain",
    "loan-owes",
    "loan-lost-items",
    "loan-claims",
    "loan-no-term",
    "loan-over",
    "patron-expired",
    "block-card-lost",
    "block-address",
    "block-agreement",
    "block-conduct",
    "block-other",
];
/// The names of the values that fill their messages.
const NAMES: &[&str] = &["n", "most", "days", "owed", "limit", "day", "until", "note"];

impl Told {
    /// Keeps a reason.
    #[must_use]
    pub fn of(reason: &Reason) -> Self {
        let args = reason.args.iter();
        Self {
            code: reason.code.into(),
            args: args.map(|(n, v)| ((*n).into(), v.clone())).collect(),
        }
    }

    /// The reason as pages tell it; nothing for a word that speaks against no renewal.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        let code = CODES.iter().find(|code| **code == self.code)?;
        let named = self.args.iter().filter_map(|(name, value)| {
            let name = NAMES.iter().find(|known| *known == name)?;
            Some((*name, value.clone()))
        });
        Some(named.fold(Reason::new(code), |reason, (name, value)| {
            reason.with(name, value)
        }))
    }
}
