//! The header and the rows of a title list.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::column::{self, COLUMNS, Column};
use crate::fault::{Faults, Rule};
use crate::reader::check_name;

/// The columns that a list without which is none: titles must be known and reached.
const NEEDED: [&str; 3] = ["publication_title", "title_url", "title_id"];

/// The columns of a list, as its first line names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Header {
    names: Vec<String>,
    /// For each cell its place among KBART's columns.
    known: Vec<Option<usize>>,
    phase: u8,
}

impl Header {
    pub(crate) fn read(names: Vec<String>, faults: &mut Faults) -> Self {
        let places: Vec<Option<usize>> = names
            .iter()
            .map(|name| column::find(name))
            .map(|found| found.map(|(at, _)| at))
            .collect();
        // `Title` and `Publisher` stand in many lists; KBART's own names have an underscore.
        let own = |name: &String| name.contains('_') && column::find(name).is_some();
        let mut header = Self {
            names,
            known: places,
            phase: 2,
        };
        if header.known.iter().flatten().count() < 3 && !header.names.iter().any(own) {
            header.known.fill(None);
            faults.add(Rule::NoHeader, "the first line has no column of KBART");
            return header;
        }
        for at in 0..header.names.len() {
            check_name(&header.names[at], faults);
            let place = header.known[at];
            if place.is_some() && header.known[..at].contains(&place) {
                faults.add(Rule::TwiceColumn, header.names[at].clone());
                header.known[at] = None;
            }
        }
        header.judge(faults);
        header
    }

    fn judge(&mut self, faults: &mut Faults) {
        let has = |name: &str| self.known.contains(&Some(column::place(name)));
        for name in NEEDED.iter().filter(|name| !has(name)) {
            faults.add(Rule::MissingColumn, *name);
        }
        let phase = |wanted: u8| {
            column::all()
                .iter()
                .filter(move |c| c.phase == wanted && c.name != "notes")
        };
        if !phase(2).any(|column| has(column.name)) {
            self.phase = 1;
            faults.add(Rule::PhaseOne, "no column of phase II");
        } else {
            for column in phase(1).chain(phase(2)).filter(|column| !has(column.name)) {
                if !NEEDED.contains(&column.name) {
                    faults.add(Rule::MissingColumn, column.name);
                }
            }
        }
        if !self.known.iter().flatten().is_sorted() {
            faults.add(Rule::ColumnOrder, "the columns are not in KBART's order");
        }
    }

    /// The phase of KBART: 1 or 2.
    #[must_use]
    pub fn phase(&self) -> u8 {
        self.phase
    }

    /// Whether it has any column of KBART.
    #[must_use]
    pub fn is_kbart(&self) -> bool {
        self.known.iter().any(Option::is_some)
    }

    /// How many columns there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The columns with their names as sent, in order; `None` for those that KBART does not have.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Option<&'static Column>)> {
        let known = self
            .known
            .iter()
            .map(|at| at.and_then(|at| column::all().get(at)));
        self.names.iter().map(String::as_str).zip(known)
    }

    pub(crate) fn row(
        &self,
        cells: &[Cow<'_, str>],
        line: u64,
        offset: u64,
        faults: &mut Faults,
    ) -> Row {
        if cells.len() != self.len() {
            let surplus = cells.get(self.len()..).unwrap_or_default();
            let empty = !surplus.is_empty() && surplus.iter().all(|cell| cell.trim().is_empty());
            let kept = if empty {
                ", the surplus ones empty"
            } else {
                ""
            };
            let found = format!("{} cells for {} columns{kept}", cells.len(), self.len());
            faults.add(Rule::Cells, found);
        }
        let mut row = Row {
            line,
            offset,
            ..Row::default()
        };
        let mut values = [""; COLUMNS];
        for (at, cell) in cells.iter().enumerate() {
            let value = cell.trim();
            row.blanks |= value.len() != cell.len();
            match self.known.get(at) {
                Some(Some(place)) => values[*place] = value,
                Some(None) if !value.is_empty() => {
                    row.extra.push((self.names[at].clone(), value.to_owned()));
                }
                None if !value.is_empty() => {
                    row.extra
                        .push((format!("column {}", at + 1), value.to_owned()));
                }
                _ => {}
            }
        }
        row.fill(values);
        row
    }
}

/// A row. Values are trimmed; those of columns that are absent are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line, from 1.
    pub line: u64,
    /// Where the line begins, in bytes.
    pub offset: u64,
    /// All values, one behind the other: half a million rows are kept when lists are compared.
    text: String,
    ends: [u32; COLUMNS],
    /// Values of columns that KBART does not have, with their names.
    pub extra: Vec<(String, String)>,
    /// Whether its values seem to stand in wrong columns.
    pub shifted: bool,
    /// Whether there were blanks around values.
    pub(crate) blanks: bool,
}

impl Row {
    /// An empty row, to be filled and written.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn fill(&mut self, values: [&str; COLUMNS]) {
        let mut text = String::with_capacity(values.iter().map(|value| value.len()).sum());
        for (value, end) in values.into_iter().zip(&mut self.ends) {
            text.push_str(value);
            *end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        }
        self.text = text;
    }

    /// The value of a column by its name in phase II; empty where it is absent.
    #[must_use]
    pub fn get(&self, column: &str) -> &str {
        self.at(column::place(column))
    }

    pub(crate) fn at(&self, place: usize) -> &str {
        let end = self.ends.get(place).map_or(0, |end| *end as usize);
        let begin = place
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let begin = begin.map_or(0, |begin| *begin as usize);
        self.text.get(begin..end).unwrap_or_default()
    }

    /// Sets the value of a column by its name in phase II; other names become extra columns.
    pub fn set(&mut self, column: &str, value: &str) {
        let place = column::place(column);
        if place >= COLUMNS {
            self.extra.push((column.to_owned(), value.to_owned()));
            return;
        }
        let old = self.clone();
        let mut values: [&str; COLUMNS] = std::array::from_fn(|at| old.at(at));
        values[place] = value;
        self.fill(values);
    }

    /// All values of KBART's columns in order.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        (0..COLUMNS).map(|place| self.at(place))
    }
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("line", &self.line)?;
        let given = column::all().iter().zip(self.values());
        for (column, value) in given.filter(|(_, value)| !value.is_empty()) {
            map.serialize_entry(column.name, value)?;
        }
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
