//! Where copies stand, as a reader is told. Nothing here names a patron.

mod rules;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use catalogue::{ItemFacts, Ties};
use kernel::{BibId, ItemId};
use store::{StoreError, Tx};

pub(crate) use rules::{AtBranch, State, at_branches, state};

/// A copy with where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Copy {
    /// The item.
    pub(crate) item: ItemFacts,
    /// Where it stands.
    pub(crate) state: State,
}

/// The copies of these records that were not withdrawn, in shelf order.
pub(crate) fn copies(
    tx: &Tx<'_>,
    ties: &Ties,
    bibs: &[BibId],
) -> Result<HashMap<BibId, Vec<Copy>>, StoreError> {
    let mut items = catalogue::items_of_bibs(tx, bibs)?;
    items.retain(|item| item.withdrawn_on.is_none());
    let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    let standings = if ids.is_empty() {
        Vec::new()
    } else {
        (ties.standing)(tx, &ids)?
    };
    let standings: HashMap<ItemId, _> = standings.iter().map(|one| (one.item, one)).collect();
    let mut copies: HashMap<BibId, Vec<Copy>> = HashMap::new();
    for item in items {
        let state = state(&item, standings.get(&item.id).copied());
        copies
            .entry(item.bib)
            .or_default()
            .push(Copy { item, state });
    }
    Ok(copies)
}
