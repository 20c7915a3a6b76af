//! The front page: the search box, today's hours, new titles, what the library is.

mod store;

use askama::Template;
use axum::extract::State;
use kernel::perm;
use webkit::{PageError, PageResult, Pages, Visit, blocking, needs, render};

use crate::Desk;
use crate::find::{Asked, Hit, found};
use crate::open::{self, Open};

/// New titles shown.
const NEW: usize = 6;

/// The routes of the front page.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new().get("/", needs::<perm::Everyone>(), get_front)
}

#[derive(Template)]
#[template(path = "front/front.html")]
struct FrontPage {
    visit: Visit,
    branches: Vec<Open>,
    hits: Vec<Hit>,
    /// How many records there are, in words.
    holds: String,
    /// Ways into the collection: words and the search.
    ways: Vec<(String, String)>,
}

async fn get_front(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let (branches, found, records) = blocking(move || {
        let records = desk.index.search(&everything())?.total;
        desk.store.read(|tx| {
            let new = store::new_titles(tx, NEW)?;
            Ok::<_, PageError>((open::all(tx)?, found(tx, &desk, &new)?, records))
        })
    })
    .await?;
    let places: Vec<_> = branches.iter().map(|open| open.branch.clone()).collect();
    let hits = found
        .iter()
        .map(|one| Hit::of(&visit, one, &places, &[]))
        .collect();
    let number = visit
        .words
        .number(i64::try_from(records).unwrap_or(i64::MAX));
    let holds = visit.words.tf("front-holds", &[("number", number)]);
    let ways = ways(&visit);
    render(&FrontPage {
        visit,
        branches,
        hits,
        holds,
        ways,
    })
}

/// All that the public sees, counted only.
fn everything() -> search::Request {
    search::Request {
        limit: 1,
        ..search::Request::default()
    }
}

fn ways(visit: &Visit) -> Vec<(String, String)> {
    let way = |key: &str, facet, value: &str| (visit.t(key), Asked::with(facet, value).href());
    vec![
        way("front-way-here", search::Facet::Availability, "available"),
        way("front-way-ebooks", search::Facet::Format, "ebook"),
        way("front-way-videos", search::Facet::Format, "video"),
        way("front-way-journals", search::Facet::Format, "journal"),
        way("front-way-spanish", search::Facet::Language, "spa"),
    ]
}
