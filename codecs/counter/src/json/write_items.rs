//! Rows put together as items again.

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::write::identifiers;
use crate::header::{Release, identifiers as from_text};
use crate::report::Row;
use crate::{Element, Month};

/// Values that tell one item from another.
type Key = (Vec<(Element, String)>, Vec<(String, String)>);

/// Writes the items, parted by commas.
pub(super) fn write(rows: &[Row], release: Release, out: &mut impl Write) -> io::Result<()> {
    let all: Vec<&Row> = rows.iter().filter(|row| !row.summary).collect();
    let of_items = all.iter().any(|row| !row.get(Element::Item).is_empty());
    let nested = release == Release::R51 && of_items;
    let outer: fn(Element) -> bool = if nested { Element::is_parent } else { own };
    for (number, group) in grouped(&all, |row| {
        key(
            row,
            if release == Release::R5 { any } else { outer },
            !nested,
        )
    })
    .iter()
    .enumerate()
    {
        if number > 0 {
            write!(out, ",")?;
        }
        let item = match (release, nested) {
            (Release::R51, true) => parent(group),
            (Release::R51, false) => item_51(group),
            _ => item_5(group),
        };
        serde_json::to_writer(&mut *out, &item)?;
    }
    Ok(())
}

fn any(element: Element) -> bool {
    !element.is_component()
}

fn own(element: Element) -> bool {
    !element.is_attribute() && !element.is_component()
}

fn key(row: &Row, wanted: fn(Element) -> bool, others: bool) -> Key {
    let values = row.values.iter().filter(|value| wanted(value.0)).cloned();
    let others = if others {
        row.other.clone()
    } else {
        Vec::new()
    };
    (values.collect(), others)
}

/// Rows of one key together, in the order of the first of each.
fn grouped<'a>(rows: &[&'a Row], key: impl Fn(&Row) -> Key) -> Vec<Vec<&'a Row>> {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    for row in rows {
        let at = *known.entry(key(row)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// A parent with its items (5.1); items without parent stand in an object of no name.
fn parent(rows: &[&Row]) -> Value {
    let mut map = Map::new();
    if let Some(row) = rows.first() {
        describe(row, "Parent_", Element::is_parent, Release::R51, &mut map);
    }
    let items = grouped(rows, |row| key(row, own, true));
    let items = items.iter().map(|group| item_51(group));
    map.insert("Items".to_owned(), Value::Array(items.collect()));
    Value::Object(map)
}

fn item_51(rows: &[&Row]) -> Value {
    let mut map = Map::new();
    if let Some(row) = rows.first() {
        describe(
            row,
            "",
            |it| own(it) && !it.is_parent(),
            Release::R51,
            &mut map,
        );
        map.extend(
            row.other
                .iter()
                .map(|(name, value)| (name.clone(), json!(value))),
        );
    }
    let mut components = Vec::new();
    for group in grouped(rows, |row| key(row, Element::is_component, false)) {
        let plain = group
            .first()
            .is_none_or(|row| !row.values.iter().any(|it| it.0.is_component()));
        if plain {
            map.insert("Attribute_Performance".to_owned(), by_attributes(&group));
        } else {
            components.push(component(&group));
        }
    }
    if !components.is_empty() {
        map.insert("Components".to_owned(), Value::Array(components));
    }
    Value::Object(map)
}

fn component(rows: &[&Row]) -> Value {
    let mut map = Map::new();
    if let Some(row) = rows.first() {
        describe(
            row,
            "Component_",
            Element::is_component,
            Release::R51,
            &mut map,
        );
    }
    if let Some(title) = map.remove("Title") {
        map.insert("Item".to_owned(), title);
    }
    map.insert("Attribute_Performance".to_owned(), by_attributes(rows));
    Value::Object(map)
}

fn by_attributes(rows: &[&Row]) -> Value {
    let groups = grouped(rows, |row| key(row, Element::is_attribute, false));
    let list = groups.iter().map(|group| {
        let mut map = Map::new();
        for (element, value) in group.first().map(|row| &row.values).into_iter().flatten() {
            if element.is_attribute() {
                map.insert(element.heading().to_owned(), json!(value));
            }
        }
        let mut metrics = Map::new();
        for row in group {
            let counts = row.counts.iter().filter(|count| count.1 > 0);
            let months = counts.map(|(month, count)| (month.to_string(), json!(count)));
            metrics.insert(row.metric.clone(), Value::Object(months.collect()));
        }
        map.insert("Performance".to_owned(), Value::Object(metrics));
        Value::Object(map)
    });
    Value::Array(list.collect())
}

/// An item of Release 5: everything that describes it, and its usage by month.
fn item_5(rows: &[&Row]) -> Value {
    let mut map = Map::new();
    let mut plain: Vec<&Row> = Vec::new();
    let mut components = Vec::new();
    for group in grouped(rows, |row| key(row, Element::is_component, false)) {
        match group.first() {
            Some(row) if row.values.iter().any(|it| it.0.is_component()) => {
                let mut inner = Map::new();
                describe(
                    row,
                    "Component_",
                    Element::is_component,
                    Release::R5,
                    &mut inner,
                );
                rename(&mut inner);
                inner.insert("Performance".to_owned(), by_month(&group));
                components.push(Value::Object(inner));
            }
            _ => plain.extend(group),
        }
    }
    if let Some(row) = rows.first() {
        describe(
            row,
            "",
            |it| !it.is_parent() && !it.is_component(),
            Release::R5,
            &mut map,
        );
        map.extend(
            row.other
                .iter()
                .map(|(name, value)| (name.clone(), json!(value))),
        );
        let mut parent = Map::new();
        describe(row, "Parent_", Element::is_parent, Release::R5, &mut parent);
        rename(&mut parent);
        if !parent.is_empty() {
            map.insert("Item_Parent".to_owned(), Value::Object(parent));
        }
    }
    if !components.is_empty() {
        map.insert("Item_Component".to_owned(), Value::Array(components));
    }
    map.insert("Performance".to_owned(), by_month(&plain));
    Value::Object(map)
}

fn rename(map: &mut Map<String, Value>) {
    if let Some(title) = map.remove("Title") {
        map.insert("Item_Name".to_owned(), title);
    }
}

fn by_month(rows: &[&Row]) -> Value {
    let mut months: Vec<Month> = rows
        .iter()
        .flat_map(|row| row.counts.iter().map(|it| it.0))
        .collect();
    months.sort_unstable();
    months.dedup();
    let list = months.into_iter().filter_map(|month| {
        let counted = rows.iter().filter(|row| row.count(month) > 0);
        let instances: Vec<Value> = counted
            .map(|row| json!({"Metric_Type": row.metric, "Count": row.count(month)}))
            .collect();
        let period = json!({
            "Begin_Date": format!("{month}-01"),
            "End_Date": format!("{month}-{:02}", month.days()),
        });
        (!instances.is_empty()).then(|| json!({"Period": period, "Instance": instances}))
    });
    Value::Array(list.collect())
}

/// What describes an item, a parent or a component, in the notation of the release.
fn describe(
    row: &Row,
    prefix: &str,
    wanted: fn(Element) -> bool,
    release: Release,
    map: &mut Map<String, Value>,
) {
    let mut ids = Vec::new();
    for (element, value) in row.values.iter().filter(|value| wanted(value.0)) {
        let heading = element.heading();
        let name = heading.strip_prefix(prefix).unwrap_or(heading);
        match name {
            "DOI" | "ISBN" | "Print_ISSN" | "Online_ISSN" | "ISSN" | "URI" => {
                ids.push((name, value));
            }
            "Proprietary_ID" => ids.push(("Proprietary", value)),
            "Publisher_ID" => {
                drop(map.insert(name.to_owned(), identifiers(&from_text(value), release)));
            }
            "Authors" if release == Release::R51 => {
                drop(map.insert(name.to_owned(), authors(value, "Name")));
            }
            "Authors" => drop(map.insert("Item_Contributors".to_owned(), authors(value, ""))),
            "Publication_Date" if release == Release::R5 => typed(map, "Item_Dates", name, value),
            "Article_Version" if release == Release::R5 => {
                typed(map, "Item_Attributes", name, value);
            }
            _ => drop(map.insert(name.to_owned(), json!(value))),
        }
    }
    if ids.is_empty() {
        return;
    }
    let value = if release == Release::R51 {
        Value::Object(
            ids.iter()
                .map(|(kind, value)| ((*kind).to_owned(), json!(value)))
                .collect(),
        )
    } else {
        Value::Array(
            ids.iter()
                .map(|(kind, value)| json!({"Type": kind, "Value": value}))
                .collect(),
        )
    };
    map.insert("Item_ID".to_owned(), value);
}

fn typed(map: &mut Map<String, Value>, list: &str, name: &str, value: &str) {
    map.insert(list.to_owned(), json!([{"Type": name, "Value": value}]));
}

/// Authors from `Name (ORCID:…); Name`; Release 5 gives them a type and one identifier.
fn authors(text: &str, style: &str) -> Value {
    let list = text.split("; ").map(|author| {
        let cut = author
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once(" ("));
        let (name, identifier) = cut.map_or((author, None), |(name, id)| (name, Some(id)));
        let mut map = Map::new();
        map.insert("Name".to_owned(), json!(name));
        let five = style.is_empty();
        if five {
            map.insert("Type".to_owned(), json!("Author"));
        }
        match identifier.and_then(|id| id.split_once(':')) {
            Some((kind, value)) if !five => drop(map.insert(kind.to_owned(), json!(value))),
            _ => {
                if let Some(identifier) = identifier {
                    map.insert("Identifier".to_owned(), json!(identifier));
                }
            }
        }
        Value::Object(map)
    });
    Value::Array(list.collect())
}
