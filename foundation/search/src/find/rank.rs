//! The order of the found: what each word is worth in its best field, and whether the text is a title.

use std::ops::Range;

use tantivy::columnar::{StrColumn, TermOrdHit};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::Bm25Weight;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Result, SegmentReader, TERMINATED, Term};

use super::plan::Plan;
use crate::columns::{MARK, SegmentColumns};
use crate::document::title_number;
use crate::query::{Node, Scope};
use crate::text;

/// What a word's other fields add to its best one.
const TIE: f32 = 0.1;
/// What is added when the text is the whole title.
const WHOLE: f32 = 30.0;
/// What is added when the text is a title of another kind (title proper, variant, uniform).
const NAMED: f32 = 18.0;
/// What is added when the title begins with the text.
const BEGINS: f32 = 8.0;
/// What is added when a copy can be had now.
const AVAILABLE: f32 = 0.2;

/// A term with its worth.
#[derive(Clone)]
pub(super) struct Rated {
    pub(super) term: Term,
    pub(super) worth: Worth,
}

/// How a term is weighed.
#[derive(Clone)]
pub(super) enum Worth {
    /// By its frequency in record and collection (BM25).
    Frequent(Bm25Weight),
    /// The same in every record.
    Flat(f32),
}

/// The title that a text may be: all its words outside other fields, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct TitleWanted {
    keys: Vec<String>,
}

impl TitleWanted {
    pub(super) fn of(node: &Node) -> TitleWanted {
        let mut words = String::new();
        let nodes = match node {
            Node::And(nodes) => nodes.as_slice(),
            one => std::slice::from_ref(one),
        };
        for node in nodes {
            if let Node::Words(Scope::Any | Scope::Title, text)
            | Node::Phrase(Scope::Any | Scope::Title, text) = node
            {
                words.push(' ');
                words.push_str(text);
            }
        }
        let key = text::key(&words);
        let without = without_article(&key).map(str::to_owned);
        TitleWanted {
            keys: std::iter::once(key)
                .chain(without)
                .filter(|key| !key.is_empty())
                .collect(),
        }
    }
}

fn without_article(key: &str) -> Option<&str> {
    const ARTICLES: [&str; 13] = [
        "the", "a", "an", "el", "la", "los", "las", "le", "les", "der", "die", "das", "il",
    ];
    let (first, rest) = key.split_once(' ')?;
    ARTICLES.contains(&first).then_some(rest)
}

/// What weighs the records of one segment, which must come in ascending order.
pub(super) struct SegmentRank {
    words: Vec<Vec<Cursor>>,
    title: TitleRank,
}

impl SegmentRank {
    pub(super) fn new(
        plan: &Plan,
        reader: &SegmentReader,
        columns: &SegmentColumns,
    ) -> Result<SegmentRank> {
        let mut words = Vec::with_capacity(plan.words.len());
        for forms in &plan.words {
            let mut cursors = Vec::with_capacity(forms.len());
            for rated in forms {
                cursors.extend(Cursor::new(rated, reader)?);
            }
            words.push(cursors);
        }
        let title = TitleRank::new(&plan.title, plan.named, reader, columns)?;
        Ok(SegmentRank { words, title })
    }

    #[allow(
        clippy::float_arithmetic,
        reason = "scores are relative weights, not amounts"
    )]
    pub(super) fn score(&mut self, columns: &SegmentColumns, doc: DocId) -> f32 {
        let words: f32 = self
            .words
            .iter_mut()
            .map(|cursors| best(cursors, doc))
            .sum();
        let copy = if columns.available(doc) {
            AVAILABLE
        } else {
            0.0
        };
        words + self.title.extra(columns, doc) + copy
    }
}

#[allow(
    clippy::float_arithmetic,
    reason = "scores are relative weights, not amounts"
)]
fn best(cursors: &mut [Cursor], doc: DocId) -> f32 {
    let (mut best, mut sum) = (0.0_f32, 0.0);
    for cursor in cursors {
        let score = cursor.score(doc);
        best = best.max(score);
        sum += score;
    }
    best + TIE * (sum - best)
}

struct Cursor {
    postings: SegmentPostings,
    norms: Option<FieldNormReader>,
    worth: Worth,
}

impl Cursor {
    fn new(rated: &Rated, reader: &SegmentReader) -> Result<Option<Cursor>> {
        let field = rated.term.field();
        let index = reader.inverted_index(field)?;
        let (option, norms) = match rated.worth {
            Worth::Frequent(_) => (
                IndexRecordOption::WithFreqs,
                Some(reader.get_fieldnorms_reader(field)?),
            ),
            Worth::Flat(_) => (IndexRecordOption::Basic, None),
        };
        let postings = index.read_postings(&rated.term, option)?;
        Ok(postings.map(|postings| Cursor {
            postings,
            norms,
            worth: rated.worth.clone(),
        }))
    }

    fn score(&mut self, doc: DocId) -> f32 {
        if self.postings.doc() < doc && self.postings.advance() < doc {
            self.postings.seek(doc);
        }
        if self.postings.doc() != doc {
            return 0.0;
        }
        match (&self.worth, &self.norms) {
            (Worth::Frequent(weight), Some(norms)) => {
                weight.score(norms.fieldnorm_id(doc), self.postings.term_freq())
            }
            (Worth::Flat(worth), _) => *worth,
            (Worth::Frequent(_), None) => 0.0,
        }
    }
}

/// What a record's title adds.
struct TitleRank {
    /// Places of titles that are the text, and that begin with it.
    whole: Vec<Range<u32>>,
    begins: Vec<Range<u32>>,
    /// Records with a title of another kind that is the text, ascending, and how far they are passed.
    named: Vec<DocId>,
    passed: usize,
}

impl TitleRank {
    fn new(
        wanted: &TitleWanted,
        named: tantivy::schema::Field,
        reader: &SegmentReader,
        columns: &SegmentColumns,
    ) -> Result<TitleRank> {
        let mut rank = TitleRank {
            whole: Vec::new(),
            begins: Vec::new(),
            named: Vec::new(),
            passed: 0,
        };
        for key in &wanted.keys {
            if let Some(column) = &columns.title_column {
                rank.whole.push(between(
                    column,
                    &format!("{key}{MARK}"),
                    &format!("{key}\n"),
                )?);
                rank.begins
                    .push(between(column, &format!("{key} "), &format!("{key}!"))?);
            }
            let term = Term::from_field_u64(named, title_number(key));
            rank.named.append(&mut bearing(&term, reader)?);
        }
        rank.named.sort_unstable();
        Ok(rank)
    }

    fn extra(&mut self, columns: &SegmentColumns, doc: DocId) -> f32 {
        let place = columns.title(doc);
        let inside = |ranges: &[Range<u32>]| ranges.iter().any(|range| range.contains(&place));
        if inside(&self.whole) {
            WHOLE
        } else if self.is_named(doc) {
            NAMED
        } else if inside(&self.begins) {
            BEGINS
        } else {
            0.0
        }
    }

    fn is_named(&mut self, doc: DocId) -> bool {
        while self.named.get(self.passed).is_some_and(|each| *each < doc) {
            self.passed += 1;
        }
        self.named.get(self.passed) == Some(&doc)
    }
}

/// The places of the titles from one text up to another.
fn between(column: &StrColumn, from: &str, to: &str) -> std::io::Result<Range<u32>> {
    let place = |text: &str| -> std::io::Result<u32> {
        let (TermOrdHit::Exact(ord) | TermOrdHit::Next(ord)) =
            column.dictionary().term_ord_or_next(text)?;
        Ok(u32::try_from(ord).unwrap_or(u32::MAX))
    };
    Ok(place(from)?..place(to)?)
}

fn bearing(term: &Term, reader: &SegmentReader) -> Result<Vec<DocId>> {
    let index = reader.inverted_index(term.field())?;
    let Some(mut postings) = index.read_postings(term, IndexRecordOption::Basic)? else {
        return Ok(Vec::new());
    };
    let mut docs = Vec::new();
    while postings.doc() != TERMINATED {
        docs.push(postings.doc());
        postings.advance();
    }
    Ok(docs)
}
