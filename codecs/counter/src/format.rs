//! Which form a report is in, and reading it in that.

use std::io;

use crate::fault::Faults;
use crate::report::Outcome;
use crate::tabular::Rows;
use crate::{Limits, Rule, json, text, xlsx, xml};

/// The forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON of the COUNTER API (SUSHI), Release 5 and 5.1.
    Json,
    /// TSV or CSV.
    Tabular,
    /// A workbook (.xlsx).
    Workbook,
    /// XML of SUSHI, Release 4.
    Xml,
}

/// The form, told from the content.
#[must_use]
pub fn detect(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        return Format::Workbook;
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    let head = text::utf16(head).unwrap_or_else(|| text::cell(head).0.into_owned());
    match head
        .trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t'])
        .chars()
        .next()
    {
        Some('{' | '[') => Format::Json,
        Some('<') => Format::Xml,
        _ if head.trim() == "null" => Format::Json,
        _ => Format::Tabular,
    }
}

/// Reads a report in the form that its content shows.
#[must_use]
pub fn read(bytes: &[u8], limits: &Limits) -> Outcome {
    read_as(bytes, detect(bytes), limits)
}

/// Reads a report in a given form.
#[must_use]
pub fn read_as(bytes: &[u8], format: Format, limits: &Limits) -> Outcome {
    let read = match format {
        Format::Json => Ok(json::read(bytes, limits)),
        Format::Xml => Ok(xml::read(bytes, limits)),
        Format::Workbook => xlsx::read(bytes, limits),
        Format::Tabular => tabular(bytes, limits),
    };
    read.unwrap_or_else(|error| refused(&error, limits))
}

fn tabular(bytes: &[u8], limits: &Limits) -> io::Result<Outcome> {
    let rows = Rows::open(io::Cursor::new(bytes.to_vec()), limits)?;
    rows.collect_report(limits)
}

fn refused(error: &io::Error, limits: &Limits) -> Outcome {
    let mut faults = Faults::new(limits.faults);
    faults.add(0, "", Rule::NotReport, error.to_string());
    Outcome {
        faults: faults.finish(),
        ..Outcome::default()
    }
}
