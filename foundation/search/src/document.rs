//! A record's document for the index library.

use tantivy::TantivyDocument;
use tantivy::schema::Field;

use crate::doc::BibDoc;
use crate::number::{self, NumberField};
use crate::schema::Fields;
use crate::text;

/// The longest heading suggested, in bytes.
const HEADING_LIMIT: usize = 120;
/// The longest title key, in bytes; longer titles that agree so far file side by side.
const KEY_LIMIT: usize = 200;

/// Between the folded form of a heading and the form to show.
pub(crate) const HEADING_MARK: char = '\t';

pub(crate) fn document(fields: &Fields, bib: &BibDoc) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_i64(fields.id, bib.id);
    words(fields, bib, &mut document);
    titles(fields, bib, &mut document);
    numbers(fields, bib, &mut document);
    columns(fields, bib, &mut document);
    if !bib.suppressed {
        headings(fields, bib, &mut document);
    }
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

/// The key to file by, and the keys of every form in which the whole title may be asked for.
fn titles(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    let filed = if bib.title_sort.is_empty() {
        &bib.title
    } else {
        &bib.title_sort
    };
    let filed = clip(text::key(filed), KEY_LIMIT);
    let whole = clip(text::key(&bib.title), KEY_LIMIT);
    let mut keys = vec![proper(&bib.title), whole];
    keys.extend(
        bib.other_titles
            .iter()
            .take(20)
            .map(|title| clip(text::key(title), KEY_LIMIT)),
    );
    keys.push(filed.clone());
    keys.sort_unstable();
    keys.dedup();
    for key in keys.iter().filter(|key| !key.is_empty()) {
        document.add_text(fields.exact, key);
    }
    document.add_text(fields.title_key, &filed);
}

/// The title proper: what stands before the first " : ", " / ", " = " or ";".
fn proper(title: &str) -> String {
    let end = [" : ", " / ", " = ", " ; ", ": "]
        .iter()
        .filter_map(|mark| title.find(mark))
        .min()
        .unwrap_or(title.len());
    clip(text::key(title.get(..end).unwrap_or(title)), KEY_LIMIT)
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

fn columns(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    if let Some(year) = bib.year {
        document.add_i64(fields.year, i64::from(year));
    }
    document.add_bool(fields.available, bib.available);
    document.add_bool(fields.suppressed, bib.suppressed);
    let format = std::slice::from_ref(&bib.format);
    let many = [
        (fields.language, bib.languages.as_slice()),
        (fields.branch, &bib.branches),
        (fields.subject_facet, &bib.subjects),
        (fields.author_facet, &bib.authors),
        (fields.format, format),
    ];
    for (field, values) in many {
        for (index, value) in values.iter().enumerate() {
            let repeated = values.iter().take(index).any(|earlier| earlier == value);
            if !value.is_empty() && !repeated {
                document.add_text(field, value);
            }
        }
    }
}

fn headings(fields: &Fields, bib: &BibDoc, document: &mut TantivyDocument) {
    let shown = std::iter::once(&bib.title)
        .chain(&bib.authors)
        .chain(&bib.subjects);
    for heading in shown.filter(|heading| !heading.is_empty() && heading.len() <= HEADING_LIMIT) {
        let mut value = text::key(heading);
        value.push(HEADING_MARK);
        value.push_str(heading);
        document.add_text(fields.heading, &value);
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
