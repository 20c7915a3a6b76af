//! Fast-add: a brief record and its item for a thing in hand that the catalogue does not know, so that it can be lent
//! now and catalogued later.

#[cfg(test)]
mod tests;

use ::store::Tx;
use callslip_marc::{DataField, Leader, Record};
use kernel::{Barcode, BranchId, Day, ItemId, LocationId, Reason};

use crate::bib::{self, Keep};
use crate::error::unless;
use crate::item::{ItemData, add_item};
use crate::{CatalogueError, item_by_barcode};

/// What is known of the thing in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FastAdd {
    /// The barcode on it.
    pub barcode: Barcode,
    /// Its title as it stands on it.
    pub title: String,
    /// Who made it; may be empty.
    pub author: String,
    /// The code of its kind.
    pub kind: String,
    /// The branch it belongs to.
    pub branch: BranchId,
    /// A location of that branch.
    pub location: LocationId,
}

/// Adds a brief record, not shown to the public until it is completed, and its item.
///
/// # Errors
/// [`CatalogueError::Refused`] without a title, or for the reasons of [`add_item`].
pub fn fast_add(tx: &Tx<'_>, new: &FastAdd) -> Result<ItemId, CatalogueError> {
    if new.title.trim().is_empty() {
        let mut reasons = vec![Reason::new("bib-title-missing")];
        let holder = item_by_barcode(tx, &new.barcode)?;
        let taken = |item| crate::item::barcode_taken(&new.barcode, Some(item));
        reasons.extend(holder.as_ref().map(taken));
        return unless(reasons).map(|()| ItemId(0));
    }
    let keep = Keep {
        brief: true,
        suppressed: true,
    };
    let today = tx.act()?.at.day(&building::institution(tx)?.zone);
    let bib = bib::add(tx, &record(new, today), keep)?;
    let data = ItemData::new(new.barcode.clone(), new.branch, new.location, &new.kind);
    add_item(tx, bib, &data)
}

/// The brief record: encoding level 3 (abbreviated), title and name as given.
fn record(new: &FastAdd, today: Day) -> Record {
    let mut leader = Leader::default();
    leader.set(17, b'3');
    let mut record = Record::new(leader);
    let entered = bib::entered(today);
    record.set_control(
        "008",
        format!("{entered}nuuuuuuuuxx            000 0 und d"),
    );
    let author = new.author.trim();
    if !author.is_empty() {
        record.insert(DataField::new("100", *b"1 ").with('a', author));
    }
    let added = if author.is_empty() { *b"00" } else { *b"10" };
    record.insert(DataField::new("245", added).with('a', new.title.trim()));
    record
}
