//! Suggestions while a person types: headings that begin with what stands there.

use std::collections::HashMap;
use std::ops::Range;

use tantivy::SegmentReader;
use tantivy::columnar::{StrColumn, TermOrdHit};

use crate::columns::{self, SegmentColumns};
use crate::error::SearchError;
use crate::index::Index;
use crate::request::Facet;
use crate::text;

/// The most headings of a kind and segment that are looked at for one suggestion.
const LOOKED_AT: u32 = 20_000;
/// The most of them that are read as text: the most frequent.
const READ: usize = 100;

/// A heading to suggest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The title, name or subject as it was indexed.
    pub text: String,
    /// How many records have it.
    pub records: u64,
}

impl Index {
    /// At most `n` titles, names and subjects that begin with `prefix`, the most frequent first; none for less than two
    /// letters. Suppressed records suggest nothing.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, prefix: &str, n: usize) -> Result<Vec<Suggestion>, SearchError> {
        let key = text::key(prefix);
        if key.chars().count() < 2 {
            return Ok(Vec::new());
        }
        let searcher = self.searcher();
        let all = self.columns.of(&searcher)?;
        let mut records: HashMap<String, u64> = HashMap::new();
        for (reader, columns) in searcher.segment_readers().iter().zip(&all) {
            for (text, count) in headings(reader, columns, &key)? {
                *records.entry(text).or_insert(0) += count;
            }
        }
        let mut found: Vec<Suggestion> = records
            .into_iter()
            .map(|(text, records)| Suggestion { text, records })
            .collect();
        found.sort_by(|left, right| {
            right
                .records
                .cmp(&left.records)
                .then_with(|| left.text.cmp(&right.text))
        });
        found.truncate(n);
        Ok(found)
    }
}

fn headings(
    reader: &SegmentReader,
    columns: &SegmentColumns,
    key: &str,
) -> std::io::Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    for facet in [Facet::Subject, Facet::Author] {
        if let Some(values) = columns.of(facet) {
            let range = beginning(&values.column, key)?;
            let counts = count(reader, columns, &range, |doc, each| {
                values.ords(doc).iter().for_each(|ord| each(*ord));
            });
            read(&values.column, &range, &counts, &mut found)?;
        }
    }
    if let Some(column) = &columns.title_column {
        let range = beginning(column, key)?;
        let counts = count(reader, columns, &range, |doc, each| {
            each(columns.title(doc));
        });
        read(column, &range, &counts, &mut found)?;
    }
    Ok(found)
}

fn beginning(column: &StrColumn, key: &str) -> std::io::Result<Range<u32>> {
    let place = |text: &str| -> std::io::Result<u32> {
        let (TermOrdHit::Exact(ord) | TermOrdHit::Next(ord)) =
            column.dictionary().term_ord_or_next(text)?;
        Ok(u32::try_from(ord).unwrap_or(u32::MAX))
    };
    let from = place(key)?;
    Ok(from..place(&format!("{key}\u{10FFFF}"))?.min(from.saturating_add(LOOKED_AT)))
}

/// How many records that the public sees have each of a range of values.
fn count(
    reader: &SegmentReader,
    columns: &SegmentColumns,
    range: &Range<u32>,
    values: impl Fn(u32, &mut dyn FnMut(u32)),
) -> Vec<u32> {
    let mut counts = vec![0; range.len()];
    if range.is_empty() {
        return counts;
    }
    for doc in columns
        .docs()
        .filter(|doc| !columns.suppressed(*doc) && !reader.is_deleted(*doc))
    {
        values(doc, &mut |ord| {
            let place = ord
                .checked_sub(range.start)
                .and_then(|place| counts.get_mut(place as usize));
            if let Some(count) = place {
                *count += 1;
            }
        });
    }
    counts
}

fn read(
    column: &StrColumn,
    range: &Range<u32>,
    counts: &[u32],
    found: &mut Vec<(String, u64)>,
) -> std::io::Result<()> {
    let mut some: Vec<(u32, u32)> = counts
        .iter()
        .zip(range.clone())
        .filter(|(count, _)| **count > 0)
        .map(|(count, ord)| (*count, ord))
        .collect();
    some.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
    some.truncate(READ);
    for (count, ord) in some {
        let mut text = String::new();
        column.ord_to_str(u64::from(ord), &mut text)?;
        let shown = columns::shown(&text);
        if !shown.is_empty() {
            found.push((shown.to_owned(), u64::from(count)));
        }
    }
    Ok(())
}
