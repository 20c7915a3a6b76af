//! A list on its way into a file: its rows come some at a time and none stays in memory.

use std::fs::File;
use std::io::{BufWriter, Seek};

use super::{Column, Listing, Row, Sheet};
use crate::{BoxError, PageError};

/// The rows asked of a store at once: a few megabytes of memory.
const STRETCH: u64 = 2_000;

/// Takes the rows of a list that a file is asked of; see [`Listing::file`].
pub struct Filing {
    list: Listing,
    sheet: Sheet,
    rows: usize,
}

impl Filing {
    /// A file of a list: in the columns that the person did not hide, without what can be done.
    pub(super) fn begin(list: Listing) -> Result<Self, BoxError> {
        let told = list.columns.iter().filter(|c| is_told(&list, c));
        let heads = told.map(|column| list.header(column)).collect();
        Ok(Self {
            sheet: Sheet::new(list.caption(), heads, list.visit.zone.clone())?,
            list,
            rows: 0,
        })
    }

    /// Takes rows in their order; of these only the chosen ones, where the query chose some.
    ///
    /// # Errors
    /// When the disk takes them not.
    pub fn add(&mut self, rows: impl IntoIterator<Item = Row>) -> Result<(), PageError> {
        for row in rows {
            if self.list.keeps(&row) {
                self.add_one(&row).map_err(PageError::Internal)?;
            }
        }
        Ok(())
    }

    fn add_one(&mut self, row: &Row) -> Result<(), BoxError> {
        let cells = row.cells.iter().zip(&self.list.columns);
        let told = cells.filter(|(_, column)| is_told(&self.list, column));
        let values: Vec<_> = told.map(|(cell, _)| cell.value()).collect();
        self.sheet.add(&values)?;
        self.rows += 1;
        Ok(())
    }

    /// Takes all rows that the query asks for, some at a time: `page` is told how many rows to pass over
    /// and how many to give at most. Ask within one reading of the store, so that no row is met twice.
    ///
    /// # Errors
    /// Those of `page`, or when the disk takes the rows not.
    pub fn add_pages<E>(
        &mut self,
        mut page: impl FnMut(u64, u64) -> Result<Vec<Row>, E>,
    ) -> Result<(), PageError>
    where
        PageError: From<E>,
    {
        let (mut from, end) = (self.list.query.offset(), self.list.query.end());
        while from < end {
            let most = STRETCH.min(end - from);
            let rows = page(from, most)?;
            let came = rows.len() as u64;
            self.add(rows)?;
            if came < most {
                break;
            }
            from += came;
        }
        Ok(())
    }

    /// How many rows it has taken.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The file, to be read from its beginning. It has no name and is gone when it is closed.
    pub(super) fn written(mut self) -> Result<File, BoxError> {
        let mut file = tempfile::tempfile()?;
        match (self.list.query.export(), &self.list.visit.site.workbook) {
            (Some("xlsx"), Some(workbook)) => workbook(&mut self.sheet, &file)?,
            _ => self.sheet.csv(BufWriter::new(&file))?,
        }
        file.rewind()?;
        Ok(file)
    }
}

/// Whether a column goes into the file.
fn is_told(list: &Listing, column: &Column) -> bool {
    !column.is_ways() && list.shows(column)
}
