//! Suggestions while a person types: headings that begin with what stands there.

use std::collections::HashMap;

use tantivy::TantivyError;

use crate::document::HEADING_MARK;
use crate::error::SearchError;
use crate::index::Index;
use crate::text;

/// The most headings looked at for one suggestion.
const LOOKED_AT: usize = 3_000;

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
        let mut found = self.headings(&key)?;
        found.sort_by(|left, right| {
            right
                .records
                .cmp(&left.records)
                .then_with(|| left.text.cmp(&right.text))
        });
        found.truncate(n);
        Ok(found)
    }

    fn headings(&self, key: &str) -> Result<Vec<Suggestion>, SearchError> {
        let mut records: HashMap<String, u64> = HashMap::new();
        for segment in self.searcher().segment_readers() {
            let index = segment.inverted_index(self.fields.heading)?;
            let mut stream = index
                .terms()
                .range()
                .ge(key)
                .into_stream()
                .map_err(TantivyError::from)?;
            for _ in 0..LOOKED_AT {
                if !stream.advance() || !stream.key().starts_with(key.as_bytes()) {
                    break;
                }
                if let Some((_, shown)) =
                    String::from_utf8_lossy(stream.key()).split_once(HEADING_MARK)
                {
                    *records.entry(shown.to_owned()).or_insert(0) +=
                        u64::from(stream.value().doc_freq);
                }
            }
        }
        Ok(records
            .into_iter()
            .map(|(text, records)| Suggestion { text, records })
            .collect())
    }
}
