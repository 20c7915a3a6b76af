//! CSV (RFC 4180) that no spreadsheet takes for formulas.

use std::borrow::Cow;
use std::io::Write;

use super::{Cell, Column};
use crate::DocumentError;

/// Who will open the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Excel, which needs the UTF-8 byte order mark to read accents.
    Excel,
    /// A program, which does not want it.
    Program,
}

/// Writes heads and rows: UTF-8, CRLF, days as `2026-11-24`, money as `12.50`.
///
/// Text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a
/// line end) gets an apostrophe before it.
///
/// # Errors
/// When `out` cannot be written.
pub fn csv(
    mut out: impl Write,
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    reader: Reader,
) -> Result<(), DocumentError> {
    if reader == Reader::Excel {
        out.write_all("\u{FEFF}".as_bytes())
            .map_err(csv::Error::from)?;
    }
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    writer.write_record(
        columns
            .iter()
            .map(|column| harmless(&column.head).into_owned()),
    )?;
    for row in rows {
        for cell in &row {
            writer.write_field(shown(cell).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush().map_err(csv::Error::from)?;
    Ok(())
}

fn shown(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => Cow::Owned(number.to_string()),
        Cell::Money(cents) => Cow::Owned(cents.plain()),
        Cell::Day(day) => Cow::Owned(day.to_string()),
        Cell::Moment(at) => Cow::Owned(at.strftime("%Y-%m-%d %H:%M:%S").to_string()),
    }
}

fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
