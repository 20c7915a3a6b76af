//! A report as a value, whatever form it came in.

use serde::Serialize;

use crate::{Element, Fault, Header, Month};

/// What reading a file gave: everything good, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The report.
    pub report: Report,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// A header and rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The header.
    pub header: Header,
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
}

/// The counts of one metric for one item with one set of attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The elements that are filled, in the order of columns.
    pub values: Vec<(Element, String)>,
    /// Columns that are none of the elements, as they were.
    pub other: Vec<(String, String)>,
    /// The metric: `Total_Item_Requests`; Release 4: the user activity or what the report counts.
    pub metric: String,
    /// Counts by month, as given; a month that is not there had no usage.
    pub counts: Vec<(Month, u64)>,
    /// Reporting_Period_Total, where the report gives one.
    pub total: Option<u64>,
    /// Release 4: a row of sums over all items.
    pub summary: bool,
    /// Where it was read, in bytes from the start of the input (of a workbook: the row).
    pub offset: u64,
}

impl Row {
    /// The value of an element; empty where it has none.
    #[must_use]
    pub fn get(&self, element: Element) -> &str {
        let found = self.values.iter().find(|row| row.0 == element);
        found.map(|row| row.1.as_str()).unwrap_or_default()
    }

    /// Gives an element a value; an empty one takes it away.
    pub fn set(&mut self, element: Element, value: &str) {
        let at = self.values.partition_point(|row| row.0 < element);
        let known = self.values.get(at).is_some_and(|row| row.0 == element);
        match (known, value.is_empty()) {
            (true, true) => drop(self.values.remove(at)),
            (true, false) => value.clone_into(&mut self.values[at].1),
            (false, true) => {}
            (false, false) => self.values.insert(at, (element, value.to_owned())),
        }
    }

    /// The count of a month.
    #[must_use]
    pub fn count(&self, month: Month) -> u64 {
        let found = self.counts.iter().find(|row| row.0 == month);
        found.map_or(0, |row| row.1)
    }

    /// The sum over its months.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.counts
            .iter()
            .fold(0, |sum, row| sum.saturating_add(row.1))
    }

    /// The name of what it is about: item, title, database or platform.
    #[must_use]
    pub fn name(&self) -> &str {
        let names = [
            Element::Item,
            Element::Title,
            Element::Database,
            Element::Platform,
        ];
        let filled = names.iter().map(|element| self.get(*element));
        filled
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }
}

impl Report {
    /// The months of the reporting period; of the rows where the header has none. At most 600.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        let said = |day: &str| crate::month::day(day).map(|(month, _)| month);
        let counted = || {
            self.rows
                .iter()
                .flat_map(|row| row.counts.iter().map(|row| row.0))
        };
        let first = said(&self.header.begin_date).or_else(|| counted().min());
        let last = said(&self.header.end_date).or_else(|| counted().max());
        let (Some(first), Some(last)) = (first, last) else {
            return Vec::new();
        };
        let all = std::iter::successors(Some(first), |month| Some(month.next()));
        all.take_while(|month| *month <= last).take(600).collect()
    }
}
