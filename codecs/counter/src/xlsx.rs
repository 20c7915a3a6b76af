//! Workbooks, read cell by cell: what a sheet says of its size is not believed.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader as _, Xlsx};

use crate::fault::Faults;
use crate::report::Outcome;
use crate::tabular::{Cells, Table, collect, kept};
use crate::{Limits, Rule};

/// How many rows that are not there are given out as empty ones; what lies farther apart comes at once.
const GAP: u64 = 32;

/// Reads the first sheet that holds a report; the others are left alone.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> io::Result<Outcome> {
    unpacked(bytes, limits)?;
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(odd)?;
    let mut best: Option<Outcome> = None;
    for name in workbook.sheet_names().into_iter().take(20) {
        let lines = lines(&mut workbook, &name, limits)?;
        let table = Table::open(lines, limits)?;
        let outcome = collect(table, limits)?;
        let filled = !outcome.report.rows.is_empty();
        if best.is_none() || filled {
            best = Some(outcome);
        }
        if filled {
            break;
        }
    }
    best.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the workbook has no sheet"))
}

fn odd(error: calamine::XlsxError) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("not a workbook: {error}"),
    )
}

/// Refuses a workbook whose parts are larger unpacked than the limit, whatever their headers say.
fn unpacked(bytes: &[u8], limits: &Limits) -> io::Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("not a workbook: {error}"),
        )
    })?;
    let mut left = limits.unpacked;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(io::Error::other)?;
        let read = io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink())?;
        let more = left.checked_sub(read);
        left = more.ok_or_else(|| {
            let what = format!(
                "the workbook is larger than {} bytes unpacked",
                limits.unpacked
            );
            io::Error::new(io::ErrorKind::InvalidData, what)
        })?;
    }
    Ok(())
}

/// The lines of a sheet.
struct Lines {
    list: std::vec::IntoIter<(u64, Vec<String>)>,
    wide: bool,
}

impl Cells for Lines {
    fn next(&mut self, line: &mut Vec<String>, faults: &mut Faults) -> io::Result<Option<u64>> {
        let next = self.list.next();
        if let Some((row, _)) = next.as_ref().filter(|_| std::mem::take(&mut self.wide)) {
            faults.add(
                *row,
                "",
                Rule::Cells,
                "cells beyond the last column that is read",
            );
        }
        Ok(next.map(|(row, cells)| {
            *line = cells;
            row
        }))
    }
}

fn lines(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, limits: &Limits) -> io::Result<Lines> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(odd)?;
    let mut list: Vec<(u64, Vec<String>)> = Vec::new();
    let mut wide = false;
    let mut ignored = Faults::new(0);
    while let Some(cell) = cells.next_cell().map_err(odd)? {
        let (row, column) = cell.get_position();
        let (row, column) = (
            u64::from(row),
            usize::try_from(column).unwrap_or(usize::MAX),
        );
        if column >= limits.columns {
            wide = true;
            continue;
        }
        if list.last().is_none_or(|line| line.0 != row) {
            let after = list.last().map_or(0, |line| line.0 + 1);
            // A row that comes again, or out of order, still has its cells.
            let gap = row.saturating_sub(after).min(GAP);
            list.extend((0..gap).map(|back| (row - gap + back, Vec::new())));
            list.push((row, Vec::new()));
        }
        if list.len() > limits.rows.saturating_add(1_000) {
            break;
        }
        if let Some((_, line)) = list.last_mut() {
            if line.len() <= column {
                line.resize(column + 1, String::new());
            }
            let text = text(cell.get_value());
            kept(&text, limits.cell, row, &mut ignored).clone_into(&mut line[column]);
        }
    }
    Ok(Lines {
        list: list.into_iter(),
        wide,
    })
}

/// A cell as text: whole numbers without a fraction, dates as days.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) if (1.0..2_900_000.0).contains(&date.as_f64()) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
