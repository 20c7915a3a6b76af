//! One pass over everything found: the total, the best, and what each facet counts.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Result, Score, SegmentOrdinal, SegmentReader};

use super::facets::{self, Choices, Counts};
use super::plan::{Finder, Plan};
use super::rank::{TitleRank, TitleWanted, with_copy};
use super::top::{self, Entry, Top};
use crate::request::{Page, Request, Sort};
use crate::schema::Columns;

/// Runs a query and makes the page.
pub(super) fn page(
    finder: &Finder<'_>,
    query: &Plan,
    title: &TitleWanted,
    request: &Request,
) -> Result<Page> {
    let room = request
        .offset
        .saturating_add(request.limit)
        .min(Request::DEEPEST);
    let found = finder.searcher.search(
        query,
        &Tally {
            finder: *finder,
            title,
            request,
            room,
        },
    )?;
    let mut page = Page {
        total: found.total,
        ..Page::default()
    };
    page.ids = found
        .entries
        .iter()
        .skip(request.offset)
        .take(request.limit)
        .map(Entry::id)
        .collect();
    if request.facets {
        (page.facets, page.years) = facets::merge(&found.counts, request)?;
    }
    Ok(page)
}

/// How many records a query finds, no more than whether any when `staff` is not asked.
pub(super) fn total(finder: &Finder<'_>, query: &Plan, request: &Request) -> Result<u64> {
    let bare = Request {
        limit: 0,
        offset: 0,
        facets: false,
        ..request.clone()
    };
    Ok(page(finder, query, &TitleWanted::default(), &bare)?.total)
}

struct Tally<'a> {
    finder: Finder<'a>,
    title: &'a TitleWanted,
    request: &'a Request,
    room: usize,
}

#[derive(Default)]
struct Found {
    total: u64,
    entries: Vec<Entry>,
    counts: Vec<Counts>,
}

impl Collector for Tally<'_> {
    type Fruit = Found;
    type Child = SegmentTally;

    fn for_segment(
        &self,
        _segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> Result<SegmentTally> {
        let columns = reader.fast_fields();
        let sort = self.request.sort;
        let ranked = sort == Sort::Relevance && self.room > 0;
        Ok(SegmentTally {
            sort,
            staff: self.request.staff,
            suppressed: columns.bool(Columns::SUPPRESSED)?,
            available: columns.bool(Columns::AVAILABLE)?,
            years: columns.i64(Columns::YEAR)?,
            ids: columns.i64(Columns::ID)?,
            titles: columns.str(Columns::TITLE_KEY)?,
            title: if ranked {
                Some(TitleRank::new(&self.finder, self.title, reader)?)
            } else {
                None
            },
            choices: Choices::new(&self.request.filters, reader)?,
            counts: if self.request.facets {
                Some(Counts::new(reader)?)
            } else {
                None
            },
            top: Top::new(self.room),
            room: self.room,
            total: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        self.request.sort == Sort::Relevance && self.room > 0
    }

    fn merge_fruits(&self, fruits: Vec<std::io::Result<Found>>) -> Result<Found> {
        let mut all = Found::default();
        for fruit in fruits {
            let mut found = fruit?;
            all.total += found.total;
            all.entries.append(&mut found.entries);
            all.counts.append(&mut found.counts);
        }
        all.entries.sort_unstable();
        Ok(all)
    }
}

struct SegmentTally {
    sort: Sort,
    staff: bool,
    suppressed: Column<bool>,
    available: Column<bool>,
    years: Column<i64>,
    ids: Column<i64>,
    titles: Option<StrColumn>,
    title: Option<TitleRank>,
    choices: Choices,
    counts: Option<Counts>,
    top: Top,
    room: usize,
    total: u64,
}

impl SegmentTally {
    fn offer(&mut self, doc: DocId, score: Score) {
        let key = match self.sort {
            Sort::Relevance => {
                let score = with_copy(
                    score + self.title_extra(doc),
                    self.available.first(doc) == Some(true),
                );
                if !self.top.wants(top::floor(score)) {
                    return;
                }
                top::by_score(score, || self.years.first(doc))
            }
            Sort::Title => top::by_title(self.titles.as_ref(), doc),
            Sort::Newest | Sort::Oldest => top::by_year(self.sort, self.years.first(doc)),
        };
        self.top.offer(key, doc);
    }

    fn title_extra(&mut self, doc: DocId) -> f32 {
        self.title.as_mut().map_or(0.0, |title| title.extra(doc))
    }
}

impl SegmentCollector for SegmentTally {
    type Fruit = std::io::Result<Found>;

    fn collect(&mut self, doc: DocId, score: Score) {
        if !self.staff && self.suppressed.first(doc) == Some(true) {
            return;
        }
        let verdict = self.choices.verdict(doc);
        if let Some(counts) = &mut self.counts {
            counts.count(doc, verdict);
        }
        if verdict.kept() {
            self.total += 1;
            if self.room > 0 {
                self.offer(doc, score);
            }
        }
    }

    fn harvest(self) -> std::io::Result<Found> {
        let entries = top::entries(self.top, self.sort, &self.ids, self.titles.as_ref())?;
        Ok(Found {
            total: self.total,
            entries,
            counts: self.counts.into_iter().collect(),
        })
    }
}
