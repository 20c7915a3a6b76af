//! Reading tabular reports row by row.

use std::io::{self, Read};

use super::columns::{Columns, is_columns};
use super::{Delimiter, four, head};
use crate::fault::{Fault, Faults};
use crate::header::{Header, Release};
use crate::report::{Outcome, Report, Row};
use crate::{Limits, Rule, tables, text};

/// How many lines may stand above the columns.
const HEAD: usize = 100;

/// Lines of cells, wherever they come from.
pub(crate) trait Cells {
    /// Puts the next line's cells into `line`, whose room is used again, and gives its offset; `None` at the end.
    fn next(&mut self, line: &mut Vec<String>, faults: &mut Faults) -> io::Result<Option<u64>>;
}

/// A table whose header has been read, and whose rows are read one by one.
pub(crate) struct Table<C> {
    cells: C,
    line: Vec<String>,
    header: Header,
    columns: Columns,
    faults: Faults,
}

impl<C: Cells> Table<C> {
    /// Reads the header and the line of columns.
    pub(crate) fn open(mut cells: C, limits: &Limits) -> io::Result<Self> {
        let mut faults = Faults::new(limits.faults);
        let mut header = Header::default();
        let mut columns = Columns::default();
        let mut is_four = false;
        let mut told = false;
        let mut line = Vec::new();
        for number in 0..HEAD {
            let Some(offset) = cells.next(&mut line, &mut faults)? else {
                break;
            };
            is_four |= number == 0 && line.first().is_some_and(|cell| four::is_first(cell));
            if is_columns(&line) {
                columns = Columns::read(&line, is_four, offset, &mut faults);
                told = true;
                break;
            }
            if is_four {
                four::take(&mut header, number, &line, offset, &mut faults);
            } else if line.iter().any(|cell| !cell.trim().is_empty()) {
                head::take(&mut header, &line, offset, &mut faults);
            }
        }
        if !told {
            faults.add(
                0,
                "",
                Rule::ColumnMissing,
                "no line of columns with Metric_Type or Reporting_Period_Total",
            );
        }
        let mut table = Self {
            cells,
            line,
            header,
            columns,
            faults,
        };
        table.look();
        Ok(table)
    }

    /// What the header and the columns should agree on.
    fn look(&mut self) {
        let header = &self.header;
        if header.report_id.is_empty() && header.release.is_none() {
            self.faults
                .add(0, "", Rule::NoHeader, "neither Report_ID nor Release");
        }
        let release = header.release.unwrap_or_default();
        let Some(kind) = tables::find(release, &header.report_id) else {
            return;
        };
        if release == Release::R4 && kind.metrics.len() == 1 {
            self.columns.metric = kind.metrics.first().map(|metric| (*metric).to_owned());
        }
        let have: Vec<_> = self.columns.elements().collect();
        let wanted = kind
            .columns
            .iter()
            .filter(|column| !column.1 && release != Release::R4);
        for (element, _) in wanted.filter(|column| !have.contains(&column.0)) {
            let what = format!("{} of {release} has it", kind.id);
            self.faults
                .add(0, element.heading(), Rule::ColumnMissing, what);
        }
        let months: Vec<_> = self.columns.months().collect();
        let period = Report {
            header: header.clone(),
            rows: Vec::new(),
        };
        for month in period
            .months()
            .iter()
            .filter(|month| !months.contains(month))
        {
            let what = "the month is in the reporting period and has no column";
            self.faults
                .add(0, &month.column(), Rule::MonthMissing, what);
        }
    }

    /// The next row that is not empty.
    fn row(&mut self) -> io::Result<Option<Row>> {
        while let Some(offset) = self.cells.next(&mut self.line, &mut self.faults)? {
            if self.line.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let mut row = self.columns.row(&self.line, offset, &mut self.faults);
            row.summary = self.header.release == Some(Release::R4) && is_summary(row.name());
            return Ok(Some(row));
        }
        Ok(None)
    }
}

/// Whether a row of Release 4 sums over all items (CoP 4): `Total for all journals`.
fn is_summary(name: &str) -> bool {
    const BEGINS: &str = "total for all";
    name.get(..BEGINS.len())
        .is_some_and(|begins| begins.eq_ignore_ascii_case(BEGINS))
}

/// Reads all rows of a table.
pub(crate) fn collect<C: Cells>(mut table: Table<C>, limits: &Limits) -> io::Result<Outcome> {
    let mut rows = Vec::new();
    while let Some(row) = table.row()? {
        if rows.len() >= limits.rows {
            let what = "the rows from here on are left off";
            table.faults.add(row.offset, "", Rule::TooManyRows, what);
            break;
        }
        rows.push(row);
    }
    Ok(Outcome {
        report: Report {
            header: table.header,
            rows,
        },
        faults: table.faults.finish(),
    })
}

/// The rows of a TSV or CSV report as a stream: memory does not grow with it.
pub struct Rows<R> {
    table: Table<Separated<Box<dyn Read + Send>>>,
    ended: bool,
    input: std::marker::PhantomData<R>,
}

impl<R: Read + Send + 'static> Rows<R> {
    /// Reads the header and the columns. Text in UTF-16 is held in memory, up to the limit.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn open(mut input: R, limits: &Limits) -> io::Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(8192).read_to_end(&mut head)?;
        let input: Box<dyn Read + Send> = if text::is_utf16(&head).is_some() {
            let most = (limits.bytes - head.len().min(limits.bytes)) as u64;
            input.take(most).read_to_end(&mut head)?;
            let whole = text::utf16(&head).unwrap_or_default().into_bytes();
            head = whole.get(..8192).unwrap_or(&whole).to_vec();
            Box::new(io::Cursor::new(whole))
        } else {
            Box::new(io::Cursor::new(head.clone()).chain(input))
        };
        let cells = Separated::new(input, Delimiter::guess(&head), limits);
        Ok(Self {
            table: Table::open(cells, limits)?,
            ended: false,
            input: std::marker::PhantomData,
        })
    }

    /// The header.
    pub fn header(&self) -> &Header {
        &self.table.header
    }

    /// The faults since they were last taken.
    pub fn take_faults(&mut self) -> Vec<Fault> {
        self.table.faults.take()
    }

    /// Reads what is left as one report.
    ///
    /// # Errors
    /// When the input cannot be read.
    pub fn collect_report(self, limits: &Limits) -> io::Result<Outcome> {
        collect(self.table, limits)
    }
}

impl<R: Read + Send + 'static> Iterator for Rows<R> {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = self.table.row().transpose();
        self.ended = !matches!(row, Some(Ok(_)));
        row
    }
}

/// Lines of a file with delimiters.
pub(crate) struct Separated<R> {
    reader: csv::Reader<R>,
    record: csv::ByteRecord,
    columns: usize,
    cell: usize,
    told: bool,
}

impl<R: Read> Separated<R> {
    pub(crate) fn new(input: R, delimiter: Delimiter, limits: &Limits) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        builder
            .delimiter(delimiter.byte())
            .flexible(true)
            .has_headers(false);
        // A tab file is not quoted, unless all its cells are; a stray quote must not swallow rows.
        builder.double_quote(true);
        Self {
            reader: builder.from_reader(input),
            record: csv::ByteRecord::new(),
            columns: limits.columns,
            cell: limits.cell,
            told: false,
        }
    }
}

impl<R: Read> Cells for Separated<R> {
    fn next(&mut self, line: &mut Vec<String>, faults: &mut Faults) -> io::Result<Option<u64>> {
        if !self
            .reader
            .read_byte_record(&mut self.record)
            .map_err(io::Error::from)?
        {
            return Ok(None);
        }
        let offset = self.record.position().map_or(0, csv::Position::byte);
        let count = self.record.len().min(self.columns);
        line.resize_with(count, String::new);
        for (bytes, cell) in self.record.iter().zip(line.iter_mut()) {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let (text, plain) = text::cell(bytes);
            if !plain && !self.told {
                self.told = true;
                faults.add(
                    offset,
                    "",
                    Rule::Encoding,
                    "a byte that is not UTF-8; read as Windows-1252",
                );
            }
            cell.clear();
            cell.push_str(kept(&text, self.cell, offset, faults));
        }
        if self.record.len() > self.columns {
            let what = format!("{} cells on a line", self.record.len());
            faults.add(offset, "", Rule::Cells, what);
        }
        Ok(Some(offset))
    }
}

/// A cell without what is past the limit.
pub(crate) fn kept<'a>(text: &'a str, most: usize, offset: u64, faults: &mut Faults) -> &'a str {
    if text.len() <= most {
        return text;
    }
    let what = format!("a cell of {} bytes, of which {most} are kept", text.len());
    faults.add(offset, "", Rule::TooLong, what);
    let cut = (0..=most)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    text.get(..cut).unwrap_or_default()
}
