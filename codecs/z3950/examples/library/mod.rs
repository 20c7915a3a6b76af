//! The library that the example server opens: seven records, searched by Bib-1.

mod holdings;
mod index;
mod marc;
pub(crate) mod session;

pub(crate) use marc::Field;

/// The records, one field a line, an empty line between two.
const RECORDS: &str = include_str!("../../testdata/library.txt");

/// A record with its fields, and as it goes out.
pub(crate) struct Book {
    pub(crate) fields: Vec<Field>,
    /// The record in ISO 2709 and UTF-8.
    pub(crate) marc: Vec<u8>,
}

/// The records of the library, and the words of each by use attribute.
pub(crate) struct Library {
    pub(crate) books: Vec<Book>,
    words: index::Words,
}

impl Library {
    pub(crate) fn open() -> Self {
        let records = RECORDS.split("\n\n").map(|text| {
            let fields: Vec<Field> = text.lines().filter_map(Field::read).collect();
            let marc = marc::to_marc(&fields);
            Book { fields, marc }
        });
        let books: Vec<Book> = records.collect();
        Self {
            words: index::Words::of(&books),
            books,
        }
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
