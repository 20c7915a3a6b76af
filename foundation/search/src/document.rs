//! A record's document for the index library.

use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::columns::{self, MARK};
use crate::doc::BibDoc;
use crate::number::{self, NumberField};
use crate::request::Facet;
use crate::schema::Fields;
use crate::text;

/// The longest title that is kept to be suggested, in bytes.
const SUGGESTED: usize = 150;
/// The longest title key, in bytes; longer titles that agree so far file side by side.
const KEY_LIMIT: usize = 200;
/// The longest heading that is counted, in bytes.
const HEADING_LIMIT: usize = 300;

pub(crate) fn document(fields: &Fields, bib: &BibDoc) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_i64(fields.id, bib.id);
    words(fields, bib, &mut document);
    titles(fields, bib, &mut document);
    numbers(fields, bib, &mut document);
    counted(fields, bib, &mut document);
    document
}

fn words(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    document.add_text(fields.title, &bib.title);
    let many: [(Field, &Vec<String>); 6] = [
        (fields.other, &bib.other_titles),
        (fields.author, &bib.authors),
        (fields.subject, &bib.subjects),
        (fields.series, &bib.series),
        (fields.publisher, &bib.publisher),
        (fields.note, &bib.notes),
    ];
    for (field, values) in many {
        for value in values {
            document.add_text(field, value);
        }
    }
}

/// The key to file by with the title to suggest, and the numbers of every other form in which the whole title may be
/// asked for.
fn titles(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    let filed = if bib.title_sort.is_empty() {
        &bib.title
    } else {
        &bib.title_sort
    };
    let filed = clip(text::key(filed), KEY_LIMIT);
    let others = bib
        .other_titles
        .iter()
        .take(20)
        .map(|title| clip(text::key(title), KEY_LIMIT));
    let mut keys: Vec<String> = others.collect();
    keys.push(clip(text::key(&bib.title), KEY_LIMIT));
    keys.extend(proper(&bib.title));
    keys.sort_unstable();
    keys.dedup();
    for key in keys.iter().filter(|key| !key.is_empty() && **key != filed) {
        document.add_u64(fields.named, title_number(key));
    }
    let shown = if bib.suppressed || bib.title.len() > SUGGESTED {
        ""
    } else {
        &bib.title
    };
    document.add_text(fields.title_key, format!("{filed}{MARK}{shown}"));
}

/// A number for a title's key (FNV-1a, 64 bits): what the index keeps in place of long texts that are only compared.
pub(crate) fn title_number(key: &str) -> u64 {
    let start = 0xCBF2_9CE4_8422_2325;
    key.bytes().fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// The title proper: what stands before the first " : ", " / ", " = " or ";".
fn proper(title: &str) -> Option<String> {
    let end = [" : ", " / ", " = ", " ; ", ": "]
        .iter()
        .filter_map(|mark| title.find(mark))
        .min()?;
    title
        .get(..end)
        .map(|proper| clip(text::key(proper), KEY_LIMIT))
}

fn numbers(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    let many = [
        (NumberField::Isbn, bib.isbns.as_slice()),
        (NumberField::Issn, &bib.issns),
        (NumberField::Call, &bib.call_numbers),
        (NumberField::Sudoc, &bib.sudocs),
        (NumberField::Barcode, &bib.barcodes),
        (NumberField::Control, bib.control_number.as_slice()),
    ];
    for (kind, values) in many {
        for value in values
            .iter()
            .map(|value| number::key(kind, value))
            .filter(|value| !value.is_empty())
        {
            document.add_text(fields.number(kind), &value);
        }
    }
}

fn counted(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    if let Some(year) = bib.year {
        document.add_i64(fields.year, i64::from(year));
    }
    document.add_bool(fields.available, bib.available);
    document.add_bool(fields.suppressed, bib.suppressed);
    let many = [
        (Facet::Language, fields.language, bib.languages.as_slice()),
        (Facet::Branch, fields.branch, &bib.branches),
        (Facet::Subject, fields.subject_facet, &bib.subjects),
        (Facet::Author, fields.author_facet, &bib.authors),
        (
            Facet::Format,
            fields.format,
            std::slice::from_ref(&bib.format),
        ),
    ];
    for (facet, field, values) in many {
        for (index, value) in values.iter().enumerate() {
            let repeated = values.iter().take(index).any(|earlier| earlier == value);
            if value.is_empty() || repeated || value.len() > HEADING_LIMIT {
                continue;
            }
            if columns::folded(facet) {
                document.add_text(field, columns::heading(value));
            } else {
                document.add_text(field, value);
            }
        }
    }
}

fn clip(mut text: String, limit: usize) -> String {
    let end = (0..=limit.min(text.len()))
        .rev()
        .find(|index| text.is_char_boundary(*index))
        .unwrap_or(0);
    text.truncate(end);
    text
}
