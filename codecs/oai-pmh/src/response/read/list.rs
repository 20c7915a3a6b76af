//! The lists: records, headers, sets, and how they go on.

use crate::fault::Rule;
use crate::xml::Element;
use crate::{Dated, Fragment, Header, Record, name};

use super::super::{Page, Resumption, Set};
use super::document::{Reading, date_of, dated};

/// The items of a list that have this name, each made by `item`, and its resumption token.
pub(super) fn page<T>(
    list: Element<'_>,
    name: &str,
    item: fn(Element<'_>, &mut Reading<'_>) -> Option<T>,
    reading: &mut Reading<'_>,
) -> Page<T> {
    let mut page = Page {
        items: Vec::new(),
        token: None,
    };
    for child in list.children {
        if child.name == name {
            page.items.extend(item(child, reading));
        } else if child.name == "resumptionToken" {
            page.token = Some(resumption(&child, reading));
        } else {
            reading.unexpected(&child);
        }
    }
    page
}

fn resumption(element: &Element<'_>, reading: &mut Reading<'_>) -> Resumption {
    let expires = element.attribute("expirationDate");
    Resumption {
        value: if element.whole {
            element.value().to_owned()
        } else {
            String::new()
        },
        expires: expires.map(|text| date_of(text, element.at, reading)),
        complete_list_size: number("completeListSize", element, reading),
        cursor: number("cursor", element, reading),
    }
}

fn number(attribute: &str, element: &Element<'_>, reading: &mut Reading<'_>) -> Option<u64> {
    let text = element.attribute(attribute)?;
    let number = text.trim().parse().ok();
    if number.is_none() {
        let message = format!("{attribute} is not a number; it is left out");
        reading.fault(element.at, Rule::Value, message);
    }
    number
}

/// A record; one without a header is left out, one that is cut off keeps its header.
pub(super) fn record(element: Element<'_>, reading: &mut Reading<'_>) -> Option<Record> {
    let at = element.at;
    let mut found = None;
    let mut metadata: Option<Fragment> = None;
    let mut about = Vec::new();
    for child in element.children {
        match child.name {
            "header" if found.is_none() && child.whole => found = Some(header(child, reading)),
            "header" if found.is_none() => {}
            "metadata" if metadata.is_none() => metadata = one(child, reading),
            "about" => about.extend(child.fragments),
            _ => reading.unexpected(&child),
        }
    }
    reading.must(at, found.is_some(), "header");
    let header = found?;
    if header.deleted && metadata.is_some() {
        let message = "a deleted record has no metadata; it is kept";
        reading.fault(at, Rule::DeletedMetadata, message);
    }
    if !header.deleted && metadata.is_none() {
        reading.must(at, false, "metadata");
    }
    Some(Record {
        header,
        metadata,
        about,
    })
}

/// The one fragment of an element.
fn one(element: Element<'_>, reading: &mut Reading<'_>) -> Option<Fragment> {
    let at = element.at;
    let mut all = element.fragments.into_iter();
    let first = all.next();
    if all.next().is_some() {
        let message = "more than one element of metadata; the first is taken";
        reading.fault(at, Rule::Unexpected, message);
    }
    first
}

/// A header in a list of headers.
pub(super) fn some_header(element: Element<'_>, reading: &mut Reading<'_>) -> Option<Header> {
    element.whole.then(|| header(element, reading))
}

fn header(element: Element<'_>, reading: &mut Reading<'_>) -> Header {
    let at = element.at;
    let deleted = match element.attribute("status") {
        None => false,
        Some("deleted") => true,
        Some(_) => {
            let message = "status is not `deleted`; read as not deleted";
            reading.fault(at, Rule::Value, message);
            false
        }
    };
    let mut identifier = None;
    let mut datestamp = None;
    let mut sets = Vec::new();
    for child in &element.children {
        match child.name {
            "identifier" => identifier = Some(child.value().to_owned()),
            "datestamp" => datestamp = Some(dated(child, reading)),
            "setSpec" => sets.push(set_spec(child, reading)),
            _ => reading.unexpected(child),
        }
    }
    reading.must(at, identifier.is_some(), "identifier");
    reading.must(at, datestamp.is_some(), "datestamp");
    Header {
        identifier: identifier.unwrap_or_default(),
        datestamp: datestamp.unwrap_or_else(|| Dated::Odd(String::new())),
        sets,
        deleted,
    }
}

fn set_spec(element: &Element<'_>, reading: &mut Reading<'_>) -> String {
    let text = element.value();
    if !name::is_set_spec(text) {
        let message = "a setSpec is names joined by colons; kept as text";
        reading.fault(element.at, Rule::SetSpec, message);
    }
    text.to_owned()
}

/// A set.
pub(super) fn set(element: Element<'_>, reading: &mut Reading<'_>) -> Option<Set> {
    if !element.whole {
        return None;
    }
    let at = element.at;
    let mut spec = None;
    let mut name = None;
    let mut descriptions = Vec::new();
    for child in element.children {
        match child.name {
            "setSpec" => spec = Some(set_spec(&child, reading)),
            "setName" => name = Some(child.value().to_owned()),
            "setDescription" => descriptions.extend(child.fragments),
            _ => reading.unexpected(&child),
        }
    }
    reading.must(at, spec.is_some(), "setSpec");
    reading.must(at, name.is_some(), "setName");
    Some(Set {
        spec: spec?,
        name: name.unwrap_or_default(),
        descriptions,
    })
}
