//! The index's fields.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::number::NumberField;
use crate::query::{CodeField, Scope};
use crate::text;

/// Raised whenever fields or the making of words change: an index of another version is emptied and filled again.
pub(crate) const VERSION: u32 = 2;

/// The names of the columns that are read for every record found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Columns;

impl Columns {
    pub(crate) const ID: &'static str = "id";
    pub(crate) const YEAR: &'static str = "year";
    pub(crate) const AVAILABLE: &'static str = "available";
    pub(crate) const SUPPRESSED: &'static str = "suppressed";
    pub(crate) const TITLE_KEY: &'static str = "title_key";
    pub(crate) const SUBJECT: &'static str = "subject_facet";
    pub(crate) const AUTHOR: &'static str = "author_facet";
    pub(crate) const BRANCH: &'static str = "branch";
}

/// The schema with the handles of its fields.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    pub(crate) id: Field,
    pub(crate) title: Field,
    pub(crate) other: Field,
    pub(crate) author: Field,
    pub(crate) subject: Field,
    pub(crate) series: Field,
    pub(crate) publisher: Field,
    pub(crate) note: Field,
    /// Numbers of whole titles of every kind but the one to file by, for "this title exactly".
    pub(crate) named: Field,
    pub(crate) isbn: Field,
    pub(crate) issn: Field,
    pub(crate) call: Field,
    pub(crate) sudoc: Field,
    pub(crate) barcode: Field,
    pub(crate) control: Field,
    pub(crate) title_key: Field,
    pub(crate) year: Field,
    pub(crate) language: Field,
    pub(crate) format: Field,
    pub(crate) branch: Field,
    pub(crate) subject_facet: Field,
    pub(crate) author_facet: Field,
    pub(crate) available: Field,
    pub(crate) suppressed: Field,
}

impl Fields {
    pub(crate) fn new() -> Fields {
        let mut make = Schema::builder();
        let id = make.add_i64_field(Columns::ID, INDEXED | FAST);
        let named = make.add_u64_field("named", INDEXED);
        let mut words = |name: &str| make.add_text_field(name, in_words());
        let (title, other, author) = (words("title"), words("other"), words("author"));
        let (subject, series, publisher, note) = (
            words("subject"),
            words("series"),
            words("publisher"),
            words("note"),
        );
        let mut whole = |name: &str| make.add_text_field(name, whole_values());
        let (isbn, issn) = (whole("isbn"), whole("issn"));
        let (call, sudoc, barcode, control) = (
            whole("call"),
            whole("sudoc"),
            whole("barcode"),
            whole("control"),
        );
        let mut column =
            |name: &str| make.add_text_field(name, TextOptions::default().set_fast("raw"));
        let (title_key, branch) = (column(Columns::TITLE_KEY), column(Columns::BRANCH));
        let (subject_facet, author_facet) = (column(Columns::SUBJECT), column(Columns::AUTHOR));
        let (language, format) = (
            column(CodeField::Language.name()),
            column(CodeField::Format.name()),
        );
        let year = make.add_i64_field(Columns::YEAR, FAST);
        let (available, suppressed) = flags(&mut make);
        let schema = make.build();
        #[rustfmt::skip]
        let fields = Fields {
            schema, id, title, other, author, subject, series, publisher, note, named, isbn, issn, call, sudoc, barcode,
            control, title_key, year, language, format, branch, subject_facet, author_facet, available, suppressed,
        };
        fields
    }

    /// The fields that a scope's words are looked for in, with what a word there is worth.
    pub(crate) fn in_scope(&self, scope: Scope) -> Vec<(Field, f32)> {
        match scope {
            Scope::Any => vec![
                (self.title, 2.0),
                (self.other, 1.3),
                (self.author, 1.7),
                (self.subject, 1.1),
                (self.series, 0.9),
                (self.publisher, 0.4),
                (self.note, 0.5),
            ],
            Scope::Title => vec![(self.title, 2.0), (self.other, 1.3)],
            Scope::Author => vec![(self.author, 1.0)],
            Scope::Subject => vec![(self.subject, 1.0)],
            Scope::Series => vec![(self.series, 1.0)],
            Scope::Publisher => vec![(self.publisher, 1.0)],
            Scope::Note => vec![(self.note, 1.0)],
        }
    }

    pub(crate) fn number(&self, field: NumberField) -> Field {
        match field {
            NumberField::Isbn => self.isbn,
            NumberField::Issn => self.issn,
            NumberField::Call => self.call,
            NumberField::Sudoc => self.sudoc,
            NumberField::Barcode => self.barcode,
            NumberField::Control => self.control,
        }
    }
}

fn flags(make: &mut SchemaBuilder) -> (Field, Field) {
    (
        make.add_bool_field(Columns::AVAILABLE, FAST),
        make.add_bool_field(Columns::SUPPRESSED, FAST),
    )
}

fn in_words() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(text::NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing)
}

fn whole_values() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(indexing)
}
