//! The page of results.

use askama::Template;
use axum::extract::State;
use building::Branch;
use kernel::{BibId, perm};
use webkit::{PageError, PageResult, Pages, Visit, blocking, needs, render};

use super::api;
use super::asked::{Asked, PER_PAGE, SORTS, deepest_page};
use super::hit::{Found, Hit, found};
use super::marks::terms;
use super::narrow::{Chip, Narrow, chips, narrows};
use super::years::{Years, years};
use crate::Desk;

/// The routes of searching.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new()
        .get("/search", needs::<perm::Everyone>(), get_search)
        .api_get("/api/v1/search", needs::<perm::Everyone>(), api::get_search)
        .described(api::search_call())
}

#[derive(Template)]
#[template(path = "find/find.html")]
struct SearchPage {
    visit: Visit,
    q: String,
    asked: Asked,
    told: Told,
    hits: Vec<Hit>,
    narrows: Vec<Narrow>,
    chips: Vec<Chip>,
    years: Years,
    turns: Turns,
    sorts: Vec<(String, &'static str, bool)>,
}

/// What the page says of the result as a whole.
struct Told {
    total: u64,
    /// "214 results in 3 ms".
    count: String,
    /// A better spelling to offer, with its search.
    meant: Option<Meant>,
    /// Whether that spelling is what is shown.
    is_corrected: bool,
    /// Whether no record has all the words and these have most of them.
    has_most_words: bool,
    /// The title of the page.
    heading: String,
    /// The search without narrowing.
    widened: String,
}

/// A better spelling with its search.
struct Meant {
    text: String,
    href: String,
}

/// The ways to the pages before and after.
struct Turns {
    before: Option<String>,
    after: Option<String>,
    /// "Page 2 of 11"; empty for a single page.
    text: String,
}

/// What the index and the tables answer.
pub(super) struct Answer {
    pub(super) page: search::Page,
    pub(super) found: Vec<Found>,
    pub(super) branches: Vec<Branch>,
}

/// Asks the index, then the tables for what it found.
pub(super) fn answer(desk: &Desk, request: &search::Request) -> Result<Answer, PageError> {
    let page = desk.index.search(request)?;
    let ids: Vec<BibId> = page.ids.iter().copied().map(BibId).collect();
    desk.store.read(|tx| {
        let (found, branches) = (found(tx, desk, &ids)?, building::branches(tx)?);
        Ok(Answer {
            page,
            found,
            branches,
        })
    })
}

async fn get_search(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let asked = Asked::parse(&visit.query);
    let request = asked.request();
    let answer = blocking(move || answer(&desk, &request)).await?;
    render(&page(visit, asked, &answer))
}

fn page(visit: Visit, asked: Asked, answer: &Answer) -> SearchPage {
    let Answer {
        page,
        found,
        branches,
    } = answer;
    let meant = page.did_you_mean.as_deref();
    let looked_for = meant.filter(|_| page.corrected).unwrap_or(&asked.q);
    let terms = terms(looked_for);
    let name = |name: &str| visit.t(format!("find-sort-{name}"));
    SearchPage {
        q: asked.q.clone(),
        told: told(&visit, &asked, page),
        hits: found
            .iter()
            .map(|one| Hit::of(&visit, one, branches, &terms))
            .collect(),
        narrows: narrows(&visit, &asked, &page.facets, branches),
        chips: chips(&visit, &asked, branches),
        years: years(&visit, &asked, &page.years),
        turns: turns(&visit, &asked, page.total),
        sorts: SORTS
            .iter()
            .map(|(sort, n)| (name(n), *n, *sort == asked.sort))
            .collect(),
        asked,
        visit,
    }
}

fn told(visit: &Visit, asked: &Asked, page: &search::Page) -> Told {
    let words = &visit.words;
    let ms = (visit.site.clock.now().0 - visit.now.0).max(1);
    let number = words.number(i64::try_from(page.total).unwrap_or(i64::MAX));
    let count = [
        ("n", page.total.to_string()),
        ("number", number),
        ("ms", ms.to_string()),
    ];
    let meant = page.did_you_mean.as_ref();
    Told {
        total: page.total,
        count: words.tf("find-count", &count),
        meant: meant.map(|text| Meant {
            href: asked.for_words(text).href(),
            text: text.clone(),
        }),
        is_corrected: page.corrected,
        has_most_words: page.most_words,
        heading: heading(visit, asked),
        widened: asked.widened().href(),
    }
}

fn heading(visit: &Visit, asked: &Asked) -> String {
    if asked.q.is_empty() {
        let key = if asked.is_empty() {
            "find-all"
        } else {
            "find-chosen"
        };
        return visit.t(key);
    }
    visit.words.tf("find-quoted", &[("q", &asked.q)])
}

fn turns(visit: &Visit, asked: &Asked, total: u64) -> Turns {
    let per = u64::try_from(PER_PAGE).unwrap_or(20);
    let pages = usize::try_from(total.div_ceil(per))
        .unwrap_or(usize::MAX)
        .min(deepest_page());
    let to = |page: usize| asked.on_page(page).href();
    let counts = [
        ("page", asked.page.to_string()),
        ("pages", pages.to_string()),
    ];
    Turns {
        before: (asked.page > 1).then(|| to((asked.page - 1).min(pages.max(1)))),
        after: (asked.page < pages).then(|| to(asked.page + 1)),
        text: if pages > 1 {
            visit.words.tf("find-page", &counts)
        } else {
            String::new()
        },
    }
}
