//! What the search index is told of a record.

use callslip_marc::{Record, views};
use search::BibDoc;

use crate::bib::{Content, NumberKind};

/// The longest note that is searched, in bytes; a table of contents may be long, a whole book is not wanted.
const NOTE_LONGEST: usize = 4_000;

/// The record's document without id and items.
#[must_use]
pub fn of_record(record: &Record, content: &Content) -> BibDoc {
    let mut doc = BibDoc {
        title: content.title.clone(),
        title_sort: views::title(record).map_or_else(String::new, |title| title.sort()),
        control_number: content.control_number.clone(),
        year: content.year.and_then(|year| i32::try_from(year).ok()),
        format: content.format.to_owned(),
        languages: languages(record),
        ..BibDoc::default()
    };
    words(record, &mut doc);
    if let Some(original) = views::original_script(record) {
        let title = views::title(&original);
        doc.other_titles.extend(title.map(|title| title.display()));
        words(&original, &mut doc);
    }
    numbers(record, content, &mut doc);
    doc.available = views::links(record).iter().any(views::Link::is_full_text);
    doc
}

/// Names, titles, subjects and notes; said again for the original script.
fn words(record: &Record, doc: &mut BibDoc) {
    let contributors = views::contributors(record);
    let works = contributors.iter().filter_map(|name| name.work);
    let others = views::other_titles(record);
    let titles = others.iter().map(|other| other.title.display());
    doc.other_titles.extend(titles);
    doc.other_titles.extend(works.map(str::to_owned));
    for name in contributors {
        if !doc.authors.contains(&name.heading) {
            doc.authors.push(name.heading);
        }
    }
    for subject in views::subjects(record) {
        let heading = subject.display();
        if !doc.subjects.contains(&heading) {
            doc.subjects.push(heading);
        }
    }
    let series = views::series(record);
    doc.series.extend(series.iter().map(views::Series::display));
    for statement in views::publications(record) {
        let parts = statement.places.into_iter().chain(statement.names);
        doc.publisher.extend(parts.map(str::to_owned));
    }
    notes(record, doc);
}

fn notes(record: &Record, doc: &mut BibDoc) {
    let summaries = views::summaries(record).into_iter().map(|note| note.text);
    let contents = views::contents(record).into_iter().map(str::to_owned);
    let other = views::notes(record).into_iter().map(|note| note.text);
    let genres = views::genres(record).into_iter().map(|one| one.display());
    let all = summaries.chain(contents).chain(other).chain(genres);
    doc.notes.extend(all.map(shortened));
}

fn shortened(mut text: String) -> String {
    if text.len() > NOTE_LONGEST {
        text.truncate(text.floor_char_boundary(NOTE_LONGEST));
    }
    text
}

fn languages(record: &Record) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in views::languages(record).text {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

fn numbers(record: &Record, content: &Content, doc: &mut BibDoc) {
    for (kind, number) in &content.numbers {
        match kind {
            NumberKind::Isbn => doc.isbns.push(number.clone()),
            NumberKind::Issn => doc.issns.push(number.clone()),
            NumberKind::Lccn | NumberKind::Oclc => {}
        }
    }
    for number in views::call_numbers(record) {
        let to = match number.scheme {
            views::Scheme::SuDoc => &mut doc.sudocs,
            _ => &mut doc.call_numbers,
        };
        to.push(number.display());
    }
}
