//! A list as a file: CSV (RFC 4180) here, Excel by whoever makes workbooks.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use kernel::{Cents, Day, Moment};

use super::{Column, Listing};
use crate::{BoxError, PageError, Visit};

/// A value of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetValue {
    /// Nothing.
    Empty,
    /// Words; never a formula.
    Text(String),
    /// A whole number.
    Number(i64),
    /// An amount, in cents.
    Money(Cents),
    /// A day.
    Day(Day),
    /// A day and time.
    Moment(Moment),
}

/// A table to be written as a file.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is, for the sheet's and the file's name.
    pub title: String,
    /// The headings.
    pub columns: Vec<String>,
    /// The rows, a value a column.
    pub rows: Vec<Vec<SheetValue>>,
    /// The zone whose clocks moments are written by.
    pub zone: TimeZone,
}

impl Sheet {
    /// As CSV in UTF-8 with the byte order mark that Excel wants. A text that a spreadsheet would
    /// take for a formula gets an apostrophe in front (OWASP: CSV injection).
    ///
    /// # Errors
    /// When a row has another number of values than there are columns.
    pub fn csv(&self) -> Result<Vec<u8>, BoxError> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xEF\xBB\xBF".to_vec());
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|value| self.plain(value)))?;
        }
        Ok(writer.into_inner().map_err(|e| e.to_string())?)
    }

    fn plain(&self, value: &SheetValue) -> String {
        match value {
            SheetValue::Empty => String::new(),
            SheetValue::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}")
            }
            SheetValue::Text(text) => text.clone(),
            SheetValue::Number(n) => n.to_string(),
            SheetValue::Money(amount) => amount.plain(),
            SheetValue::Day(day) => day.to_string(),
            SheetValue::Moment(moment) => moment
                .in_zone(&self.zone)
                .strftime("%Y-%m-%d %H:%M")
                .to_string(),
        }
    }
}

/// The file that the query asks for, if it asks for one.
pub(super) fn answer(list: &Listing, visit: &Visit) -> Result<Option<Response>, PageError> {
    let Some(kind) = list.query.export() else {
        return Ok(None);
    };
    let sheet = sheet(list, visit);
    let name = format!("{}-{}.{kind}", list.name, visit.now.day(&visit.zone));
    if kind == "csv" {
        let bytes = sheet.csv().map_err(PageError::Internal)?;
        return Ok(Some(attachment(&name, "text/csv; charset=utf-8", bytes)));
    }
    let workbook = visit.site.workbook.as_ref().ok_or(PageError::NotFound)?;
    let bytes = workbook(&sheet).map_err(PageError::Internal)?;
    Ok(Some(attachment(
        &name,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes,
    )))
}

/// What the page shows: the rows of the query, in the columns that the person did not hide.
fn sheet(list: &Listing, visit: &Visit) -> Sheet {
    let told = |column: &Column| !column.is_ways() && list.shows(column);
    let columns = list.columns.iter().filter(|c| told(c));
    let values = |row: &super::Row| {
        let cells = row.cells.iter().zip(&list.columns);
        let kept = cells.filter(|(_, column)| told(column));
        kept.map(|(cell, _)| cell.value()).collect()
    };
    Sheet {
        title: list.caption(),
        columns: columns.map(|c| list.header(c)).collect(),
        rows: list.rows.iter().map(values).collect(),
        zone: visit.zone.clone(),
    }
}

/// A file to keep, under a name of plain letters.
#[must_use]
pub fn attachment(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            c
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(plain).collect();
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (CONTENT_TYPE, media_type.to_owned()),
            (CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}
