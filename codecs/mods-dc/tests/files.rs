//! Every record of the test data of `callslip-marc`: converted, well formed, and in the shape of
//! the schema.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod common;

use std::collections::BTreeMap;

use callslip_mods_dc::dc::{self, Profile};
use callslip_mods_dc::{Element, Node, mods, schema_org};

use common::{records, well_formed};

/// What MODS 3.8 lets stand in each element; `text` is text.
const SHAPE: &str = include_str!("mods-shape.txt");

#[test]
fn every_record_becomes_well_formed_xml_and_json() {
    let records = records();
    assert!(records.len() > 900, "{}", records.len());
    let mut vernacular = 0;
    for (name, record) in &records {
        let at = || format!("{name}: {:?}", record.control_number());
        for profile in [Profile::Simple, Profile::Qualified] {
            let xml = dc::to_element(record, profile).value.to_xml();
            assert_eq!(well_formed(&xml), Ok(()), "{}\n{xml}", at());
        }
        let xml = mods::to_element(record).value.to_xml();
        assert_eq!(well_formed(&xml), Ok(()), "{}\n{xml}", at());
        let json = schema_org::to_json(record, None).value;
        let again: serde_json::Value = serde_json::from_str(&json.to_string()).unwrap();
        assert_eq!(again, json);
        vernacular += usize::from(xml.contains("script=\""));
    }
    assert!(vernacular > 10, "{vernacular} records in other scripts");
}

#[test]
fn titles_are_in_every_form() {
    let mut seen = 0;
    for (name, record) in records() {
        let Some(title) = callslip_marc::views::title(&record) else {
            continue;
        };
        if !matches!(record.kind(), callslip_marc::Kind::Bib)
            || title.proper.chars().any(char::is_control)
        {
            continue;
        }
        seen += 1;
        let all = dc::statements(&record, Profile::Simple);
        let first = all
            .iter()
            .find(|it| it.term == "title")
            .map(|it| it.value.clone());
        let first = first.unwrap_or_default();
        assert!(
            first.contains(title.proper.trim()),
            "{name}: {first} for {title:?}"
        );
        let json = schema_org::to_json(&record, None).value;
        assert_eq!(json["name"], title.display(), "{name}");
    }
    assert!(seen > 800, "{seen}");
}

#[test]
fn mods_is_in_the_shape_of_its_schema() {
    let shape: BTreeMap<&str, Vec<&str>> = SHAPE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (name, inside) = line.split_once(':').unwrap();
            (name, inside.split_whitespace().collect())
        })
        .collect();
    for (name, record) in records() {
        let mods = mods::to_element(&record).value;
        if let Err(what) = fits(&mods, &shape) {
            panic!("{name}: {what}\n{}", mods.to_xml());
        }
    }
}

/// Whether an element, its attributes and what is in it have a place in the schema.
fn fits(element: &Element, shape: &BTreeMap<&str, Vec<&str>>) -> Result<(), String> {
    let name = element.name;
    let allowed = shape.get(name).ok_or(format!("no element {name}"))?;
    for (attribute, value) in &element.attributes {
        let key = format!("@{attribute}");
        let listed = format!("@{attribute}={}", value.replace(' ', "_"));
        let free = allowed.contains(&key.as_str());
        if !free && !allowed.contains(&listed.as_str()) {
            return Err(format!("{name} has {attribute}={value}"));
        }
    }
    let mut last = 0;
    for node in &element.nodes {
        let Node::Element(child) = node else {
            allowed
                .contains(&"text")
                .then_some(())
                .ok_or(format!("text in {name}"))?;
            continue;
        };
        let at = allowed.iter().position(|it| *it == child.name);
        let at = at.ok_or(format!("{} in {name}", child.name))?;
        // In a sequence, the order counts.
        if allowed.contains(&"sequence") && at < last {
            return Err(format!("{} out of order in {name}", child.name));
        }
        last = at;
        fits(child, shape)?;
    }
    if element.nodes.is_empty() {
        return Err(format!("{name} is empty"));
    }
    Ok(())
}
