//! One pass over everything found: the total, the best, and what each facet counts.

use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Result, Score, SegmentOrdinal, SegmentReader};

use super::facets::{self, Choices, Counts};
use super::finder::Finder;
use super::plan::Plan;
use super::rank::SegmentRank;
use super::top::{self, Entry, Top};
use crate::columns::SegmentColumns;
use crate::request::{Page, Request, Sort};

/// Runs a query and makes the page.
pub(super) fn page(finder: &Finder<'_>, plan: &Plan, request: &Request) -> Result<Page> {
    let deepest = if request.staff {
        Request::ALL
    } else {
        Request::DEEPEST
    };
    let room = request.offset.saturating_add(request.limit).min(deepest);
    let found = finder.searcher.search(
        &plan.query,
        &Tally {
            finder: *finder,
            plan,
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

/// How many records a plan finds under the choices of a request.
pub(super) fn total(finder: &Finder<'_>, plan: &Plan, request: &Request) -> Result<u64> {
    let bare = Request {
        limit: 0,
        offset: 0,
        facets: false,
        ..request.clone()
    };
    Ok(page(finder, plan, &bare)?.total)
}

struct Tally<'a> {
    finder: Finder<'a>,
    plan: &'a Plan,
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

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> Result<SegmentTally> {
        let columns = self.finder.columns.get(segment as usize).cloned();
        let columns = columns.ok_or_else(|| {
            tantivy::TantivyError::InternalError("a segment without columns".to_owned())
        })?;
        let ranked = self.request.sort == Sort::Relevance && self.room > 0;
        Ok(SegmentTally {
            sort: self.request.sort,
            staff: self.request.staff,
            rank: if ranked {
                Some(SegmentRank::new(self.plan, reader, &columns)?)
            } else {
                None
            },
            choices: Choices::new(&self.request.filters, &columns)?,
            counts: self.request.facets.then(|| Counts::new(&columns)),
            top: Top::new(self.room),
            room: self.room,
            total: 0,
            columns,
        })
    }

    /// Records are weighed while they are tallied, not by the query.
    fn requires_scoring(&self) -> bool {
        false
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
        all.entries.truncate(self.room);
        Ok(all)
    }
}

struct SegmentTally {
    sort: Sort,
    staff: bool,
    columns: Arc<SegmentColumns>,
    rank: Option<SegmentRank>,
    choices: Choices,
    counts: Option<Counts>,
    top: Top,
    room: usize,
    total: u64,
}

impl SegmentTally {
    fn offer(&mut self, doc: DocId) {
        let key = match self.sort {
            Sort::Relevance => {
                let score = self
                    .rank
                    .as_mut()
                    .map_or(0.0, |rank| rank.score(&self.columns, doc));
                top::by_score(score, self.columns.year(doc))
            }
            Sort::Title => top::by_title(self.columns.title(doc)),
            Sort::Newest | Sort::Oldest => top::by_year(self.sort, self.columns.year(doc)),
        };
        self.top.offer(key, doc);
    }
}

impl SegmentCollector for SegmentTally {
    type Fruit = std::io::Result<Found>;

    fn collect(&mut self, doc: DocId, _score: Score) {
        if !self.staff && self.columns.suppressed(doc) {
            return;
        }
        let verdict = self.choices.verdict(&self.columns, doc);
        if let Some(counts) = &mut self.counts {
            counts.count(doc, verdict);
        }
        if verdict.kept() {
            self.total += 1;
            if self.room > 0 {
                self.offer(doc);
            }
        }
    }

    fn harvest(self) -> std::io::Result<Found> {
        let entries = top::entries(self.top, self.sort, &self.columns)?;
        Ok(Found {
            total: self.total,
            entries,
            counts: self.counts.into_iter().collect(),
        })
    }
}
