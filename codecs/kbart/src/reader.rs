//! Reading a title list as a stream of rows.

use std::borrow::Cow;
use std::io::{self, Read};

use crate::check;
use crate::column;
use crate::fault::{Fault, Faults, Rule, short};
use crate::lines::{Encoding, Line, Lines};
use crate::row::{Header, Row};

/// Bounds that keep bad input from filling memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest line, in bytes.
    pub line: usize,
    /// Faults listed for one line.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            line: 1 << 17,
            faults: 50,
        }
    }
}

/// A row, with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The row.
    pub row: Row,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Reads a title list row by row; one line is in memory at a time.
#[derive(Debug)]
pub struct Reader<R> {
    lines: Lines<R>,
    limits: Limits,
    line: Line,
    number: u64,
    header: Header,
    faults: Vec<Fault>,
    told: Told,
    over: bool,
}

/// What is said once for a list.
#[derive(Debug, Default)]
struct Told {
    latin: bool,
    quoted: bool,
    blanks: bool,
}

impl<R: Read> Reader<R> {
    /// Reads the header, with the usual limits.
    ///
    /// # Errors
    /// Where the source cannot be read.
    pub fn new(source: R) -> io::Result<Self> {
        Self::with_limits(source, Limits::default())
    }

    /// Reads the header, with limits of one's own.
    ///
    /// # Errors
    /// Where the source cannot be read.
    pub fn with_limits(source: R, limits: Limits) -> io::Result<Self> {
        let mut reader = Self {
            lines: Lines::new(source),
            limits,
            line: Line::default(),
            number: 0,
            header: Header::default(),
            faults: Vec::new(),
            told: Told::default(),
            over: false,
        };
        reader.lines.begin()?;
        reader.read_header()?;
        Ok(reader)
    }

    /// The columns.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What is wrong with the header.
    #[must_use]
    pub fn header_faults(&self) -> &[Fault] {
        &self.faults
    }

    fn read_header(&mut self) -> io::Result<()> {
        let any = self.lines.next(self.limits.line, &mut self.line)?;
        self.number = 1;
        let mut faults = Faults::new(self.line.offset, 1, self.limits.faults);
        if any {
            self.tell(&mut faults);
            if self.lines.encoding != Encoding::Utf8 {
                faults.add(Rule::Utf16, "the list is UTF-16");
            }
            let mut cells = Vec::new();
            cut(&self.line.text, &mut cells);
            let names = cells.into_iter().map(Cow::into_owned).collect();
            self.header = Header::read(names, &mut faults);
        } else {
            faults.add(Rule::Empty, "an empty file");
            self.over = true;
        }
        self.faults = faults.done();
        Ok(())
    }

    /// What is wrong with the line itself.
    fn tell(&mut self, faults: &mut Faults) {
        if self.line.cut {
            faults.add(
                Rule::LineLimit,
                format!("more than {} bytes", self.limits.line),
            );
        }
        if self.line.latin && !std::mem::replace(&mut self.told.latin, true) {
            faults.add(Rule::NotUtf8, "first here");
        }
        let control = |c: char| c.is_control() && c != '\t';
        if let Some(c) = self.line.text.chars().find(|c| control(*c)) {
            faults.add(Rule::Control, format!("U+{:04X}", c as u32));
        }
    }

    fn advance(&mut self) -> io::Result<Option<Step>> {
        let mut empty = None;
        while !self.over && self.lines.next(self.limits.line, &mut self.line)? {
            self.number += 1;
            if self
                .line
                .text
                .trim_matches(['\t', ' ', '"', '\u{1A}'])
                .is_empty()
            {
                empty = Some(self.number);
                continue;
            }
            let mut faults = Faults::new(self.line.offset, self.number, self.limits.faults);
            if let Some(line) = empty {
                faults.add(Rule::EmptyRow, format!("line {line} is empty"));
            }
            self.tell(&mut faults);
            let mut cells = Vec::with_capacity(self.header.len());
            let quoted = cut(&self.line.text, &mut cells);
            if quoted && !std::mem::replace(&mut self.told.quoted, true) {
                faults.add(Rule::Quoted, "cells in quotation marks, first here");
            }
            let mut row = self
                .header
                .row(&cells, self.number, self.line.offset, &mut faults);
            if row.blanks && !std::mem::replace(&mut self.told.blanks, true) {
                faults.add(Rule::Blanks, "blanks around values, first here");
            }
            row.shifted = self.header.is_kbart() && check::is_shifted(&row);
            check::row(&row, &self.header, &mut faults);
            let faults = faults.done();
            return Ok(Some(Step { row, faults }));
        }
        self.over = true;
        Ok(None)
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = io::Result<Step>;

    fn next(&mut self) -> Option<Self::Item> {
        let step = self.advance();
        self.over |= step.is_err();
        step.transpose()
    }
}

/// Cuts a line at its tabs. A cell that begins and ends with a quotation mark is one that a
/// spreadsheet wrote: its marks go, doubled ones become one. Says whether there was any.
fn cut<'a>(text: &'a str, cells: &mut Vec<Cow<'a, str>>) -> bool {
    let mut quoted = false;
    let mut rest = Some(text);
    while let Some(line) = rest {
        if let Some((cell, after)) = quoted_cell(line) {
            cells.push(Cow::Owned(cell));
            quoted = true;
            rest = after;
            continue;
        }
        let (cell, after) = match line.split_once('\t') {
            Some((cell, after)) => (cell, Some(after)),
            None => (line, None),
        };
        cells.push(Cow::Borrowed(cell));
        rest = after;
    }
    quoted
}

/// A cell in quotation marks, and what stands behind its tab.
fn quoted_cell(line: &str) -> Option<(String, Option<&str>)> {
    let inner = line.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inner.get(from..)?.find('"')?;
        let behind = inner.get(at + 1..)?;
        if let Some(after) = behind.strip_prefix('\t') {
            return Some((inner[..at].replace("\"\"", "\""), Some(after)));
        }
        if behind.is_empty() {
            return Some((inner[..at].replace("\"\"", "\""), None));
        }
        // A doubled mark goes on; a single one within is no quoting at all.
        from = at + 1 + behind.strip_prefix('"').map(|_| 1)?;
    }
}

/// What is wrong with a column's name.
pub(crate) fn check_name(name: &str, faults: &mut Faults) {
    match column::find(name) {
        Some((_, true)) => {}
        Some((at, false)) => {
            let meant = column::all()[at].name;
            faults.add(Rule::ColumnName, format!("{:?} is {meant}", short(name)));
        }
        None => faults.add(Rule::ExtraColumn, format!("{:?}", short(name))),
    }
}
