//! One search's view of the index.

use std::sync::Arc;

use tantivy::{Searcher, Term};

use crate::columns::SegmentColumns;
use crate::schema::Fields;

/// The index as it stands for one search.
#[derive(Clone, Copy)]
pub(super) struct Finder<'a> {
    pub(super) fields: &'a Fields,
    pub(super) searcher: &'a Searcher,
    /// In the order of the searcher's segments.
    pub(super) columns: &'a [Arc<SegmentColumns>],
}

impl Finder<'_> {
    /// Whether any record has the term; an index that cannot be read has none, and says so when it is searched.
    pub(super) fn has(&self, term: &Term) -> bool {
        self.searcher.doc_freq(term).unwrap_or(0) > 0
    }
}
