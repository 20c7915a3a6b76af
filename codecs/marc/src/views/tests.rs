//! Real records in `testdata`, each followed by what the views must say of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod rows;

use proptest::prelude::*;

use super::*;
use crate::{ControlField, DataField, Leader, Record};

/// A record written as lines: `LDR ...`, `008 ...`, `245 10 ‡aTitle`, with `_` for a blank indicator.
fn record(text: &str) -> Record {
    let mut record = Record::default();
    for line in text
        .lines()
        .filter(|line| !line.starts_with(['#', '>']) && !line.is_empty())
    {
        let (tag, rest) = line.split_at(3);
        let rest = rest.get(1..).unwrap_or_default();
        match rest.split_once('‡') {
            _ if tag == "LDR" => record.leader = Leader::from(rest),
            None => record.add(ControlField::new(tag, rest)),
            Some((indicators, subfields)) => {
                let indicators = indicators.replace('_', " ");
                let mut field = DataField::new(tag, indicators.as_bytes()[..2].try_into().unwrap());
                for part in subfields.split('‡') {
                    field = field.with(part.chars().next().unwrap(), &part[1..]);
                }
                record.add(field);
            }
        }
    }
    record
}

/// What the view called so says of the record, in one line.
fn says(record: &Record, view: &str) -> String {
    let parts: Vec<String> = match view {
        "title" => title(record).iter().map(Title::display).collect(),
        "sort" => title(record).iter().map(Title::sort).collect(),
        "responsibility" => lines(title(record).and_then(|title| title.responsibility)),
        "other titles" => other_titles(record)
            .iter()
            .map(|other| format!("{}: {}", other.label, other.title.display()))
            .collect(),
        "contributors" => contributors(record).iter().map(contributor_line).collect(),
        "edition" => lines(edition(record)),
        "published" => publications(record)
            .iter()
            .map(Publication::display)
            .collect(),
        "years" => lines(years(record).map(|years| years.display())),
        "copyright" => lines(copyright_year(record)),
        "country" => lines(country(record)),
        "languages" => lines(languages(record).names()),
        "physical" => physical(record)
            .into_iter()
            .map(|one| one.display)
            .collect(),
        "carriers" => lines(rda_types(record).carrier),
        "series" => series(record).iter().map(Series::display).collect(),
        "subjects" => subjects(record).iter().map(subject_line).collect(),
        "genres" => genres(record).iter().map(subject_line).collect(),
        "isbn" => isbns(record).iter().map(|isbn| isbn_line(isbn)).collect(),
        "issn" => issns(record).iter().map(issn_line).collect(),
        "lccn" => lines(lccn(record)),
        "oclc" => lines(oclc_numbers(record)),
        "numbers" => identifiers(record)
            .iter()
            .map(|one| format!("{} {:?} {}", one.tag, one.kind, one.value))
            .collect(),
        "call numbers" => call_numbers(record)
            .iter()
            .map(|one| format!("{:?} {}", one.scheme, one.display()))
            .collect(),
        "holdings" => holdings(record)
            .iter()
            .map(|one| format!("{:?} {} in {:?}", one.scheme, one.call_number, one.shelving))
            .collect(),
        "summary" => summaries(record)
            .into_iter()
            .map(|note| note.text)
            .collect(),
        "contents" => lines(contents(record)),
        "notes" => notes(record).iter().map(note_line).collect(),
        "local notes" => local_notes(record).iter().map(note_line).collect(),
        "audience" => lines(audience(record).label()),
        "links" => links(record).iter().map(link_line).collect(),
        "relations" => relations(record).iter().map(relation_line).collect(),
        "format" => vec![format(record).label().to_owned()],
        "form" => vec![format!("{:?}", form(record))],
        "carrier" => lines(carrier(record)),
        "scripts" => pairs(record).iter().map(pair_line).collect(),
        _ => panic!("no view {view}"),
    };
    parts.join(" | ")
}

fn lines(texts: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    texts.into_iter().map(|text| text.to_string()).collect()
}

fn contributor_line(one: &Contributor<'_>) -> String {
    let main = if one.is_main() { "*" } else { "" };
    let work = one
        .work
        .map(|work| format!(" [{work}]"))
        .unwrap_or_default();
    format!("{main}{}{work}", one.display())
}

fn subject_line(one: &Subject<'_>) -> String {
    format!(
        "{} ({:?} {})",
        one.display(),
        one.kind,
        one.vocabulary.code()
    )
}

fn isbn_line(isbn: &Isbn<'_>) -> String {
    let invalid = if isbn.is_invalid { " invalid" } else { "" };
    format!("{}{invalid} {}", isbn.number, isbn.qualifiers.join(", "))
        .trim()
        .to_owned()
}

fn issn_line(issn: &Issn<'_>) -> String {
    let linking = if issn.is_linking { " linking" } else { "" };
    format!(
        "{}{linking}{}",
        issn.number,
        if issn.is_invalid { " invalid" } else { "" }
    )
}

fn note_line(note: &Note<'_>) -> String {
    format!("{} {}: {}", note.tag, note.label, note.text)
}

fn link_line(link: &Link<'_>) -> String {
    let full = if link.is_full_text() {
        "full text"
    } else {
        "about"
    };
    format!(
        "{} ({full} {:?}) {}",
        link.url,
        link.kind,
        link.label.unwrap_or("-")
    )
}

fn relation_line(one: &Relation<'_>) -> String {
    format!(
        "{}: {} {}",
        one.label,
        one.name.unwrap_or_default(),
        one.title
    )
    .replace(":  ", ": ")
}

fn pair_line(pair: &Pair<'_>) -> String {
    let text = |field: &DataField| field.first('a').unwrap_or_default().to_owned();
    let latin = pair.latin.map(text).unwrap_or_default();
    format!("{} {latin} = {}", pair.tag, text(pair.script))
}

const VIEWS: [&str; 33] = [
    "title",
    "sort",
    "responsibility",
    "other titles",
    "contributors",
    "edition",
    "published",
    "years",
    "copyright",
    "country",
    "languages",
    "physical",
    "carriers",
    "series",
    "subjects",
    "genres",
    "isbn",
    "issn",
    "lccn",
    "oclc",
    "numbers",
    "call numbers",
    "holdings",
    "summary",
    "contents",
    "notes",
    "local notes",
    "audience",
    "links",
    "relations",
    "format",
    "carrier",
    "scripts",
];

/// Every line `> view: what it says` under a record in the file.
fn check(file: &str) {
    let mut checked = 0;
    for block in file.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let name = block.lines().next().unwrap_or_default();
        let record = record(block);
        for expected in block.lines().filter_map(|line| line.strip_prefix("> ")) {
            let (view, text) = expected.split_once(": ").unwrap_or((expected, ""));
            assert_eq!(says(&record, view), text, "{name}: {view}");
            checked += 1;
        }
    }
    assert!(checked > 50, "only {checked} lines checked");
}

#[test]
fn real_books_and_recordings() {
    check(include_str!("testdata/records-1.txt"));
}

#[test]
fn real_microforms_and_books_in_other_scripts() {
    check(include_str!("testdata/records-2.txt"));
}

#[test]
fn real_serials_maps_and_films() {
    check(include_str!("testdata/records-3.txt"));
}

proptest! {
    /// Whatever stands in the fields, every view answers.
    #[test]
    fn nothing_is_too_odd(
        fields in prop::collection::vec(("[01245678][0-9]{2}", "[0-9 a]{2}", "\\PC{0,30}", "[a-z0-9]", "[0-9u|. ,\\[\\]cé(]{0,9}"), 0..12),
        fixed in "[0-9a-z |u]{0,44}",
    ) {
        let mut odd = Record::default();
        odd.add(ControlField::new("008", fixed));
        for (tag, indicators, text, code, short) in fields {
            let indicators = indicators.as_bytes()[..2].try_into().unwrap();
            let field = DataField::new(tag.as_str(), indicators).with('a', text.clone());
            odd.add(field.with(code.chars().next().unwrap(), short.clone()).with('c', short).with('6', text));
        }
        for view in VIEWS {
            says(&odd, view);
        }
        let _ = original_script(&odd);
    }
}
