//! What is to be left out, gathered before the search.
//!
//! The index library asks an excluded phrase about records before the one it stands at, which phrases cannot answer
//! (tantivy 0.27 stops there in a debug build); a set of records can.

use tantivy::query::{
    BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{BitSet, DocId, DocSet, Result, Score, SegmentReader, TERMINATED};

/// A query whose records are gathered into a set.
#[derive(Debug)]
pub(super) struct Gathered {
    pub(super) query: Box<dyn Query>,
}

impl Clone for Gathered {
    fn clone(&self) -> Gathered {
        Gathered {
            query: self.query.box_clone(),
        }
    }
}

impl Query for Gathered {
    fn weight(&self, scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        Ok(Box::new(GatheredWeight {
            inner: self.query.weight(scoring)?,
        }))
    }
}

struct GatheredWeight {
    inner: Box<dyn Weight>,
}

impl Weight for GatheredWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let mut found = BitSet::with_max_value(reader.max_doc());
        let mut scorer = self.inner.scorer(reader, boost)?;
        while scorer.doc() != TERMINATED {
            found.insert(scorer.doc());
            scorer.advance();
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(found), boost)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        self.inner.explain(reader, doc)
    }
}
