//! Report_Items in both notations, as rows.

use serde_json::{Map, Value};

use super::Raw;
use super::head::identifiers;
use super::object::{objects, scalar};
use super::performance;
use crate::fault::Faults;
use crate::header::joined;
use crate::report::{Report, Row};
use crate::{Element, Limits, Rule};

/// Whom an object describes: what the elements' names begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Item,
    Parent,
    Component,
}

/// Reads the items one by one; each is let go before the next.
pub(super) fn read(list: &[Raw<'_>], report: &mut Report, limits: &Limits, faults: &mut Faults) {
    for (number, raw) in list.iter().enumerate() {
        let place = format!("Report_Items[{number}]");
        if report.rows.len() >= limits.rows {
            let what = "the items from here on are left off";
            faults.add(raw.offset(), &place, Rule::TooManyRows, what);
            return;
        }
        let Some(object) = raw.object(&place, faults) else {
            continue;
        };
        let base = Row {
            offset: raw.offset(),
            ..Row::default()
        };
        item(&object.map, base, &place, &mut report.rows, faults);
    }
}

/// An item with its usage, or a parent with its items (Release 5.1).
fn item(
    map: &Map<String, Value>,
    mut row: Row,
    place: &str,
    rows: &mut Vec<Row>,
    faults: &mut Faults,
) {
    if let Some(items) = map.get("Items") {
        describe(map, Who::Parent, &mut row, place, faults);
        for (number, inner) in objects(items).into_iter().enumerate() {
            if !inner.contains_key("Items") {
                let place = format!("{place}.Items[{number}]");
                item(inner, row.clone(), &place, rows, faults);
            }
        }
        return;
    }
    describe(map, Who::Item, &mut row, place, faults);
    if let Some(parent) = map.get("Item_Parent") {
        for parent in objects(parent).into_iter().take(1) {
            describe(parent, Who::Parent, &mut row, place, faults);
        }
    }
    let mut told = performance::read(map, &row, place, rows, faults);
    for name in ["Item_Component", "Components"] {
        for component in map.get(name).map(objects).unwrap_or_default() {
            let mut inner = row.clone();
            describe(component, Who::Component, &mut inner, place, faults);
            told |= performance::read(component, &inner, place, rows, faults);
        }
    }
    if !told {
        let what = "neither Performance nor Attribute_Performance";
        faults.add(row.offset, place, Rule::ValueMissing, what);
    }
}

/// Properties that are read elsewhere.
const ELSEWHERE: [&str; 6] = [
    "Performance",
    "Attribute_Performance",
    "Items",
    "Item_Parent",
    "Item_Component",
    "Components",
];

/// Takes what an object says of an item, its parent or its component into a row.
fn describe(map: &Map<String, Value>, who: Who, row: &mut Row, place: &str, faults: &mut Faults) {
    for (name, value) in map
        .iter()
        .filter(|row| !ELSEWHERE.contains(&row.0.as_str()))
    {
        let known = match name.as_str() {
            "Item_ID" => item_ids(value, who, row),
            "Publisher_ID" => set(row, who, name, &joined(&identifiers(value))),
            "Authors" => set(row, who, name, &authors(value)),
            "Item_Contributors" => set(row, who, "Authors", &authors(value)),
            "Item_Dates" | "Item_Attributes" => typed(value, who, row),
            "Item_Name" => set(row, who, "Title", &scalar(value).unwrap_or_default()),
            _ => {
                let text = scalar(value);
                text.is_some_and(|text| set(row, who, name, &text)) || value.is_null()
            }
        };
        if !known {
            let text = scalar(value).unwrap_or_else(|| value.to_string());
            if !name.contains(':') {
                faults.add(
                    row.offset,
                    &format!("{place}.{name}"),
                    Rule::Unexpected,
                    text.clone(),
                );
            }
            row.other.push((name.clone(), text));
        }
    }
}

/// The element of this name for an item, a parent or a component.
fn element(who: Who, name: &str) -> Option<Element> {
    let name = if name == "Proprietary" {
        "Proprietary_ID"
    } else {
        name
    };
    let element = match who {
        Who::Item => Element::of(name)?,
        // What a report of items calls Item is the title of the component or of the parent.
        Who::Parent => Element::of(&format!(
            "Parent_{}",
            if name == "Item" { "Title" } else { name }
        ))?,
        Who::Component => Element::of(&format!(
            "Component_{}",
            if name == "Item" { "Title" } else { name }
        ))?,
    };
    Some(element)
}

fn set(row: &mut Row, who: Who, name: &str, text: &str) -> bool {
    let element = element(who, name);
    if let Some(element) = element {
        row.set(element, text);
    }
    element.is_some()
}

fn item_ids(value: &Value, who: Who, row: &mut Row) -> bool {
    for (kind, values) in identifiers(value) {
        let text = values.join("; ");
        if !set(row, who, &kind, &text) {
            row.other.push((kind, text));
        }
    }
    true
}

/// `[{"Type": "Publication_Date", "Value": …}]` of Release 5.
fn typed(value: &Value, who: Who, row: &mut Row) -> bool {
    for (name, values) in identifiers(value) {
        let text = values.join("; ");
        if !set(row, who, &name, &text) {
            row.other.push((name, text));
        }
    }
    true
}

/// Authors as tabular reports have them: `Name (ORCID:…); Name`.
fn authors(value: &Value) -> String {
    let mut all = Vec::new();
    for map in objects(value) {
        let name = map.get("Name").and_then(scalar).unwrap_or_default();
        let identifier = map.get("Identifier").and_then(scalar);
        let named = ["ORCID", "ISNI"].iter().find_map(|kind| {
            let text = map.get(*kind).and_then(scalar)?;
            Some(format!("{kind}:{text}"))
        });
        all.push(match identifier.or(named) {
            Some(identifier) => format!("{name} ({identifier})"),
            None => name,
        });
    }
    all.join("; ")
}
