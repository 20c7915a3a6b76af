//! Items: the barcoded things, where they belong and what keeps them from being lent.

mod condition;
mod rules;
pub mod scheme;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use ::store::{Entry, StoreError, Tx};
use callslip_call_number::Scheme;
use kernel::{Barcode, BibId, BranchId, Cents, Day, ItemId, LocationId, Moment, Reason};

use crate::CatalogueError;
use crate::error::unless;

pub use condition::{mark_found, mark_missing, reinstate, withdraw};
pub(crate) use rules::barcode_taken;

/// What other departments know of an item.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ItemFacts {
    /// The item.
    pub id: ItemId,
    /// Its record.
    pub bib: BibId,
    /// Its barcode.
    pub barcode: Barcode,
    /// The title of its record.
    pub title: String,
    /// The main name of its record.
    pub author: String,
    /// The code of the format of its record.
    pub format: String,
    /// The branch it belongs to.
    pub branch: BranchId,
    /// The shelving location it belongs to.
    pub location: LocationId,
    /// The name of that location.
    pub location_name: String,
    /// Whether things may leave that location.
    pub location_lends: bool,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// The code of the scheme of its call number.
    pub scheme: String,
    /// Its call number as on the label.
    pub call_number: String,
    /// Which copy: `c.2`.
    pub copy: String,
    /// Which volume or issue: `v.3`.
    pub enumeration: String,
    /// How many pieces belong together (discs, cables).
    pub pieces: i64,
    /// What it costs to replace.
    pub price: Option<Cents>,
    /// What patrons may read about it.
    pub public_note: String,
    /// What only staff reads.
    pub staff_note: String,
    /// Whether it never leaves the building.
    pub not_for_loan: bool,
    /// Since when it is not found.
    pub missing_since: Option<Moment>,
    /// When it was taken out of the collection.
    pub withdrawn_on: Option<Day>,
    /// Why.
    pub withdrawn_reason: String,
    /// Counts the changes, from 1.
    pub version: i64,
    /// When it was added.
    pub created_at: Moment,
}

webkit::shape!(ItemFacts, "Item" { id, bib, barcode, title, author, format, branch, location, location_name, location_lends, kind, kind_name, scheme, call_number, copy, enumeration, pieces, price, public_note, staff_note, not_for_loan, missing_since, withdrawn_on, withdrawn_reason, version, created_at });

/// An item at hand at a desk: what lending asks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAtHand {
    /// The item.
    pub id: ItemId,
    /// Its barcode.
    pub barcode: Barcode,
    /// The title of its record.
    pub title: String,
    /// Its call number as on the label.
    pub call_number: String,
    /// The branch it belongs to.
    pub branch: BranchId,
    /// The name of its shelving location.
    pub location_name: String,
    /// Whether things may leave that location.
    pub location_lends: bool,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// Whether it never leaves the building.
    pub not_for_loan: bool,
    /// Since when it is not found.
    pub missing_since: Option<Moment>,
    /// When it was taken out of the collection.
    pub withdrawn_on: Option<Day>,
}

/// What a person or a file says of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemData {
    /// Its barcode.
    pub barcode: Barcode,
    /// The branch it belongs to.
    pub branch: BranchId,
    /// A location of that branch.
    pub location: LocationId,
    /// The code of its kind.
    pub kind: String,
    /// The scheme of its call number.
    pub scheme: Scheme,
    /// Its call number as on the label; may be empty.
    pub call_number: String,
    /// Which copy.
    pub copy: String,
    /// Which volume or issue.
    pub enumeration: String,
    /// How many pieces belong together; at least 1.
    pub pieces: i64,
    /// What it costs to replace.
    pub price: Option<Cents>,
    /// What patrons may read about it.
    pub public_note: String,
    /// What only staff reads.
    pub staff_note: String,
    /// Whether it never leaves the building.
    pub not_for_loan: bool,
}

impl ItemData {
    /// An item of one piece with nothing special about it.
    #[must_use]
    pub fn new(barcode: Barcode, branch: BranchId, location: LocationId, kind: &str) -> Self {
        Self {
            barcode,
            branch,
            location,
            kind: kind.to_owned(),
            scheme: Scheme::Lc,
            call_number: String::new(),
            copy: String::new(),
            enumeration: String::new(),
            pieces: 1,
            price: None,
            public_note: String::new(),
            staff_note: String::new(),
            not_for_loan: false,
        }
    }
}

/// The item with this barcode.
///
/// # Errors
/// What the database says.
pub fn item_by_barcode(tx: &Tx<'_>, barcode: &Barcode) -> Result<Option<ItemFacts>, StoreError> {
    store::by_barcode(tx, barcode)
}

/// The item.
///
/// # Errors
/// What the database says.
pub fn item(tx: &Tx<'_>, id: ItemId) -> Result<Option<ItemFacts>, StoreError> {
    store::get(tx, id)
}

/// The items of a record: in shelf order within branch and location.
///
/// # Errors
/// What the database says.
pub fn items_of(tx: &Tx<'_>, bib: BibId) -> Result<Vec<ItemFacts>, StoreError> {
    store::of_bib(tx, bib)
}

/// The items of many records at once, in the order of records and items.
///
/// # Errors
/// What the database says.
pub fn items_of_bibs(tx: &Tx<'_>, bibs: &[BibId]) -> Result<Vec<ItemFacts>, StoreError> {
    store::of_bibs(tx, bibs)
}

/// Locks the item's row until the transaction ends, so that two desks do not lend it at once (the order of locks is
/// patron, item, hold); gives its facts.
///
/// # Errors
/// What the database says.
pub fn lock_item(tx: &Tx<'_>, id: ItemId) -> Result<Option<ItemFacts>, StoreError> {
    store::locked(tx, id)
}

/// An item that somebody holds in hand, locked like [`lock_item`].
///
/// # Errors
/// What the database says.
pub fn item_at_hand(tx: &Tx<'_>, id: ItemId) -> Result<Option<ItemAtHand>, StoreError> {
    store::at_hand(tx, id)
}

/// The same by its barcode.
///
/// # Errors
/// What the database says.
pub fn item_at_hand_by_barcode(
    tx: &Tx<'_>,
    barcode: &Barcode,
) -> Result<Option<ItemAtHand>, StoreError> {
    store::at_hand_by_barcode(tx, barcode)
}

/// Adds an item to a record.
///
/// # Errors
/// [`CatalogueError::Refused`] when the barcode is another item's, or record, kind or location do not fit.
pub fn add_item(tx: &Tx<'_>, bib: BibId, new: &ItemData) -> Result<ItemId, CatalogueError> {
    crate::bib::locked(tx, bib)?;
    unless(rules::against(&rules::facts(tx, None, new)?, new))?;
    let id = taken(tx, new, store::insert(tx, bib, new, None))?;
    tx.journal(
        Entry::new("item.added", "item", id.0)
            .fact("bib", bib)
            .fact("barcode", &new.barcode)
            .fact("branch", new.branch),
    )?;
    Ok(id)
}

/// Changes an item as version `version` of it stood; gives the new version.
///
/// # Errors
/// As [`add_item`], and when somebody else changed it since.
pub fn change_item(
    tx: &Tx<'_>,
    id: ItemId,
    version: i64,
    new: &ItemData,
) -> Result<i64, CatalogueError> {
    let standing = locked(tx, id)?;
    if standing.version != version {
        return Err(Reason::new("item-changed-meanwhile").into());
    }
    unless(rules::against(&rules::facts(tx, Some(id), new)?, new))?;
    taken(tx, new, store::update(tx, id, new))?;
    tx.journal(rules::changes(&standing, new))?;
    Ok(version + 1)
}

/// Tells a barcode taken at the same instant as the rules would have told it.
fn taken<T>(tx: &Tx<'_>, new: &ItemData, done: Result<T, StoreError>) -> Result<T, CatalogueError> {
    match done {
        Err(error) if error.is_unique("barcode") && tx.dialect() == ::store::Dialect::Sqlite => {
            let holder = store::by_barcode(tx, &new.barcode)?;
            Err(barcode_taken(&new.barcode, holder.as_ref()).into())
        }
        Err(error) if error.is_unique("barcode") => Err(barcode_taken(&new.barcode, None).into()),
        other => Ok(other?),
    }
}

/// Every change of an item's record, branch, location, kind … stands in the journal; an item moves to another record
/// with this.
///
/// # Errors
/// [`CatalogueError::Refused`] when there is no such item or record.
pub fn move_item(tx: &Tx<'_>, id: ItemId, to: BibId) -> Result<(), CatalogueError> {
    let standing = locked(tx, id)?;
    crate::bib::locked(tx, to)?;
    store::set_bib(tx, id, to)?;
    let entry = Entry::new("item.changed", "item", id.0).fact("bib", to);
    tx.journal(entry.change("bib_was", standing.bib, to))?;
    Ok(())
}

/// The item, locked until the transaction ends.
pub(crate) fn locked(tx: &Tx<'_>, id: ItemId) -> Result<ItemFacts, CatalogueError> {
    let found = lock_item(tx, id)?;
    Ok(found.ok_or_else(|| Reason::new("item-unknown").with("id", id))?)
}
