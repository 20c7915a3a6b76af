//! Headings while a person types, and the description by which browsers search here.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use kernel::perm;
use serde::Serialize;
use webkit::{PageError, PageResult, Pages, Visit, blocking, needs};

use crate::Desk;

/// Suggestions at once.
const MOST: usize = 8;
/// The longest beginning that is looked up, in characters.
const LONGEST: usize = 100;

/// The routes of suggestions.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/suggest", needs::<perm::Everyone>(), get_suggest)
        .get("/suggest.js", needs::<perm::Everyone>(), get_script)
        .get(
            "/opensearch.xml",
            needs::<perm::Everyone>(),
            get_description,
        )
}

/// One heading.
#[derive(Serialize)]
struct Heading {
    text: String,
    records: u64,
}

async fn get_suggest(visit: Visit, State(desk): State<Desk>) -> Result<Response, PageError> {
    let typed: String = visit
        .asked("q")
        .unwrap_or_default()
        .chars()
        .take(LONGEST)
        .collect();
    let list = visit.asked("as").as_deref() == Some("list");
    let text = typed.clone();
    let found = blocking(move || desk.index.suggest(&text, MOST)).await?;
    if list {
        // OpenSearch suggestions: what was typed, then the completions.
        let texts: Vec<String> = found.into_iter().map(|one| one.text).collect();
        let kind = HeaderValue::from_static("application/x-suggestions+json");
        return Ok(([(CONTENT_TYPE, kind)], Json((typed, texts))).into_response());
    }
    let headings = found.into_iter().map(|one| Heading {
        text: one.text,
        records: one.records,
    });
    Ok(Json(headings.collect::<Vec<_>>()).into_response())
}

async fn get_script(_visit: Visit) -> PageResult {
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("text/javascript; charset=utf-8"),
        ),
        (
            CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=3600"),
        ),
    ];
    Ok((headers, include_str!("suggest.js")).into_response())
}

/// OpenSearch 1.1: how a browser or a reference manager searches this catalogue.
#[derive(Template)]
#[template(path = "suggest/opensearch.xml")]
struct Description {
    name: String,
    base: String,
}

async fn get_description(visit: Visit, headers: HeaderMap) -> PageResult {
    let xml = Description {
        name: visit.site.library_name.clone(),
        base: base(&visit, &headers),
    };
    let kind = HeaderValue::from_static("application/opensearchdescription+xml");
    Ok(([(CONTENT_TYPE, kind)], xml.render()?).into_response())
}

/// The address at which this library is read, as the request names it: `https://library.example.edu`.
pub(crate) fn base(visit: &Visit, headers: &HeaderMap) -> String {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let plain = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    let scheme = if visit.site.https { "https" } else { "http" };
    if plain && !host.is_empty() {
        format!("{scheme}://{host}")
    } else {
        String::new()
    }
}
