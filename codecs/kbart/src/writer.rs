//! Writing a title list of phase II.

use std::io::{self, Write};

use crate::column;
use crate::row::Row;

/// Writes rows under a header of phase II: UTF-8, tabs between, a line each.
#[derive(Debug)]
pub struct Writer<W> {
    to: W,
    extra: Vec<String>,
}

impl<W: Write> Writer<W> {
    /// Writes the header; `extra` are columns of one's own behind KBART's.
    ///
    /// # Errors
    /// Where the target cannot be written.
    pub fn new(mut to: W, extra: &[&str]) -> io::Result<Self> {
        let names = column::all().iter().map(|column| column.name);
        line(&mut to, names.chain(extra.iter().copied()))?;
        let extra = extra.iter().map(|&name| name.to_owned()).collect();
        Ok(Self { to, extra })
    }

    /// Writes a row. Tabs and line ends within values become blanks.
    ///
    /// # Errors
    /// Where the target cannot be written.
    pub fn write(&mut self, row: &Row) -> io::Result<()> {
        let extra = self.extra.iter().map(|name| {
            let found = row.extra.iter().find(|(known, _)| known == name);
            found.map_or("", |(_, value)| value.as_str())
        });
        line(&mut self.to, row.values().chain(extra))
    }

    /// Ends the list.
    ///
    /// # Errors
    /// Where the target cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.flush()?;
        Ok(self.to)
    }
}

fn line<'a>(to: &mut impl Write, values: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (at, value) in values.enumerate() {
        if at > 0 {
            to.write_all(b"\t")?;
        }
        if value.contains(['\t', '\n', '\r']) {
            to.write_all(value.replace(['\t', '\n', '\r'], " ").trim().as_bytes())?;
        } else {
            to.write_all(value.as_bytes())?;
        }
    }
    to.write_all(b"\n")
}
