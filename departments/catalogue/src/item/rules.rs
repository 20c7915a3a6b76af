//! What keeps an item from being added or changed.

use ::store::{Entry, StoreError, Tx};
use kernel::{Barcode, BranchId, ItemId, Reason};

use super::scheme::scheme_code;
use super::{ItemData, ItemFacts, store};

/// What the verdict needs to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Another item with the same barcode.
    pub(super) holder: Option<ItemFacts>,
    /// The branch of the location.
    pub(super) location_branch: Option<BranchId>,
    /// Whether the kind may be given to items.
    pub(super) kind_active: bool,
}

/// Loads what [`against`] needs; `id` is the item being changed.
pub(super) fn facts(tx: &Tx<'_>, id: Option<ItemId>, new: &ItemData) -> Result<Facts, StoreError> {
    let holder = store::by_barcode(tx, &new.barcode)?;
    Ok(Facts {
        holder: holder.filter(|item| Some(item.id) != id),
        location_branch: building::location(tx, new.location)?.map(|location| location.branch),
        kind_active: crate::kind::store::is_active(tx, &new.kind)?,
    })
}

/// Why the item cannot be as `new` says.
pub(super) fn against(facts: &Facts, new: &ItemData) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(holder) = &facts.holder {
        reasons.push(barcode_taken(&new.barcode, Some(holder)));
    }
    if !facts.kind_active {
        reasons.push(Reason::new("item-kind-unknown").with("kind", &new.kind));
    }
    if facts.location_branch != Some(new.branch) {
        reasons.push(Reason::new("item-location-elsewhere"));
    }
    if new.pieces < 1 {
        reasons.push(Reason::new("item-pieces-none"));
    }
    reasons
}

/// The barcode is on another item: which one.
pub(crate) fn barcode_taken(barcode: &Barcode, holder: Option<&ItemFacts>) -> Reason {
    let (title, id) = holder.map_or((String::new(), String::new()), |item| {
        (item.title.clone(), item.id.to_string())
    });
    Reason::new("item-barcode-taken")
        .with("barcode", barcode)
        .with("title", title)
        .with("item", id)
}

/// The journal entry of a change.
pub(super) fn changes(was: &ItemFacts, new: &ItemData) -> Entry {
    let price = |cents: Option<kernel::Cents>| cents.map(|c| c.0);
    Entry::new("item.changed", "item", was.id.0)
        .fact("bib", was.bib)
        .change("barcode", was.barcode.as_str(), new.barcode.as_str())
        .change("branch", was.branch, new.branch)
        .change("location", was.location, new.location)
        .change("kind", &was.kind, &new.kind)
        .change("scheme", was.scheme.as_str(), scheme_code(new.scheme))
        .change("call_number", &was.call_number, &new.call_number)
        .change("copy", &was.copy, &new.copy)
        .change("enumeration", &was.enumeration, &new.enumeration)
        .change("pieces", was.pieces, new.pieces)
        .change("price", price(was.price), price(new.price))
        .change("public_note", &was.public_note, &new.public_note)
        .change("staff_note", &was.staff_note, &new.staff_note)
        .change("not_for_loan", was.not_for_loan, new.not_for_loan)
}
