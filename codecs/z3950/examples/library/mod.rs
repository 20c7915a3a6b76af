//! The library that the example server opens: seven records, searched by Bib-1.

mod holdings;
mod index;
mod marc;
pub(crate) mod session;

use std::collections::BTreeMap;

pub(crate) use marc::Field;

/// The records, one field a line, an empty line between two.
const RECORDS: &str = include_str!("../../testdata/library.txt");

/// A record with its fields.
pub(crate) struct Book {
    pub(crate) fields: Vec<Field>,
}

/// The records of the library.
pub(crate) struct Library {
    pub(crate) books: Vec<Book>,
}

impl Library {
    pub(crate) fn open() -> Self {
        let records = RECORDS.split("\n\n").map(|text| Book {
            fields: text.lines().filter_map(Field::read).collect(),
        });
        Self {
            books: records.collect(),
        }
    }

    /// The terms of an index in order, with the number of records that have each.
    pub(crate) fn terms(&self, tags: &[&str]) -> BTreeMap<String, i64> {
        let mut terms = BTreeMap::new();
        for book in &self.books {
            let mut words: Vec<String> = book
                .texts(tags)
                .iter()
                .flat_map(|t| index::words(t))
                .collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                *terms.entry(word).or_insert(0) += 1;
            }
        }
        terms
    }
}

impl Book {
    /// The texts of all fields of these tags; `260c` names a subfield.
    pub(crate) fn texts(&self, tags: &[&str]) -> Vec<String> {
        let wanted = |field: &Field| {
            let found = tags
                .iter()
                .find(|tag| tag.starts_with(&field.tag) || **tag == "*");
            found.map(|tag| field.text(tag.get(3..).unwrap_or("")))
        };
        self.fields.iter().filter_map(wanted).collect()
    }

    /// The first text of these tags.
    pub(crate) fn first(&self, tags: &[&str]) -> String {
        self.texts(tags).into_iter().next().unwrap_or_default()
    }
}
