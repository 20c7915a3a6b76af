//! Use within the building: one scan of what lies on tables and carts.

pub(crate) mod pages;
pub(crate) mod store;

use ::store::{Entry, Store};
use kernel::{Act, Barcode, ItemId, Reason};
use serde::{Deserialize, Serialize};

use crate::ask::{self, ItemBy};
use crate::{CirculationError, Offer, Refusal};

/// A use noted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// The use.
    pub id: i64,
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// Its barcode.
    pub barcode: Barcode,
    /// Whether it was missing until now.
    pub found: bool,
}

/// Notes that an item was used in the building: exactly once for an act key. Nobody is noted.
///
/// # Errors
/// No such item; or it is on loan, and is offered for check-in.
pub fn in_house(store: &Store, act: &Act, item: &ItemBy) -> Result<Used, CirculationError> {
    store.write_once(act, "in-house", |tx| {
        let item = ask::item(tx, item)?;
        if crate::loan::loan_of_item(tx, item.id)?.is_some() {
            return Err(Refusal {
                reasons: vec![Reason::new("in-house-on-loan")],
                item: Some(item.id),
                title: item.title,
                offer: Some(Offer::CheckIn(item.barcode)),
                patron: None,
            }
            .into());
        }
        let found = item.missing_since.is_some();
        if found {
            catalogue::mark_found(tx, item.id)?;
        }
        let id = store::insert(tx, item.id, act.branch.unwrap_or(item.branch), &item.kind)?;
        tx.journal(Entry::new("item.used", "item", item.id.0).fact("bib", item.bib))?;
        Ok(Used {
            id,
            item: item.id,
            title: item.title,
            barcode: item.barcode,
            found,
        })
    })
}
