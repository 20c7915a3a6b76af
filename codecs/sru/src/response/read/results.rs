//! The result of a search, its records, and the terms of a scan.

use crate::Escaping;
use crate::fault::{Faults, Rule};
use crate::xml::Element;

use super::super::{Data, Record, Results, Term, WhereInList};
use super::{facets, number, unexpected};

/// Takes one element of a search response.
pub(super) fn read(child: Element<'_>, it: &mut Results, faults: &mut Faults) {
    let text = || Some(child.value().to_owned()).filter(|text| !text.is_empty());
    match child.name {
        "numberOfRecords" => it.number_of_records = number(&child, faults).unwrap_or(0),
        "resultSetId" => it.result_set_id = text(),
        "resultSetIdleTime" | "resultSetTTL" => it.result_set_ttl = number(&child, faults),
        "nextRecordPosition" => it.next_record_position = number(&child, faults),
        "resultCountPrecision" => it.count_precision = text(),
        "records" => {
            for element in child.children {
                it.records.extend(record(element, faults));
            }
        }
        "facetedResults" => it.facets.extend(facets::read(child, faults)),
        "searchResultAnalysis" => it.analysis.extend(child.fragments),
        _ => unexpected(&child, faults),
    }
}

/// A record; one that is cut off is left out.
pub(super) fn record(element: Element<'_>, faults: &mut Faults) -> Option<Record> {
    if element.name != "record" {
        unexpected(&element, faults);
        return None;
    }
    if !element.whole {
        return None;
    }
    let at = element.at;
    let mut escaping = None;
    let mut data = None;
    let mut record = Record::new("", Data::Text(String::new()));
    for child in element.children {
        match child.name {
            "recordSchema" => record.schema = child.value().to_owned(),
            "recordXMLEscaping" => escaping = packing(&child, faults),
            "recordPacking" if escaping.is_none() => escaping = packing(&child, faults),
            "recordPacking" => {}
            "recordData" => data = Some(child),
            "recordIdentifier" => record.identifier = Some(child.value().to_owned()),
            "recordPosition" => record.position = number(&child, faults),
            "extraRecordData" => record.extra.extend(child.fragments),
            _ => unexpected(&child, faults),
        }
    }
    let Some(element) = data else {
        faults.add(at, Rule::Missing, "recordData is missing");
        return Some(record);
    };
    record.data = contents(element, escaping, faults);
    Some(record)
}

/// How records are said to be put in; 2.0 gives `packed` and `unpacked` another meaning.
fn packing(element: &Element<'_>, faults: &mut Faults) -> Option<Escaping> {
    let text = element.value();
    let found = Escaping::read(text);
    if found.is_none() && !matches!(text, "packed" | "unpacked") {
        let message = format!(
            "{} is xml or string; told from the record instead",
            element.name
        );
        faults.add(element.at, Rule::Value, message);
    }
    found
}

/// The record itself. What it is counts more than what it is said to be.
fn contents(element: Element<'_>, said: Option<Escaping>, faults: &mut Faults) -> Data {
    let at = element.at;
    let mut fragments = element.fragments.into_iter();
    let first = fragments.next();
    if fragments.next().is_some() {
        let message = "more than one element in a record; the first is taken";
        faults.add(at, Rule::Unexpected, message);
    }
    let data = first.map_or(Data::Text(element.text.into_owned()), Data::Xml);
    let empty = matches!(&data, Data::Text(text) if text.trim().is_empty());
    if said.is_some_and(|said| said != data.escaping()) && !empty {
        let found = data.escaping().as_str();
        faults.add(
            at,
            Rule::Packing,
            format!("this record is packed as {found}"),
        );
    }
    data
}

/// A term of an index; one that is cut off is left out.
pub(super) fn term(element: Element<'_>, faults: &mut Faults) -> Option<Term> {
    if element.name != "term" {
        unexpected(&element, faults);
        return None;
    }
    if !element.whole {
        return None;
    }
    let at = element.at;
    let mut it = Term::default();
    let mut told = false;
    for child in element.children {
        match child.name {
            "value" => {
                it.value = child.value().to_owned();
                told = true;
            }
            "numberOfRecords" => it.number_of_records = number(&child, faults),
            "displayTerm" => it.display = Some(child.value().to_owned()),
            "whereInList" => it.place = place(&child, faults),
            "extraTermData" => it.extra.extend(child.fragments),
            _ => unexpected(&child, faults),
        }
    }
    if !told {
        faults.add(at, Rule::Missing, "value is missing");
    }
    Some(it)
}

fn place(element: &Element<'_>, faults: &mut Faults) -> Option<WhereInList> {
    let found = WhereInList::read(element.value());
    if found.is_none() {
        let message = "whereInList is first, last, only or inner; it is left out";
        faults.add(element.at, Rule::Value, message);
    }
    found
}
