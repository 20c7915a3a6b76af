//! A table that waits on the disk: a list on its way into a file. What its columns hold is known only
//! when the last row has come, and a long list is not to stand in memory until then.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};

use jiff::tz::TimeZone;
use kernel::{Cents, Day, Moment};

use crate::BoxError;

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

/// What a column of a worksheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// Words, or nothing at all.
    Text,
    /// Whole numbers.
    Number,
    /// Amounts.
    Money,
    /// Days.
    Day,
    /// Days and times.
    Moment,
}

/// A table to be written as a file. Its rows wait in a temporary file that is gone with it.
#[derive(Debug)]
pub struct Sheet {
    title: String,
    heads: Vec<String>,
    kinds: Vec<Option<SheetKind>>,
    zone: TimeZone,
    rows: csv::Writer<File>,
}

impl Sheet {
    /// A table without rows yet: what it is, its headings, and the zone whose clocks moments are written by.
    ///
    /// # Errors
    /// When there can be no temporary file.
    pub fn new(title: String, heads: Vec<String>, zone: TimeZone) -> Result<Self, BoxError> {
        Ok(Self {
            title,
            kinds: vec![None; heads.len()],
            heads,
            zone,
            rows: csv::Writer::from_writer(tempfile::tempfile()?),
        })
    }

    /// Takes a row, a value a column.
    ///
    /// # Errors
    /// When it has another number of values than there are columns, or the disk takes it not.
    pub fn add(&mut self, row: &[SheetValue]) -> Result<(), BoxError> {
        if row.len() != self.heads.len() {
            return Err("a row has other columns than its list".into());
        }
        for (kind, value) in self.kinds.iter_mut().zip(row) {
            *kind = kind.or(value.kind());
        }
        Ok(self.rows.write_record(row.iter().map(SheetValue::kept))?)
    }

    /// What it is, for the sheet's name.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The zone whose clocks moments are written by.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The headings, and what stands under each: as its first value that is something.
    pub fn columns(&self) -> impl Iterator<Item = (&str, SheetKind)> {
        let kinds = self
            .kinds
            .iter()
            .map(|kind| kind.unwrap_or(SheetKind::Text));
        self.heads.iter().map(String::as_str).zip(kinds)
    }

    /// The rows, in the order they came.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub fn rows(
        &mut self,
    ) -> Result<impl Iterator<Item = Result<Vec<SheetValue>, BoxError>>, BoxError> {
        self.rows.flush()?;
        let mut file = self.rows.get_ref();
        file.seek(SeekFrom::Start(0))?;
        let mut form = csv::ReaderBuilder::new();
        let rows = form.has_headers(false).from_reader(file).into_records();
        Ok(rows.map(|row| row?.iter().map(SheetValue::of_kept).collect()))
    }

    /// As CSV in UTF-8 with the byte order mark that Excel wants. A text that a spreadsheet would
    /// take for a formula gets an apostrophe in front (OWASP: CSV injection).
    ///
    /// # Errors
    /// When the temporary file cannot be read, or `out` not written.
    pub fn csv(&mut self, mut out: impl Write) -> Result<(), BoxError> {
        out.write_all(b"\xEF\xBB\xBF")?;
        let mut form = csv::WriterBuilder::new();
        let mut writer = form.terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(&self.heads)?;
        let zone = self.zone.clone();
        for row in self.rows()? {
            writer.write_record(row?.into_iter().map(|value| value.plain(&zone)))?;
        }
        Ok(writer.flush()?)
    }
}

impl SheetValue {
    fn kind(&self) -> Option<SheetKind> {
        match self {
            Self::Empty => None,
            Self::Text(_) => Some(SheetKind::Text),
            Self::Number(_) => Some(SheetKind::Number),
            Self::Money(_) => Some(SheetKind::Money),
            Self::Day(_) => Some(SheetKind::Day),
            Self::Moment(_) => Some(SheetKind::Moment),
        }
    }

    fn plain(self, zone: &TimeZone) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                format!("'{text}")
            }
            Self::Text(text) => text,
            Self::Number(n) => n.to_string(),
            Self::Money(amount) => amount.plain(),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => {
                let local = moment.in_zone(zone);
                local.strftime("%Y-%m-%d %H:%M").to_string()
            }
        }
    }

    /// As it waits in the temporary file: a letter for what it is, then the value.
    fn kept(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => format!("t{text}"),
            Self::Number(n) => format!("n{n}"),
            Self::Money(amount) => format!("c{}", amount.0),
            Self::Day(day) => format!("d{day}"),
            Self::Moment(moment) => format!("m{}", moment.0),
        }
    }

    fn of_kept(kept: &str) -> Result<Self, BoxError> {
        let Some(kind) = kept.chars().next() else {
            return Ok(Self::Empty);
        };
        let value = &kept[kind.len_utf8()..];
        Ok(match kind {
            't' => Self::Text(value.to_owned()),
            'n' => Self::Number(value.parse()?),
            'c' => Self::Money(Cents(value.parse()?)),
            'd' => Self::Day(value.parse()?),
            'm' => Self::Moment(Moment(value.parse()?)),
            _ => return Err("a row was not kept as it was written".into()),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use kernel::{Cents, Moment};

    use super::{Sheet, SheetKind, SheetValue as V};

    fn sheet(heads: usize) -> Sheet {
        Sheet::new("x".into(), vec!["a".into(); heads], TimeZone::UTC).unwrap()
    }

    #[test]
    fn rows_come_back_as_they_went() {
        let day = "2026-11-29".parse().unwrap();
        let rows = [
            vec![
                V::Empty,
                V::Text(String::new()),
                V::Text("t\r\n\"é,".into()),
            ],
            vec![V::Number(-7), V::Money(Cents(i64::MIN)), V::Day(day)],
            vec![V::Moment(Moment(1_700_000_000_123)), V::Empty, V::Empty],
        ];
        let mut sheet = sheet(3);
        rows.iter().for_each(|row| sheet.add(row).unwrap());
        for _ in 0..2 {
            let back: Vec<Vec<V>> = sheet.rows().unwrap().map(Result::unwrap).collect();
            assert_eq!(back, rows);
        }
    }

    #[test]
    fn a_column_is_what_its_first_value_is() {
        let mut sheet = sheet(2);
        assert!(sheet.add(&[V::Empty]).is_err());
        for value in [V::Empty, V::Money(Cents(5)), V::Number(1)] {
            sheet.add(&[value, V::Empty]).unwrap();
        }
        let kinds: Vec<SheetKind> = sheet.columns().map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [SheetKind::Money, SheetKind::Text]);
    }
}
