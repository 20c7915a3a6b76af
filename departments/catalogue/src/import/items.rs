//! Items that stand in the fields of a record, read as a profile says.

use std::collections::{HashMap, HashSet};

use ::store::{StoreError, Tx};
use callslip_call_number::Scheme;
use callslip_marc::{DataField, Record};
use kernel::{Barcode, BranchId, Cents, LocationId};

use super::prepare::Notes;
use super::profile::{ItemMap, Rules};
use crate::item::ItemData;

/// The branches, locations and kinds of the library by their codes, loaded once an import.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    branches: Vec<(String, BranchId)>,
    locations: HashMap<BranchId, Vec<(String, LocationId)>>,
    kinds: HashSet<String>,
}

impl Places {
    /// Loads them.
    pub(crate) fn load(tx: &Tx<'_>) -> Result<Self, StoreError> {
        let mut places = Self::default();
        for branch in building::branches(tx)? {
            let locations = building::locations(tx, branch.id)?;
            let pairs = locations.into_iter().map(|one| (one.code, one.id));
            places.locations.insert(branch.id, pairs.collect());
            places.branches.push((branch.code, branch.id));
        }
        let kinds = crate::kinds(tx)?;
        places.kinds = kinds.into_iter().map(|kind| kind.code).collect();
        Ok(places)
    }

    fn branch(&self, code: &str) -> Option<BranchId> {
        let found = self.branches.iter().find(|(own, _)| own == code);
        found.map(|(_, id)| *id)
    }

    fn location(&self, branch: BranchId, code: &str) -> Option<LocationId> {
        let all = self.locations.get(&branch)?;
        all.iter().find(|(own, _)| own == code).map(|(_, id)| *id)
    }

    fn first_location(&self, branch: BranchId) -> Option<LocationId> {
        self.locations.get(&branch)?.first().map(|(_, id)| *id)
    }
}

/// The items of a record; what cannot become one is noted and left out.
pub(super) fn of(
    record: &Record,
    rules: &Rules,
    places: &Places,
    at: &mut Notes<'_>,
) -> Vec<ItemData> {
    let Some(map) = &rules.items else {
        return Vec::new();
    };
    let fields = record.data_fields(map.tag.as_str());
    fields
        .filter_map(|field| item(field, map, places, at))
        .collect()
}

fn item(field: &DataField, map: &ItemMap, places: &Places, at: &mut Notes<'_>) -> Option<ItemData> {
    let text = text(field, &map.barcode);
    if text.is_empty() {
        let message = "The field has no barcode, so it makes no item. Add one, or catalogue the item by hand.";
        at.add(&map.tag, "item-no-barcode", message.to_owned());
        return None;
    }
    let Ok(barcode) = Barcode::parse(&text) else {
        let message = format!("“{text}” cannot be a barcode: at most 40 printable characters.");
        at.add(&map.tag, "item-barcode", message);
        return None;
    };
    let Some((branch, location)) = place(field, map, places) else {
        let message = "No branch or location of the library fits. Name them in the profile.";
        at.add(&map.tag, "item-place", message.to_owned());
        return None;
    };
    let kind = kind(field, map, places);
    Some(filled(
        ItemData::new(barcode, branch, location, &kind),
        field,
        map,
    ))
}

/// Takes over what needs no looking up.
fn filled(new: ItemData, field: &DataField, map: &ItemMap) -> ItemData {
    let price = text(field, &map.price);
    let price = price
        .split_whitespace()
        .find_map(|word| Cents::parse(word).ok());
    ItemData {
        scheme: scheme(field, map),
        call_number: text(field, &map.call_number),
        copy: text(field, &map.copy),
        enumeration: text(field, &map.enumeration),
        price,
        public_note: text(field, &map.public_note),
        staff_note: text(field, &map.staff_note),
        ..new
    }
}

/// The texts of these subfields in the order of the field, joined by blanks.
fn text(field: &DataField, codes: &str) -> String {
    let wanted = field
        .subfields
        .iter()
        .filter(|part| codes.contains(part.code));
    let texts = wanted.map(|part| part.value.trim());
    texts
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Our code for theirs.
fn ours<'a>(theirs: &'a str, names: &'a std::collections::BTreeMap<String, String>) -> &'a str {
    names.get(theirs).map_or(theirs, String::as_str)
}

fn place(field: &DataField, map: &ItemMap, places: &Places) -> Option<(BranchId, LocationId)> {
    let named = text(field, &map.branch);
    let branch = places
        .branch(ours(&named, &map.branches))
        .or_else(|| places.branch(&map.default_branch))
        .or_else(|| places.branches.first().map(|(_, id)| *id))?;
    let named = text(field, &map.location);
    let location = places
        .location(branch, ours(&named, &map.locations))
        .or_else(|| places.location(branch, &map.default_location))
        .or_else(|| places.first_location(branch))?;
    Some((branch, location))
}

fn kind(field: &DataField, map: &ItemMap, places: &Places) -> String {
    let named = text(field, &map.kind);
    let kind = ours(&named, &map.kinds);
    if places.kinds.contains(kind) {
        kind.to_owned()
    } else {
        map.default_kind.clone()
    }
}

fn scheme(field: &DataField, map: &ItemMap) -> Scheme {
    if map.scheme.is_empty() {
        return Scheme::from_indicator(field.indicator1());
    }
    match text(field, &map.scheme).as_str() {
        "lcc" => Scheme::Lc,
        "ddc" => Scheme::Dewey,
        "nlm" => Scheme::Nlm,
        "sudoc" | "sudocs" => Scheme::SuDoc,
        _ => Scheme::Other,
    }
}
