//! Missing and found, withdrawn and reinstated.

use ::store::{Entry, Tx};
use kernel::{Day, ItemId, Reason};

use super::{ItemFacts, locked, store};
use crate::error::unless;
use crate::{CatalogueError, Ties};

/// Notes that an item is not where it should be. One already missing stays missing since then.
///
/// # Errors
/// [`CatalogueError::Refused`] for an unknown or withdrawn item.
pub fn mark_missing(tx: &Tx<'_>, id: ItemId) -> Result<(), CatalogueError> {
    let item = locked(tx, id)?;
    unless(withdrawn(&item))?;
    if item.missing_since.is_some() {
        return Ok(());
    }
    store::set_missing(tx, id, Some(tx.act()?.at))?;
    tx.journal(Entry::new("item.missing", "item", id.0).fact("bib", item.bib))?;
    Ok(())
}

/// Notes that a missing item is here. One that is not missing stays as it is.
///
/// # Errors
/// [`CatalogueError::Refused`] for an unknown item.
pub fn mark_found(tx: &Tx<'_>, id: ItemId) -> Result<(), CatalogueError> {
    let item = locked(tx, id)?;
    if item.missing_since.is_none() {
        return Ok(());
    }
    store::set_missing(tx, id, None)?;
    tx.journal(Entry::new("item.found", "item", id.0).fact("bib", item.bib))?;
    Ok(())
}

/// Takes an item out of the collection; its row and history stay.
///
/// # Errors
/// [`CatalogueError::Refused`] for an unknown or withdrawn item, or while `ties` say that it is on loan or held.
pub fn withdraw(tx: &Tx<'_>, id: ItemId, reason: &str, ties: &Ties) -> Result<(), CatalogueError> {
    let item = locked(tx, id)?;
    let mut against = withdrawn(&item);
    let standings = (ties.standing)(tx, &[id])?;
    against.extend(standings.into_iter().filter_map(|one| one.against));
    unless(against)?;
    store::set_withdrawn(tx, id, Some(today(tx)?), reason)?;
    tx.journal(
        Entry::new("item.withdrawn", "item", id.0)
            .fact("bib", item.bib)
            .fact("reason", reason),
    )?;
    Ok(())
}

/// Takes a withdrawn item back into the collection.
///
/// # Errors
/// [`CatalogueError::Refused`] for an unknown item.
pub fn reinstate(tx: &Tx<'_>, id: ItemId) -> Result<(), CatalogueError> {
    let item = locked(tx, id)?;
    if item.withdrawn_on.is_none() {
        return Ok(());
    }
    store::set_withdrawn(tx, id, None, "")?;
    tx.journal(Entry::new("item.reinstated", "item", id.0).fact("bib", item.bib))?;
    Ok(())
}

fn withdrawn(item: &ItemFacts) -> Vec<Reason> {
    let reason = |day| Reason::new("item-withdrawn").with("day", day);
    item.withdrawn_on.map(reason).into_iter().collect()
}

/// The library's day of this act.
fn today(tx: &Tx<'_>) -> Result<Day, CatalogueError> {
    let zone = building::institution(tx)?.zone;
    Ok(tx.act()?.at.day(&zone))
}
