//! Counting while records pass.

use std::sync::Arc;

use tantivy::DocId;

use super::Verdict;
use crate::columns::SegmentColumns;
use crate::request::Facet;

/// Years that are told apart; others are not counted.
const YEARS: usize = 2_200;

/// The counts of one segment.
pub(crate) struct Counts {
    pub(super) columns: Arc<SegmentColumns>,
    /// By the values' ordinals, in the order of the columns' facets.
    pub(super) values: Vec<Vec<u32>>,
    pub(super) availability: [u64; 2],
    /// By year, for the histogram, and by ten years.
    pub(super) years: Vec<u32>,
    pub(super) decades: Vec<u32>,
}

impl Counts {
    pub(crate) fn new(columns: &Arc<SegmentColumns>) -> Counts {
        let sizes = columns
            .values
            .iter()
            .map(|values| values.column.dictionary().num_terms());
        Counts {
            values: sizes.map(|size| vec![0; size]).collect(),
            columns: Arc::clone(columns),
            availability: [0; 2],
            years: vec![0; YEARS],
            decades: vec![0; YEARS / 10],
        }
    }

    /// Counts a record for every facet that its verdict lets it count for.
    pub(crate) fn count(&mut self, doc: DocId, verdict: Verdict) {
        if verdict == Verdict::Out {
            return;
        }
        for (values, counts) in self.columns.values.iter().zip(&mut self.values) {
            if verdict.counts_for(values.facet) {
                values
                    .ords(doc)
                    .iter()
                    .for_each(|ord| one_more(counts, *ord as usize));
            }
        }
        if verdict.counts_for(Facet::Availability) {
            let [unavailable, available] = &mut self.availability;
            *(if self.columns.available(doc) {
                available
            } else {
                unavailable
            }) += 1;
        }
        self.count_year(doc, verdict);
    }

    fn count_year(&mut self, doc: DocId, verdict: Verdict) {
        let year = self
            .columns
            .year(doc)
            .and_then(|year| usize::try_from(year).ok());
        let Some(year) = year else { return };
        if verdict.counts_for(Facet::Year) {
            one_more(&mut self.years, year);
        }
        if verdict.counts_for(Facet::Decade) {
            one_more(&mut self.decades, year / 10);
        }
    }
}

fn one_more(counts: &mut [u32], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}
