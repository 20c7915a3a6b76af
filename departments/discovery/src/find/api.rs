//! Searching for programs.

use axum::Json;
use axum::extract::State;
use kernel::BibId;
use serde::Serialize;
use serde_json::json;
use webkit::{Call, PageError, Visit, blocking};

use super::asked::Asked;
use super::hit::Found;
use super::pages::answer;
use crate::Desk;

/// The most records of one answer.
const MOST: usize = 100;

/// The answer: a page of records, and where the next begins.
#[derive(Serialize)]
pub(super) struct Answer {
    /// How many records there are in all.
    total: u64,
    /// The records, in the order asked for.
    results: Vec<Line>,
    /// To be given as `cursor` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<String>,
    /// A better spelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    did_you_mean: Option<String>,
    /// Whether the results are those of the better spelling.
    corrected: bool,
    /// Whether no record has all the words and the results have most of them.
    most_words: bool,
}

webkit::shape!(Answer, "SearchPage" { total, results, corrected, most_words; next_cursor, did_you_mean });

/// One record.
#[derive(Serialize)]
struct Line {
    id: BibId,
    control_number: Option<String>,
    title: String,
    author: String,
    year: Option<i64>,
    format: String,
    language: String,
    /// How many copies there are, and how many stand on the shelf.
    copies: usize,
    on_shelf: usize,
    /// The address of the page for people.
    href: String,
}

webkit::shape!(Line, "SearchResult" { id, control_number, title, author, year, format, language, copies, on_shelf, href });

impl Line {
    fn of(found: &Found) -> Self {
        let bib = &found.bib;
        Self {
            id: bib.id,
            control_number: bib.control_number.clone(),
            title: bib.title.clone(),
            author: bib.author.clone(),
            year: bib.year,
            format: bib.format.clone(),
            language: bib.language.clone(),
            copies: found.copies.len(),
            on_shelf: found
                .copies
                .iter()
                .filter(|copy| copy.state.is_here())
                .count(),
            href: super::asked::bib_href(bib.id),
        }
    }
}

/// `GET /api/v1/search?q=&limit=&cursor=`, with the choices of the page (`format=`, `from=` …).
pub(super) async fn get_search(
    visit: Visit,
    State(desk): State<Desk>,
) -> Result<Json<Answer>, PageError> {
    let limit = number(&visit, "limit", 20)?;
    let offset = number(&visit, "cursor", 0)?;
    if limit == 0 || limit > MOST {
        return Err(PageError::Invalid(format!(
            "limit is a number from 1 to {MOST}"
        )));
    }
    if offset + limit > search::Request::DEEPEST {
        return Err(PageError::Invalid(format!(
            "at most {} records can be turned to",
            search::Request::DEEPEST
        )));
    }
    let mut request = Asked::parse(&visit.query).request();
    (request.offset, request.limit, request.facets) = (offset, limit, false);
    let answer = blocking(move || answer(&desk, &request)).await?;
    let next = offset + answer.page.ids.len();
    let more =
        !answer.page.ids.is_empty() && u64::try_from(next).unwrap_or(u64::MAX) < answer.page.total;
    Ok(Json(Answer {
        total: answer.page.total,
        results: answer.found.iter().map(Line::of).collect(),
        next_cursor: (more && next + limit <= search::Request::DEEPEST).then(|| next.to_string()),
        did_you_mean: answer.page.did_you_mean,
        corrected: answer.page.corrected,
        most_words: answer.page.most_words,
    }))
}

/// What the description of the API says of it.
pub(super) fn search_call() -> Call {
    Call::new("Search the public catalog")
        .asks("q", "Words, \"phrases\", -without, title: author: subject: isbn: call: sudoc: year: …")
        .asks("format", "Only this format: book, video, sound …")
        .paged()
        .gives::<Answer>(json!({
            "total": 212,
            "results": [{
                "id": 5, "control_number": "ocm12345678", "title": "Marine biology", "author": "Castro, Peter",
                "year": 2019, "format": "book", "language": "eng", "copies": 2, "on_shelf": 1, "href": "/bib/5"
            }],
            "next_cursor": "20", "corrected": false, "most_words": false
        }))
}

fn number(visit: &Visit, name: &str, usual: usize) -> Result<usize, PageError> {
    match visit.asked(name).filter(|text| !text.is_empty()) {
        None => Ok(usual),
        Some(text) => {
            let number = text.parse().ok().filter(|n| *n <= search::Request::DEEPEST);
            number.ok_or_else(|| {
                PageError::Invalid(format!("{name} is not a number that can be used"))
            })
        }
    }
}
