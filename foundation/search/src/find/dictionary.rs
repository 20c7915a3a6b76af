//! Looking into the lists of terms and values.

use tantivy::schema::Field;

use super::finder::Finder;
use tantivy::Result;

/// The most values of a code field that are compared without regard to case.
const CODES: usize = 5_000;

impl Finder<'_> {
    /// Whether any term of a field begins with `stem`.
    pub(super) fn any_begins(&self, field: Field, stem: &str) -> Result<bool> {
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut stream = index.terms().range().ge(stem).into_stream()?;
            if stream.advance() && stream.key().starts_with(stem.as_bytes()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The values of a column that are `value` but for their case.
    pub(super) fn spellings(&self, column: &str, value: &str) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for segment in self.searcher.segment_readers() {
            let Some(column) = segment.fast_fields().str(column)? else {
                continue;
            };
            let mut stream = column.dictionary().stream()?;
            for _ in 0..CODES {
                if !stream.advance() {
                    break;
                }
                let spelling = String::from_utf8_lossy(stream.key());
                if spelling.to_lowercase() == value
                    && !found.iter().any(|each: &String| *each == spelling)
                {
                    found.push(spelling.into_owned());
                }
            }
        }
        Ok(found)
    }
}
