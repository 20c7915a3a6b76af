//! A count by denomination.

use kernel::{Cents, Reason};
use serde::{Deserialize, Serialize};

use crate::setup::Denomination;

/// Nobody counts more pieces of one kind than this at one drawer.
const PIECES_MOST: i64 = 100_000;

/// How many pieces of each denomination were counted; none of a kind is left out or zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count(pub Vec<(Cents, i64)>);

impl Count {
    /// What it comes to.
    #[must_use]
    pub fn total(&self) -> Cents {
        self.0
            .iter()
            .map(|(worth, pieces)| Cents(worth.0.saturating_mul(*pieces)))
            .sum()
    }

    /// The pieces of one denomination.
    #[must_use]
    pub fn pieces(&self, worth: Cents) -> i64 {
        self.0
            .iter()
            .filter(|(w, _)| *w == worth)
            .map(|(_, n)| n)
            .sum()
    }

    /// What speaks against it: a denomination that is not counted here, a number nobody counts.
    pub(super) fn against(&self, known: &[Denomination]) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for (i, (worth, pieces)) in self.0.iter().enumerate() {
            let twice = self.0[..i].iter().any(|(w, _)| w == worth);
            if twice || !known.iter().any(|d| d.cents == *worth) {
                reasons.push(Reason::new("count-denomination").with("worth", worth));
            }
            if !(0..=PIECES_MOST).contains(pieces) {
                let reason = Reason::new("count-pieces").with("worth", worth);
                reasons.push(reason.with("pieces", pieces));
            }
        }
        reasons
    }
}
