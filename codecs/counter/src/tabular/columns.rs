//! The line of columns, and rows by it.

use std::collections::HashSet;

use crate::fault::{Faults, shown};
use crate::report::Row;
use crate::{Element, Month, Rule};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    Element(Element),
    Metric,
    Total,
    Month(Month),
    /// A sum of Release 4 over a format: HTML, PDF.
    Part(String),
    Other(String),
    /// A column without heading and cells.
    Empty,
}

/// The columns of a table, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    list: Vec<Column>,
    /// The metric of all rows, where no column names it (Release 4).
    pub(crate) metric: Option<String>,
    /// Which quarter of the table a month column stands in does not matter; how many there are does.
    months: usize,
}

/// Headings that name the metric.
const METRIC: [&str; 4] = [
    "metric_type",
    "user activity",
    "access denied category",
    "category",
];

/// Whether a line is that of the columns.
pub(super) fn is_columns(cells: &[String]) -> bool {
    let total = |cell: &String| is_total(&squeezed(cell));
    let metric = |cell: &String| METRIC.contains(&cell.trim().to_lowercase().as_str());
    cells.len() > 2 && cells.iter().any(|cell| total(cell) || metric(cell))
}

fn squeezed(text: &str) -> String {
    text.to_lowercase().replace(['_', ' '], "")
}

fn is_total(squeezed: &str) -> bool {
    squeezed == "reportingperiodtotal"
}

impl Columns {
    /// Reads the line of columns; Release 4 leaves the heading of the first one empty at times.
    pub(super) fn read(cells: &[String], four: bool, offset: u64, faults: &mut Faults) -> Self {
        let mut columns = Self::default();
        let mut seen = HashSet::new();
        for (number, cell) in cells.iter().enumerate() {
            let first = four && number == 0 && cell.trim().is_empty();
            let column = if first {
                Column::Element(Element::Title)
            } else {
                column(cell, offset, faults)
            };
            if column != Column::Empty && !seen.insert(format!("{column:?}")) {
                let rule = match column {
                    Column::Month(_) => Rule::MonthTwice,
                    _ => Rule::ColumnTwice,
                };
                faults.add(offset, cell, rule, "the column is there again");
            }
            columns.months += usize::from(matches!(column, Column::Month(_)));
            columns.list.push(column);
        }
        while columns.list.last() == Some(&Column::Empty) {
            columns.list.pop();
        }
        columns.missing(four, offset, faults);
        columns
    }

    fn missing(&self, four: bool, offset: u64, faults: &mut Faults) {
        if !four && !self.list.contains(&Column::Metric) {
            faults.add(
                offset,
                "Metric_Type",
                Rule::ColumnMissing,
                "no column for the metric",
            );
        }
        if self.months == 0 {
            faults.add(offset, "", Rule::ColumnMissing, "no column for a month");
        }
    }

    /// The elements that have a column.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element> {
        self.list.iter().filter_map(|column| match column {
            Column::Element(element) => Some(*element),
            _ => None,
        })
    }

    /// The months that have a column.
    pub(super) fn months(&self) -> impl Iterator<Item = Month> {
        self.list.iter().filter_map(|column| match column {
            Column::Month(month) => Some(*month),
            _ => None,
        })
    }

    /// Reads a row by the columns.
    pub(super) fn row(&self, cells: &[String], offset: u64, faults: &mut Faults) -> Row {
        let mut row = Row {
            offset,
            metric: self.metric.clone().unwrap_or_default(),
            counts: Vec::with_capacity(self.months.min(cells.len())),
            values: Vec::with_capacity(self.elements().count().min(cells.len())),
            ..Row::default()
        };
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
        let count = filled.map_or(0, |last| last + 1);
        if count > self.list.len() {
            let what = format!("{count} cells under {} columns", self.list.len());
            faults.add(offset, "", Rule::Cells, what);
        }
        let mut empty = 0;
        for (column, cell) in self.list.iter().zip(cells) {
            empty += usize::from(matches!(column, Column::Month(_)) && cell.trim().is_empty());
            place(&mut row, column, cell.trim(), faults);
        }
        let absent = self.list.iter().skip(cells.len());
        empty += absent
            .filter(|column| matches!(column, Column::Month(_)))
            .count();
        if empty > 0 {
            let what = format!("{empty} of {} months have no count", self.months);
            faults.add(offset, row.name(), Rule::CountMissing, what);
        }
        row
    }
}

fn column(cell: &str, offset: u64, faults: &mut Faults) -> Column {
    let heading = cell.trim();
    if heading.is_empty() {
        return Column::Empty;
    }
    if let Some(month) = Month::from_column(heading) {
        return Column::Month(month);
    }
    let squeezed = squeezed(heading);
    if METRIC.contains(&heading.to_lowercase().as_str()) {
        return Column::Metric;
    }
    if is_total(&squeezed) {
        return Column::Total;
    }
    if squeezed.starts_with("reportingperiod") {
        return Column::Part(heading.to_owned());
    }
    if let Some(element) = Element::of(heading) {
        return Column::Element(element);
    }
    if let Some(month) = Month::guess(heading) {
        faults.add(
            offset,
            heading,
            Rule::MonthFormat,
            format!("read as {}", month.column()),
        );
        return Column::Month(month);
    }
    // Extensions have a namespace (CoP section 11); Release 4 has columns of its own.
    if !heading.contains(':') && !heading.contains(' ') {
        faults.add(
            offset,
            heading,
            Rule::ColumnUnknown,
            "no such element; its values are kept",
        );
    }
    Column::Other(heading.to_owned())
}

fn place(row: &mut Row, column: &Column, cell: &str, faults: &mut Faults) {
    match column {
        Column::Element(element) => row.set(*element, cell),
        Column::Metric => cell.clone_into(&mut row.metric),
        Column::Total => row.total = count(row.offset, "Reporting_Period_Total", cell, faults),
        Column::Month(month) => {
            // The name of the column is made only where a fault needs it.
            let counted =
                plain_count(cell).or_else(|| count(row.offset, &month.column(), cell, faults));
            row.counts.extend(counted.map(|count| (*month, count)));
        }
        Column::Part(heading) | Column::Other(heading) if !cell.is_empty() => {
            row.other.push((heading.clone(), cell.to_owned()));
        }
        Column::Part(_) | Column::Other(_) | Column::Empty => {}
    }
}

/// A count of nothing but digits.
fn plain_count(cell: &str) -> Option<u64> {
    let digits = |byte: u8| byte.is_ascii_digit();
    ((1..=18).contains(&cell.len()) && cell.bytes().all(digits)).then(|| cell.parse().ok())?
}

/// A count; with separators, quotes or a needless `.0` it is read and told.
pub(crate) fn count(offset: u64, place: &str, cell: &str, faults: &mut Faults) -> Option<u64> {
    if cell.is_empty() {
        return None;
    }
    if let Some(count) = plain_count(cell) {
        return Some(count);
    }
    let bare = cell.strip_suffix(".0").unwrap_or(cell);
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    let marks = |c: char| matches!(c, ',' | '.' | '\'' | '"' | ' ' | '\u{A0}' | '\u{202F}');
    let grouped = bare.chars().all(|c| c.is_ascii_digit() || marks(c));
    let believed = grouped && (1..=18).contains(&digits.len());
    faults.add(offset, place, Rule::Count, format!("`{}`", shown(cell)));
    believed.then(|| digits.parse().ok())?
}
