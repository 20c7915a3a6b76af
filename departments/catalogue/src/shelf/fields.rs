//! The form of an item: what may be chosen, and what was.

use kernel::{BranchId, Cents, LocationId, Reason};
use store::{StoreError, Tx};
use webkit::{Choice, Form, Visit};

use crate::item::scheme::{SCHEMES, scheme_code, scheme_of};
use crate::{ItemData, ItemFacts};

/// The longest line of an item, in characters.
const LINE: usize = 300;

/// What the form offers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Offers {
    /// Locations with their branch: the value is `branch:location`.
    pub(crate) places: Vec<Choice>,
    /// Kinds of items.
    pub(crate) kinds: Vec<Choice>,
    /// Schemes of call numbers.
    pub(crate) schemes: Vec<Choice>,
    /// The first location of each branch.
    first: Vec<(BranchId, LocationId)>,
}

impl Offers {
    /// Loads what may be chosen.
    pub(crate) fn load(tx: &Tx<'_>, visit: &Visit) -> Result<Self, StoreError> {
        let mut offers = Self::default();
        for branch in building::branches(tx)? {
            for location in building::locations(tx, branch.id)? {
                if offers
                    .first
                    .last()
                    .is_none_or(|(last, _)| *last != branch.id)
                {
                    offers.first.push((branch.id, location.id));
                }
                let value = place(branch.id, location.id);
                let label = format!("{} · {}", branch.name, location.name);
                offers.places.push(Choice::new(value, label));
            }
        }
        let kinds = crate::kinds(tx)?.into_iter().filter(|kind| kind.active);
        offers.kinds = kinds
            .map(|kind| Choice::new(kind.code, kind.name))
            .collect();
        let scheme = |scheme| {
            let code = scheme_code(scheme);
            Choice::new(code, visit.t(format!("item-scheme-{code}")))
        };
        offers.schemes = SCHEMES.map(scheme).to_vec();
        Ok(offers)
    }

    /// The place that stands in an empty form: the first of the branch where the person works.
    pub(crate) fn usual_place(&self, branch: Option<BranchId>) -> String {
        let own = self.first.iter().find(|(id, _)| Some(*id) == branch);
        let found = own.or(self.first.first());
        found.map_or_else(String::new, |(branch, location)| place(*branch, *location))
    }
}

fn place(branch: BranchId, location: LocationId) -> String {
    format!("{branch}:{location}")
}

/// Reads `branch:location`.
pub(crate) fn read_place(text: &str) -> Option<(BranchId, LocationId)> {
    let (branch, location) = text.split_once(':')?;
    Some((branch.parse().ok()?, location.parse().ok()?))
}

/// An item's form filled with what stands.
pub(crate) fn filled(form: Form, item: &ItemFacts) -> Form {
    let price = item.price.map(Cents::plain).unwrap_or_default();
    let form = form
        .with("barcode", &item.barcode)
        .with("place", place(item.branch, item.location))
        .with("kind", &item.kind)
        .with("scheme", &item.scheme)
        .with("call_number", &item.call_number)
        .with("copy", &item.copy)
        .with("enumeration", &item.enumeration)
        .with("pieces", item.pieces)
        .with("price", price)
        .with("public_note", &item.public_note)
        .with("staff_note", &item.staff_note)
        .with("version", item.version);
    if item.not_for_loan {
        form.with("not_for_loan", "1")
    } else {
        form
    }
}

/// What was chosen, where all of it can be read.
pub(crate) type Chosen = Option<ItemData>;

/// Reads an item's form; faults are noted beside their fields.
pub(crate) fn chosen(form: &mut Form) -> Chosen {
    let barcode = form.barcode("barcode");
    let place = form.one_of("place", read_place);
    let kind = form.text("kind", 40);
    let scheme = form.one_of("scheme", scheme_of);
    let pieces = form.number("pieces", 1, 1_000);
    let price = price(form);
    let line = |form: &mut Form, field: &str| form.optional_text(field, LINE);
    let (call_number, copy) = (line(form, "call_number"), line(form, "copy"));
    let (enumeration, public_note) = (line(form, "enumeration"), line(form, "public_note"));
    let staff_note = form.optional_text("staff_note", 2_000);
    let (branch, location) = place?;
    Some(ItemData {
        scheme: scheme?,
        call_number: call_number?,
        copy: copy?,
        enumeration: enumeration?,
        pieces: pieces?,
        price: price?,
        public_note: public_note?,
        staff_note: staff_note?,
        not_for_loan: form.ticked("not_for_loan"),
        ..ItemData::new(barcode?, branch, location, &kind?)
    })
}

/// The price, if one is given; `None` when it is no amount.
fn price(form: &mut Form) -> Option<Option<Cents>> {
    let text = form.raw("price").trim().to_owned();
    if text.is_empty() {
        return Some(None);
    }
    match Cents::parse(&text) {
        Ok(cents) => Some(Some(cents)),
        Err(error) => {
            form.refuse("price", Reason::new(error.code()));
            None
        }
    }
}
