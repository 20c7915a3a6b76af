//! The search index follows the journal: what was written is found within a second, and never missed.

mod build;
mod doc;
mod follower;
mod store;
#[cfg(test)]
mod tests;

use kernel::BibId;

pub use doc::of_record;
pub use follower::{Differences, Follower, Following, IndexError};

/// Ids as ranges from first to last, ascending: what an entry of the journal names many records with.
#[must_use]
pub fn ranges(mut ids: Vec<BibId>) -> Vec<(i64, i64)> {
    ids.sort_unstable();
    ids.dedup();
    let mut ranges: Vec<(i64, i64)> = Vec::new();
    for BibId(id) in ids {
        match ranges.last_mut() {
            Some(last) if last.1 + 1 == id => last.1 = id,
            _ => ranges.push((id, id)),
        }
    }
    ranges
}
