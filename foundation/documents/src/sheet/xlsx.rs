//! Excel workbooks: a styled, frozen, filterable head; typed cells; sums as living formulas.

use std::io::{Cursor, Seek, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet, XlsxError, utility::column_number_to_name,
};

use super::{Cell, Column, Kind};
use crate::DocumentError;

/// Excel holds no longer text in a cell, in characters.
const TEXT_MAX: usize = 32_767;
/// Columns grow with their texts up to this width, in characters.
const WIDTH_MAX: usize = 60;

/// A workbook of one sheet named `title`; `total` names the row of sums where a column has one.
///
/// # Errors
/// More than 1,048,575 rows or 16,384 columns, a title over 31 characters or with `[]:*?/\`.
pub fn xlsx(
    title: &str,
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    total: &str,
) -> Result<Vec<u8>, DocumentError> {
    let mut out = Cursor::new(Vec::new());
    xlsx_to(&mut out, title, columns, rows, total)?;
    Ok(out.into_inner())
}

/// As [`xlsx`], written to `out`. Rows wait in a temporary file, not in memory.
///
/// # Errors
/// As [`xlsx`], and when `out` or the temporary file cannot be written.
pub fn xlsx_to(
    out: impl Write + Seek + Send,
    title: &str,
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    total: &str,
) -> Result<(), DocumentError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(title));
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(title)?;
    let mut list = List::begin(sheet, columns)?;
    for row in rows {
        list.add(&row)?;
    }
    list.end(total)?;
    workbook.save_to_writer(out)?;
    Ok(())
}

/// A list being written, and what its end needs to know.
struct List<'a> {
    sheet: &'a mut Worksheet,
    columns: &'a [Column],
    formats: Vec<Format>,
    widths: Vec<usize>,
    sums: Vec<i64>,
    /// The row to be written next, from 0.
    row: u32,
}

impl<'a> List<'a> {
    fn begin(sheet: &'a mut Worksheet, columns: &'a [Column]) -> Result<Self, XlsxError> {
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00E3_EFEA))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(Color::RGB(0x000B_5A4A));
        for (at, column) in (0..).zip(columns) {
            let format = if is_amount(column.kind) {
                head.clone().set_align(FormatAlign::Right)
            } else {
                head.clone()
            };
            sheet.write_string_with_format(0, at, &column.head, &format)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        let formats = columns
            .iter()
            .map(|column| format_of(column.kind))
            .collect();
        let widths = columns.iter().map(width_least).collect();
        Ok(Self {
            sheet,
            columns,
            formats,
            widths,
            sums: vec![0; columns.len()],
            row: 1,
        })
    }

    fn add(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (at, cell) in (0u16..).zip(cells).take(self.columns.len()) {
            let place = usize::from(at);
            self.write(at, cell)?;
            if let (Some(width), Cell::Text(text)) = (self.widths.get_mut(place), cell) {
                *width = (*width).max(text.chars().count().min(WIDTH_MAX));
            }
            if let (Some(sum), Some(amount)) = (self.sums.get_mut(place), amount(cell)) {
                *sum = sum.saturating_add(amount);
            }
        }
        self.row += 1;
        Ok(())
    }

    fn write(&mut self, at: u16, cell: &Cell) -> Result<(), XlsxError> {
        let (sheet, row) = (&mut *self.sheet, self.row);
        let format = self
            .formats
            .get(usize::from(at))
            .cloned()
            .unwrap_or_default();
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) => sheet.write_string_with_format(row, at, fitting(text), &format)?,
            Cell::Number(number) => {
                sheet.write_number_with_format(row, at, *number as f64, &format)?
            }
            Cell::Money(cents) => {
                sheet.write_number_with_format(row, at, dollars(cents.0), &format)?
            }
            Cell::Day(day) => {
                let date = excel_day(day.0);
                match date {
                    Ok(date) => sheet.write_datetime_with_format(row, at, &date, &format)?,
                    Err(_) => sheet.write_string(row, at, day.to_string())?,
                }
            }
            Cell::Moment(moment) => {
                let time = moment.time();
                let date = excel_day(moment.date()).and_then(|date| {
                    date.and_hms(
                        hour(time.hour()),
                        hour_part(time.minute()),
                        f64::from(time.second()),
                    )
                });
                match date {
                    Ok(date) => sheet.write_datetime_with_format(row, at, &date, &format)?,
                    Err(_) => sheet.write_string(row, at, moment.to_string())?,
                }
            }
        };
        Ok(())
    }

    fn end(self, total: &str) -> Result<(), XlsxError> {
        let last = self.row - 1;
        let (count, sums) = (self.columns.len(), &self.sums);
        let last_column = u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX);
        if count > 0 {
            self.sheet.autofilter(0, 0, last, last_column)?;
        }
        for (at, &width) in (0..).zip(&self.widths) {
            let width = u32::try_from(width + 2).unwrap_or(u32::MAX);
            self.sheet.set_column_width(at, f64::from(width))?;
        }
        let summed = self.columns.iter().any(|column| column.totalled);
        if summed && last > 0 {
            self.sheet
                .write_string_with_format(self.row, 0, total, &total_format(Kind::Text))?;
            for ((at, column), &sum) in (0u16..).zip(self.columns).zip(sums) {
                if column.totalled {
                    let formula = sum_formula(at, last, column.kind, sum);
                    let format = total_format(column.kind);
                    self.sheet
                        .write_formula_with_format(self.row, at, formula, &format)?;
                }
            }
        }
        Ok(())
    }
}

/// The sum of what the filter leaves visible, with today's value for readers that do not compute.
fn sum_formula(column: u16, last: u32, kind: Kind, sum: i64) -> Formula {
    let letter = column_number_to_name(column);
    let value = if kind == Kind::Money {
        kernel::Cents(sum).plain()
    } else {
        sum.to_string()
    };
    Formula::new(format!("=SUBTOTAL(109,{letter}2:{letter}{})", last + 1)).set_result(value)
}

fn is_amount(kind: Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Money)
}

fn amount(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Money(cents) => Some(cents.0),
        Cell::Empty | Cell::Text(_) | Cell::Day(_) | Cell::Moment(_) => None,
    }
}

fn format_of(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Text => format.set_num_format("@"),
        Kind::Number => format.set_num_format("#,##0"),
        Kind::Money => format.set_num_format("$#,##0.00;[Red]-$#,##0.00"),
        Kind::Day => format
            .set_num_format("mmm d, yyyy")
            .set_align(FormatAlign::Left),
        Kind::Moment => format
            .set_num_format("mmm d, yyyy h:mm AM/PM")
            .set_align(FormatAlign::Left),
    }
}

fn total_format(kind: Kind) -> Format {
    format_of(kind)
        .set_bold()
        .set_border_top(FormatBorder::Thin)
}

fn width_least(column: &Column) -> usize {
    let kind = match column.kind {
        Kind::Text => 8,
        Kind::Number => 10,
        Kind::Money | Kind::Day => 13,
        Kind::Moment => 21,
    };
    column.head.chars().count().min(24).max(kind)
}

fn fitting(text: &str) -> String {
    crate::papers::shortened(text, TEXT_MAX)
}

/// Cents as the number that a cell shows: read from decimal text, never computed in floating point.
fn dollars(cents: i64) -> f64 {
    kernel::Cents(cents).plain().parse().unwrap_or(f64::NAN)
}

fn excel_day(date: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())
}

fn hour(hour: i8) -> u16 {
    u16::from(hour.unsigned_abs())
}

fn hour_part(minute: i8) -> u8 {
    minute.unsigned_abs()
}
