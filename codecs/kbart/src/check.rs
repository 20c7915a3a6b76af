//! Whether the values of a row are what their columns ask for.

use std::sync::OnceLock;

use crate::column::{self, Column, Kind};
use crate::date::Date;
use crate::embargo::Embargo;
use crate::fault::{Faults, Rule, short};
use crate::number::{self, Verdict};
use crate::row::{Header, Row};

/// Places of the columns that are looked at together.
struct Places {
    title: usize,
    url: usize,
    id: usize,
    print: usize,
    online: usize,
    first: usize,
    last: usize,
    kind: usize,
}

fn places() -> &'static Places {
    static PLACES: OnceLock<Places> = OnceLock::new();
    PLACES.get_or_init(|| Places {
        title: column::place("publication_title"),
        url: column::place("title_url"),
        id: column::place("title_id"),
        print: column::place("print_identifier"),
        online: column::place("online_identifier"),
        first: column::place("date_first_issue_online"),
        last: column::place("date_last_issue_online"),
        kind: column::place("publication_type"),
    })
}

/// Checks a row. One whose values stand in wrong columns is told so once.
pub(crate) fn row(row: &Row, header: &Header, faults: &mut Faults) {
    if !header.is_kbart() {
        return;
    }
    if row.shifted {
        faults.add(Rule::Shifted, shift_told(row));
        return;
    }
    for (at, column) in column::all().iter().enumerate() {
        let text = row.at(at);
        if !text.is_empty() {
            value(column, text, faults);
        }
    }
    whole(row, header, faults);
}

fn value(column: &Column, text: &str, faults: &mut Faults) {
    let rule = match column.kind {
        Kind::Text | Kind::Must => None,
        Kind::Number => match number::judge(text) {
            Verdict::Good => None,
            Verdict::Form => Some(Rule::NumberForm),
            Verdict::CheckDigit => Some(Rule::CheckDigit),
            Verdict::None => Some(Rule::Number),
        },
        Kind::Date => match (Date::parse(text), Date::parse_loosely(text)) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(Rule::DateForm),
            (None, None) => Some(Rule::Date),
        },
        Kind::Url => (!is_url(text)).then_some(Rule::Url),
        Kind::Embargo => Embargo::parse(text).is_none().then_some(Rule::Embargo),
        Kind::Depth => (!among(&DEPTHS, text)).then_some(Rule::Depth),
        Kind::Type => (!among(&TYPES, text)).then_some(Rule::Type),
        Kind::Access => (!among(&ACCESS, text)).then_some(Rule::Access),
    };
    if let Some(rule) = rule {
        faults.add(rule, format!("{} is {:?}", column.name, short(text)));
    }
}

const DEPTHS: [&str; 3] = ["fulltext", "selected articles", "abstracts"];
const TYPES: [&str; 2] = ["serial", "monograph"];
const ACCESS: [&str; 2] = ["F", "P"];

/// Whether a word is one of a list's, in capitals or not.
fn among(list: &[&str], text: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(text))
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.len() > 2 && !rest.contains([' ', '"', '<', '>']))
}

/// What several values say together.
fn whole(row: &Row, header: &Header, faults: &mut Faults) {
    let places = places();
    if row.at(places.title).is_empty() {
        faults.add(Rule::NoTitle, "publication_title is empty");
    }
    if row.at(places.url).is_empty() {
        faults.add(Rule::NoUrl, "title_url is empty");
    }
    if [places.id, places.print, places.online]
        .iter()
        .all(|at| row.at(*at).is_empty())
    {
        faults.add(
            Rule::NoIdentifier,
            "title_id and both identifiers are empty",
        );
    }
    let (first, last) = (row.at(places.first), row.at(places.last));
    let (from, to) = (Date::parse_loosely(first), Date::parse_loosely(last));
    if let (Some(from), Some(to)) = (from, to)
        && from.first() > to.last()
    {
        faults.add(Rule::Backwards, format!("from {first} to {last}"));
    }
    let kind = row.at(places.kind);
    if kind.eq_ignore_ascii_case("monograph") && !(first.is_empty() && last.is_empty()) {
        faults.add(Rule::MonographDates, "dates of issues in a monograph");
    }
    let serial = kind.eq_ignore_ascii_case("serial") || header.phase() == 1 && !last.is_empty();
    if serial && first.is_empty() {
        faults.add(Rule::NoFirstDate, "date_first_issue_online is empty");
    }
}

/// Whether a row's telling values would all fit if moved by one column, and do not as they stand.
pub(crate) fn is_shifted(row: &Row) -> bool {
    let (own, _) = fit(row, 0);
    [-1, 1].iter().any(|by| {
        let (moved, wrong) = fit(row, *by);
        moved >= 2 && wrong == 0 && own < moved
    })
}

/// How many telling values fit their columns when taken from `by` columns further, and how many
/// are there and do not.
fn fit(row: &Row, by: isize) -> (usize, usize) {
    let (mut good, mut wrong) = (0, 0);
    for (at, column) in column::all().iter().enumerate() {
        let text = at.checked_add_signed(by).map_or("", |at| row.at(at));
        let fits = match column.kind {
            Kind::Url => is_url(text),
            Kind::Depth => among(&DEPTHS, text),
            Kind::Type => among(&TYPES, text),
            Kind::Access => among(&ACCESS, text),
            _ => continue,
        };
        if fits {
            good += 1;
        } else if !text.is_empty() {
            wrong += 1;
        }
    }
    (good, wrong)
}

fn shift_told(row: &Row) -> String {
    let url = column::all()
        .iter()
        .enumerate()
        .find(|(at, column)| column.kind != Kind::Url && is_url(row.at(*at)));
    match url {
        Some((at, column)) => format!(
            "{} is {:?}: values stand one column off",
            column.name,
            short(row.at(at))
        ),
        None => "values stand one column off".to_owned(),
    }
}
