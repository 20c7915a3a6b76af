//! Counting while records pass.

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Result, SegmentReader};

use super::{IN_COLUMNS, Verdict, column};
use crate::request::Facet;
use crate::schema::Columns;

/// Years that are told apart; others are not counted.
const YEARS: usize = 2_200;

/// The counts of one segment.
pub(crate) struct Counts {
    pub(super) values: Vec<Values>,
    pub(super) availability: [u64; 2],
    available: Column<bool>,
    year: Column<i64>,
    /// By year, for the histogram and for the decades.
    pub(super) years: Vec<u32>,
    pub(super) decades: Vec<u32>,
}

/// The counts of one facet's values by their ordinal in the segment.
pub(super) struct Values {
    pub(super) facet: Facet,
    pub(super) column: StrColumn,
    pub(super) counts: Vec<u32>,
}

impl Counts {
    pub(crate) fn new(reader: &SegmentReader) -> Result<Counts> {
        let columns = reader.fast_fields();
        let mut values = Vec::with_capacity(IN_COLUMNS.len());
        for facet in IN_COLUMNS {
            if let Some(column) = column(facet)
                .map(|name| columns.str(name))
                .transpose()?
                .flatten()
            {
                let counts = vec![0; column.dictionary().num_terms()];
                values.push(Values {
                    facet,
                    column,
                    counts,
                });
            }
        }
        Ok(Counts {
            values,
            availability: [0; 2],
            available: columns.bool(Columns::AVAILABLE)?,
            year: columns.i64(Columns::YEAR)?,
            years: vec![0; YEARS],
            decades: vec![0; YEARS / 10],
        })
    }

    /// Counts a record for every facet that its verdict lets it count for.
    pub(crate) fn count(&mut self, doc: DocId, verdict: Verdict) {
        if verdict == Verdict::Out {
            return;
        }
        for values in self
            .values
            .iter_mut()
            .filter(|values| verdict.counts_for(values.facet))
        {
            values.count(doc);
        }
        if verdict.counts_for(Facet::Availability) {
            let index = usize::from(self.available.first(doc).unwrap_or(false));
            self.availability
                .iter_mut()
                .skip(index)
                .take(1)
                .for_each(|count| *count += 1);
        }
        self.count_year(doc, verdict);
    }

    fn count_year(&mut self, doc: DocId, verdict: Verdict) {
        let Some(year) = self
            .year
            .first(doc)
            .and_then(|year| usize::try_from(year).ok())
        else {
            return;
        };
        if let (true, Some(count)) = (verdict.counts_for(Facet::Year), self.years.get_mut(year)) {
            *count += 1;
        }
        if let (true, Some(count)) = (
            verdict.counts_for(Facet::Decade),
            self.decades.get_mut(year / 10),
        ) {
            *count += 1;
        }
    }
}

impl Values {
    fn count(&mut self, doc: DocId) {
        for ord in self.column.ords().values_for_doc(doc) {
            if let Some(count) = usize::try_from(ord)
                .ok()
                .and_then(|index| self.counts.get_mut(index))
            {
                *count += 1;
            }
        }
    }
}
