//! JSON of the COUNTER API: Release 5 with its lists of types and values, Release 5.1 with its maps.

mod head;
mod items;
mod object;
mod performance;
mod write;
mod write_items;

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::fault::Faults;
use crate::report::{Outcome, Report};
use crate::{Limits, Rule, text};

use head::exception;
pub(crate) use head::identifiers;
pub(crate) use object::{Object, scalar};
pub use write::write;

/// A value of the document as its text, with the place where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Raw<'a> {
    value: &'a RawValue,
    whole: &'a str,
}

impl<'a> Raw<'a> {
    /// The document itself.
    pub(crate) fn document(whole: &'a str) -> Result<Self, serde_json::Error> {
        let value = serde_json::from_str(whole)?;
        Ok(Self { value, whole })
    }

    /// Bytes from the start of the document.
    pub(crate) fn offset(self) -> u64 {
        let (at, start) = (
            self.value.get().as_ptr() as usize,
            self.whole.as_ptr() as usize,
        );
        at.saturating_sub(start) as u64
    }

    /// Its properties, each as text still; `None` when it is no object.
    pub(crate) fn properties(self) -> Option<BTreeMap<String, Self>> {
        let map: BTreeMap<String, &'a RawValue> = serde_json::from_str(self.value.get()).ok()?;
        let whole = self.whole;
        Some(
            map.into_iter()
                .map(|(name, value)| (name, Self { value, whole }))
                .collect(),
        )
    }

    /// Its elements, each as text still; `None` when it is no array.
    pub(crate) fn elements(self) -> Option<Vec<Self>> {
        let list: Vec<&'a RawValue> = serde_json::from_str(self.value.get()).ok()?;
        let whole = self.whole;
        Some(
            list.into_iter()
                .map(|value| Self { value, whole })
                .collect(),
        )
    }

    /// Its object, read whole; what nests too deep is a fault and nothing.
    pub(crate) fn object(self, place: &str, faults: &mut Faults) -> Option<Object> {
        match serde_json::from_str(self.value.get()) {
            Ok(map) => Some(Object {
                map,
                offset: self.offset(),
            }),
            Err(error) => {
                faults.add(self.offset(), place, Rule::Json, error.to_string());
                None
            }
        }
    }
}

/// Reads a report, or the exceptions that came in its place.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Outcome {
    let mut faults = Faults::new(limits.faults);
    let text = text::whole(bytes, limits, &mut faults);
    let mut report = Report::default();
    match Raw::document(&text) {
        Ok(document) => top(document, &mut report, limits, &mut faults),
        Err(error) => {
            let offset = place(&text, &error);
            faults.add(offset, "", Rule::Json, error.to_string());
            // What stands before the break may be whole.
            rescue(&text, &mut report, limits, &mut faults);
        }
    }
    Outcome {
        report,
        faults: faults.finish(),
    }
}

fn place(text: &str, error: &serde_json::Error) -> u64 {
    let before = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let lines: usize = before.map(str::len).sum();
    (lines + error.column()).min(text.len()) as u64
}

fn top(document: Raw<'_>, report: &mut Report, limits: &Limits, faults: &mut Faults) {
    if let Some(list) = document.elements() {
        for element in list.into_iter().take(1_000) {
            if element
                .properties()
                .is_some_and(|all| all.contains_key("Report_Header"))
            {
                return top(element, report, limits, faults);
            }
            bare_exception(element, report, faults);
        }
        if report.header.exceptions.is_empty() {
            faults.add(
                0,
                "",
                Rule::NotReport,
                "a list that is neither of exceptions nor of reports",
            );
        }
        return;
    }
    let Some(properties) = document.properties() else {
        faults.add(0, "", Rule::NotReport, "the document is no object");
        return;
    };
    if properties.contains_key("Code") {
        bare_exception(document, report, faults);
        return;
    }
    match properties.get("Report_Header") {
        Some(raw) => {
            if let Some(object) = raw.object("Report_Header", faults) {
                head::read(&object, &mut report.header, faults);
            }
        }
        None => faults.add(
            0,
            "Report_Header",
            Rule::NoHeader,
            "there is no Report_Header",
        ),
    }
    for (name, raw) in &properties {
        if !matches!(name.as_str(), "Report_Header" | "Report_Items") {
            faults.add(
                raw.offset(),
                name,
                Rule::Unexpected,
                "a property beside header and items",
            );
        }
    }
    match properties
        .get("Report_Items")
        .and_then(|raw| raw.elements())
    {
        Some(list) => items::read(&list, report, limits, faults),
        None if report.header.exceptions.is_empty() => {
            faults.add(
                0,
                "Report_Items",
                Rule::NoItems,
                "there is no list of Report_Items",
            );
        }
        None => {}
    }
}

/// An exception that stands alone, as services answer in place of a report.
fn bare_exception(raw: Raw<'_>, report: &mut Report, faults: &mut Faults) {
    let Some(object) = raw.object("", faults) else {
        return;
    };
    if let Some(exception) = exception(&object, faults) {
        report.header.exceptions.push(exception);
    }
}

/// Reads what is whole of a document that breaks off: the header, and items up to the break.
fn rescue(text: &str, report: &mut Report, limits: &Limits, faults: &mut Faults) {
    if let Some(at) = text.find("\"Report_Header\"") {
        let rest = text
            .get(at + "\"Report_Header\"".len()..)
            .unwrap_or_default();
        let rest = rest.trim_start().trim_start_matches(':');
        for raw in first(rest, text) {
            if let Some(object) = raw.object("Report_Header", faults) {
                head::read(&object, &mut report.header, faults);
            }
        }
    }
    let Some(at) = text.find("\"Report_Items\"") else {
        return;
    };
    let rest = text
        .get(at + "\"Report_Items\"".len()..)
        .unwrap_or_default();
    let mut rest = rest
        .trim_start()
        .trim_start_matches(':')
        .trim_start()
        .trim_start_matches('[');
    let mut list = Vec::new();
    while let Some(raw) = first(rest, text).next() {
        let end = raw.offset() as usize + raw.value.get().len();
        rest = text
            .get(end..)
            .unwrap_or_default()
            .trim_start()
            .trim_start_matches(',');
        list.push(raw);
    }
    items::read(&list, report, limits, faults);
}

/// The value at the start of a text, if it is whole.
fn first<'a>(rest: &'a str, whole: &'a str) -> impl Iterator<Item = Raw<'a>> {
    let stream = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
    stream
        .take(1)
        .flatten()
        .map(move |value| Raw { value, whole })
}
