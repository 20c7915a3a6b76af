//! The search of the staff: every record, those hidden from the public too.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kernel::{BibId, perm};
use search::{Facet, Request, Sort};
use store::{StoreError, Tx};
use webkit::{
    Cell, Column, Filing, Kind, ListQuery, Listing, PageError, PageResult, Pages, Row, Tag, Visit,
    Way, blocking, needs, render,
};

use crate::desk::Desk;
use crate::standing::{Standings, is_in, standings};
use crate::{Bib, ItemFacts};

/// Facets shown and their names in the address.
const FACETS: [(Facet, &str); 6] = [
    (Facet::Format, "format"),
    (Facet::Branch, "branch"),
    (Facet::Availability, "availability"),
    (Facet::Language, "language"),
    (Facet::Subject, "subject"),
    (Facet::Author, "author"),
];
/// Values shown of one facet.
const VALUES: usize = 8;
/// Records told of at once, for a file of all.
const STRETCH: usize = 1_000;

/// The routes of finding.
pub(crate) fn pages() -> Pages<Desk> {
    Pages::new().get("/staff/catalogue", needs::<perm::StaffHome>(), get_search)
}

#[derive(Template)]
#[template(path = "find/find.html")]
struct FindPage {
    visit: Visit,
    list: Listing,
    facets: Vec<Group>,
    /// A better spelling, its search, and whether it is what is shown.
    meant: Option<(String, String, bool)>,
    /// Whether no record has all the words and these have most of them.
    most_words: bool,
}

/// One facet on the page.
struct Group {
    name: String,
    lines: Vec<Line>,
}

/// One value of a facet.
struct Line {
    text: String,
    count: String,
    href: String,
    is_chosen: bool,
}

/// What the index and the tables answer.
struct Answer {
    page: search::Page,
    bibs: Vec<Bib>,
    items: HashMap<BibId, Vec<ItemFacts>>,
    standings: Standings,
    branches: Vec<building::Branch>,
}

async fn get_search(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let query = ListQuery::of(&visit);
    let request = request(&query);
    let list = listing(&visit, &query);
    if query.export().is_some() {
        let give = move |filing: &mut Filing| give_out(filing, &visit, &desk, &request);
        return list.file(give).await;
    }
    let answer = blocking(move || ask(&desk, &request)).await?;
    let rows = answer.bibs.iter().map(|bib| row(&visit, bib, &answer));
    let list = list.rows(rows, answer.page.total);
    let meant = answer.page.did_you_mean.clone().map(|text| {
        let href = query.href(&[("q", &text), ("page", "")]);
        (text, href, answer.page.corrected)
    });
    render(&FindPage {
        facets: groups(&visit, &query, &answer),
        list,
        meant,
        most_words: answer.page.most_words,
        visit,
    })
}

fn request(query: &ListQuery) -> Request {
    let chosen = FACETS.iter().filter_map(|(facet, name)| {
        let value = query.filter(name)?;
        Some((*facet, vec![value.to_owned()]))
    });
    let sort = match query.sort_in(&["title", "year"]) {
        Some(("title", _)) => Sort::Title,
        Some(("year", true)) => Sort::Newest,
        Some(("year", false)) => Sort::Oldest,
        _ => Sort::Relevance,
    };
    let number = |n: u64| usize::try_from(n).unwrap_or(Request::ALL);
    let offset = number(query.offset()).min(Request::ALL);
    Request {
        text: query.q().to_owned(),
        filters: chosen.collect(),
        sort,
        offset,
        limit: number(query.limit()).min(Request::ALL - offset),
        staff: true,
        facets: query.export().is_none(),
    }
}

fn ask(desk: &Desk, request: &Request) -> Result<Answer, PageError> {
    let mut page = desk.index.search(request)?;
    let ids = std::mem::take(&mut page.ids);
    desk.store.read(|tx| {
        Ok(Answer {
            page,
            ..told(tx, desk, &ids)?
        })
    })
}

/// Hands all records found to a file, some at a time: of a whole catalog only the ids are kept.
fn give_out(
    filing: &mut Filing,
    visit: &Visit,
    desk: &Desk,
    request: &Request,
) -> Result<(), PageError> {
    let ids = desk.index.search(request)?.ids;
    desk.store.read(|tx| {
        ids.chunks(STRETCH).try_for_each(|some| {
            let answer = told(tx, desk, some)?;
            filing.add(answer.bibs.iter().map(|bib| row(visit, bib, &answer)))
        })
    })
}

/// What the tables say of some records.
fn told(tx: &Tx<'_>, desk: &Desk, ids: &[i64]) -> Result<Answer, StoreError> {
    let ids: Vec<BibId> = ids.iter().copied().map(BibId).collect();
    let items = crate::items_of_bibs(tx, &ids)?;
    Ok(Answer {
        page: search::Page::default(),
        bibs: crate::bibs(tx, &ids)?,
        standings: standings(tx, &desk.ties, &items)?,
        branches: building::branches(tx)?,
        items: by_bib(items),
    })
}

fn by_bib(items: Vec<ItemFacts>) -> HashMap<BibId, Vec<ItemFacts>> {
    let mut found: HashMap<BibId, Vec<ItemFacts>> = HashMap::new();
    for item in items {
        found.entry(item.bib).or_default().push(item);
    }
    found
}

fn listing(visit: &Visit, query: &ListQuery) -> Listing {
    let columns = vec![
        Column::sorted("title"),
        Column::new("format"),
        Column::sorted("year"),
        Column::new("call"),
        Column::new("copies"),
    ];
    Listing::new(visit, "catalogue", query.clone(), columns)
        .searchable()
        .act(file(visit, "marc"))
        .act(file(visit, "marcxml"))
}

/// The chosen records as a file.
fn file(visit: &Visit, format: &str) -> Way {
    let text = visit.t(format!("catalogue-export-{format}"));
    Way::link(text, format!("/staff/catalogue/export?to={format}"))
}

fn row(visit: &Visit, bib: &Bib, answer: &Answer) -> Row {
    let own = answer.items.get(&bib.id).map_or(&[][..], Vec::as_slice);
    let call = own.iter().map(|item| item.call_number.as_str());
    let call = call.into_iter().find(|call| !call.is_empty());
    Row::new([
        Cell::Lines {
            text: bib.title.clone(),
            href: format!("/staff/bibs/{}", bib.id),
            under: bib.author.clone(),
        },
        Cell::text(visit.t(format!("catalogue-format-{}", bib.format))),
        Cell::text(bib.year.map_or_else(String::new, |year| year.to_string())),
        Cell::Code(call.unwrap_or_default().to_owned()),
        Cell::Tag(copies(visit, bib, own, &answer.standings)),
    ])
    .keyed(bib.id)
}

fn copies(visit: &Visit, bib: &Bib, items: &[ItemFacts], standings: &Standings) -> Tag {
    if bib.brief {
        return Tag::new(Kind::Warn, visit.t("catalogue-brief"));
    }
    let all = items
        .iter()
        .filter(|item| item.withdrawn_on.is_none())
        .count();
    let here = items.iter().filter(|item| is_in(item, standings)).count();
    if all == 0 && matches!(bib.format.as_str(), "ebook" | "ejournal" | "updating") {
        return Tag::new(Kind::Ok, visit.t("catalogue-online")).icon("globe");
    }
    if all == 0 {
        return Tag::new(Kind::Plain, visit.t("catalogue-no-copies"));
    }
    let counts = [("here", here.to_string()), ("all", all.to_string())];
    let kind = if here > 0 { Kind::Ok } else { Kind::Warn };
    Tag::new(kind, visit.words.tf("catalogue-copies", &counts))
}

fn groups(visit: &Visit, query: &ListQuery, answer: &Answer) -> Vec<Group> {
    let group = |(facet, name): &(Facet, &'static str)| {
        let values = answer.page.facets.iter().filter(|one| one.facet == *facet);
        let line = |one: &search::FacetCount| {
            let value = if one.chosen { "" } else { one.value.as_str() };
            Line {
                text: value_name(visit, answer, *facet, &one.value),
                count: visit
                    .words
                    .number(i64::try_from(one.count).unwrap_or(i64::MAX)),
                href: query.href(&[(name, value), ("page", "")]),
                is_chosen: one.chosen,
            }
        };
        Group {
            name: visit.t(format!("catalogue-filter-{name}")),
            lines: values.take(VALUES).map(line).collect(),
        }
    };
    let all = FACETS.iter().map(group);
    all.filter(|group| !group.lines.is_empty()).collect()
}

fn value_name(visit: &Visit, answer: &Answer, facet: Facet, value: &str) -> String {
    match facet {
        Facet::Format => visit.t(format!("catalogue-format-{value}")),
        Facet::Availability => visit.t(format!("catalogue-availability-{value}")),
        Facet::Language => callslip_marc::views::language_name(value)
            .unwrap_or(value)
            .to_owned(),
        Facet::Branch => {
            let branch = answer.branches.iter().find(|branch| branch.code == value);
            branch.map_or(value, |branch| &branch.name).to_owned()
        }
        _ => value.to_owned(),
    }
}
