//! What the order of the found is made of beside the words' weight.

use tantivy::columnar::StrColumn;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::plan::Finder;
use crate::query::{Node, Scope};
use crate::schema::Columns;
use crate::text;
use tantivy::Result;

/// What is added when the text is the whole title.
const WHOLE: f32 = 25.0;
/// What is added when the text is a whole title of any kind (title proper, variant, uniform).
const NAMED: f32 = 15.0;
/// What is added when the title begins with the text.
const BEGINS: f32 = 8.0;
/// What is added when a copy can be had now.
const AVAILABLE: f32 = 0.2;

/// The title that a text may be: all its words outside fields, in order.
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

/// The extra of one segment's records.
pub(super) struct TitleRank {
    column: Option<StrColumn>,
    /// Ordinals of keys that are the text, and that begin with it.
    whole: Vec<u64>,
    begins: Vec<std::ops::Range<u64>>,
    /// Records with a title of any kind that is the text, ascending, and how far they are passed.
    named: Vec<DocId>,
    passed: usize,
}

impl TitleRank {
    pub(super) fn new(
        finder: &Finder<'_>,
        wanted: &TitleWanted,
        segment: &SegmentReader,
    ) -> Result<TitleRank> {
        let column = segment.fast_fields().str(Columns::TITLE_KEY)?;
        let mut rank = TitleRank {
            column: None,
            whole: Vec::new(),
            begins: Vec::new(),
            named: Vec::new(),
            passed: 0,
        };
        if let Some(column) = &column {
            for key in &wanted.keys {
                rank.seek(column, key)?;
                rank.named.append(&mut named(finder, key, segment)?);
            }
        }
        rank.named.sort_unstable();
        rank.column = column;
        Ok(rank)
    }

    fn seek(&mut self, column: &StrColumn, key: &str) -> Result<()> {
        let dictionary = column.dictionary();
        self.whole.extend(dictionary.term_ord(key)?);
        let (from, to) = (
            place(dictionary.term_ord_or_next(format!("{key} "))?),
            place(dictionary.term_ord_or_next(format!("{key}!"))?),
        );
        self.begins
            .push(from..to.min(dictionary.num_terms() as u64));
        Ok(())
    }

    /// What a record's title adds. Records must come in ascending order.
    #[allow(
        clippy::float_arithmetic,
        reason = "scores are relative weights, not amounts"
    )]
    pub(super) fn extra(&mut self, doc: DocId) -> f32 {
        let ord = self
            .column
            .as_ref()
            .and_then(|column| column.ords().first(doc));
        let whole = ord.is_some_and(|ord| self.whole.contains(&ord));
        let begins = ord.is_some_and(|ord| self.begins.iter().any(|range| range.contains(&ord)));
        let first = if whole {
            WHOLE
        } else if begins {
            BEGINS
        } else {
            0.0
        };
        if self.is_named(doc) {
            first.max(NAMED) + 1.0
        } else {
            first
        }
    }

    fn is_named(&mut self, doc: DocId) -> bool {
        while self.named.get(self.passed).is_some_and(|each| *each < doc) {
            self.passed += 1;
        }
        self.named.get(self.passed) == Some(&doc)
    }
}

/// What can be had now comes first of equals.
#[allow(
    clippy::float_arithmetic,
    reason = "scores are relative weights, not amounts"
)]
pub(super) fn with_copy(score: f32, available: bool) -> f32 {
    if available { score + AVAILABLE } else { score }
}

fn place(hit: tantivy::columnar::TermOrdHit) -> u64 {
    match hit {
        tantivy::columnar::TermOrdHit::Exact(ord) | tantivy::columnar::TermOrdHit::Next(ord) => ord,
    }
}

fn named(finder: &Finder<'_>, key: &str, segment: &SegmentReader) -> Result<Vec<DocId>> {
    let term = Term::from_field_text(finder.fields.exact, key);
    let index = segment.inverted_index(finder.fields.exact)?;
    let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
        return Ok(Vec::new());
    };
    let mut docs = Vec::new();
    while postings.doc() != TERMINATED {
        docs.push(postings.doc());
        postings.advance();
    }
    Ok(docs)
}
