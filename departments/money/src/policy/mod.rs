//! How this library handles money: its zone, its accounts' parts, its thresholds.

mod store;

use ::store::{StoreError, Tx};
use jiff::tz::TimeZone;
use kernel::{Cents, Day, Moment};
use serde::{Deserialize, Serialize};

/// Which account of the chart plays which part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parts {
    /// What patrons owe, kept by patron.
    pub owed: String,
    /// What the library owes patrons, kept by patron.
    pub credit: String,
    /// Cash in drawers, kept by drawer session.
    pub cash: String,
    /// The change fund that floats come from and go back to.
    pub safe: String,
    /// Deposits on the way to the cashier or the bank.
    pub deposits: String,
    /// Charges waived.
    pub waived: String,
    /// Charges written off.
    pub written_off: String,
    /// Cash over and short.
    pub over_short: String,
    /// Cash paid out of drawers.
    pub paid_out: String,
}

impl Default for Parts {
    fn default() -> Self {
        let code = |code: &str| code.to_owned();
        Self {
            owed: code("1100"),
            credit: code("2010"),
            cash: code("1010"),
            safe: code("1015"),
            deposits: code("1020"),
            waived: code("5010"),
            written_off: code("5020"),
            over_short: code("5030"),
            paid_out: code("5040"),
        }
    }
}

/// The library's settings for money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// The IANA name of the zone that business days are counted in.
    pub time_zone: String,
    /// A waiver, refund or write-off above this needs a note besides its reason.
    pub note_above_cents: Cents,
    /// Which account plays which part.
    pub parts: Parts,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            time_zone: "America/Los_Angeles".into(),
            note_above_cents: Cents(1_000),
            parts: Parts::default(),
        }
    }
}

impl Policy {
    /// The business day of a moment.
    #[must_use]
    pub fn day(&self, at: Moment) -> Day {
        at.day(&TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC))
    }
}

/// The settings in force; those shipped until somebody saves others.
///
/// # Errors
/// What the database says.
pub fn load(tx: &Tx<'_>) -> Result<Policy, StoreError> {
    store::load(tx)
}

/// Puts settings in force.
///
/// # Errors
/// What the database says.
pub fn save(tx: &Tx<'_>, policy: &Policy) -> Result<(), StoreError> {
    store::save(tx, policy)
}
