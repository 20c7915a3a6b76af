//! A word wherever it stands: the records that have any of some terms, of whatever fields, without weighing them.

use tantivy::query::{
    BitSetDocSet, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{BitSet, DocId, DocSet, Result, Score, SegmentReader, Term};

/// The records with any of the terms.
#[derive(Clone, Debug)]
pub(super) struct AnyTerm {
    pub(super) terms: Vec<Term>,
}

impl Query for AnyTerm {
    fn weight(&self, _scoring: EnableScoring<'_>) -> Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for AnyTerm {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let [term] = self.terms.as_slice() else {
            return self.union(reader, boost);
        };
        let index = reader.inverted_index(term.field())?;
        Ok(match index.read_postings(term, IndexRecordOption::Basic)? {
            Some(postings) => Box::new(ConstScorer::new(postings, boost)),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let found = scorer.doc() <= doc && scorer.seek(doc) == doc;
        Ok(Explanation::new(
            "any of some terms",
            if found { 1.0 } else { 0.0 },
        ))
    }
}

impl AnyTerm {
    fn union(&self, reader: &SegmentReader, boost: Score) -> Result<Box<dyn Scorer>> {
        let mut found = BitSet::with_max_value(reader.max_doc());
        for term in &self.terms {
            let index = reader.inverted_index(term.field())?;
            let Some(mut postings) = index.read_block_postings(term, IndexRecordOption::Basic)?
            else {
                continue;
            };
            while !postings.docs().is_empty() {
                for doc in postings.docs() {
                    found.insert(*doc);
                }
                postings.advance();
            }
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(found), boost)))
    }
}
