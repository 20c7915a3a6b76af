//! The best so many of one segment.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::DocId;

use crate::columns::SegmentColumns;
use crate::request::Sort;

/// Keeps the best `room` records seen; a higher key is better.
pub(super) struct Top {
    room: usize,
    heap: BinaryHeap<Reverse<(u64, Reverse<DocId>)>>,
}

impl Top {
    pub(super) fn new(room: usize) -> Top {
        Top {
            room,
            heap: BinaryHeap::with_capacity(room.min(1_000) + 1),
        }
    }

    /// Whether a record with this key, or a better one, would be kept.
    pub(super) fn wants(&self, key: u64) -> bool {
        self.heap.len() < self.room
            || self
                .heap
                .peek()
                .is_some_and(|Reverse((least, _))| key >= *least)
    }

    pub(super) fn offer(&mut self, key: u64, doc: DocId) {
        if !self.wants(key) {
            return;
        }
        self.heap.push(Reverse((key, Reverse(doc))));
        if self.heap.len() > self.room {
            self.heap.pop();
        }
    }

    pub(super) fn into_docs(self) -> Vec<(u64, DocId)> {
        self.heap
            .into_iter()
            .map(|Reverse((key, Reverse(doc)))| (key, doc))
            .collect()
    }
}

/// The years that keys can tell apart.
const YEARS: i64 = 0xFFFF;

/// A key by year, records without one last in both directions.
pub(super) fn by_year(sort: Sort, year: Option<i16>) -> u64 {
    let Some(year) = year else { return 0 };
    let placed = (i64::from(year) + YEARS / 2 + 1).clamp(1, YEARS - 1);
    let key = if sort == Sort::Oldest {
        YEARS - placed
    } else {
        placed
    };
    key.unsigned_abs()
}

/// A key by score, of equals the newer first.
pub(super) fn by_score(score: f32, year: Option<i16>) -> u64 {
    (u64::from(score.max(0.0).to_bits()) << 32) | by_year(Sort::Newest, year)
}

/// A key by the place of the title in this segment; the first title has the highest.
pub(super) fn by_title(place: u32) -> u64 {
    u64::MAX - u64::from(place)
}

/// One record on its way into the page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// The title when it decides, else empty.
    title: Vec<u8>,
    /// Lower is better, across segments.
    rank: u64,
    id: i64,
}

impl Entry {
    pub(super) fn id(&self) -> i64 {
        self.id
    }
}

/// The segment's best as entries that can be compared with other segments'.
pub(super) fn entries(
    top: Top,
    sort: Sort,
    columns: &SegmentColumns,
) -> std::io::Result<Vec<Entry>> {
    let mut ranked: Vec<(u64, DocId)> = top
        .into_docs()
        .into_iter()
        .map(|(key, doc)| (u64::MAX - key, doc))
        .collect();
    let (Sort::Title, Some(column)) = (sort, &columns.title_column) else {
        let plain = |(rank, doc)| Entry {
            title: Vec::new(),
            rank,
            id: columns.id(doc),
        };
        return Ok(ranked.into_iter().map(plain).collect());
    };
    ranked.sort_unstable();
    let places: Vec<u64> = ranked.iter().map(|(place, _)| *place).collect();
    let mut titles = Vec::with_capacity(places.len());
    column
        .dictionary()
        .sorted_ords_to_term_cb(&places, |title| titles.push(title.to_vec()))?;
    let titled = titles.into_iter().zip(ranked);
    Ok(titled
        .map(|(title, (_, doc))| Entry {
            title,
            rank: 0,
            id: columns.id(doc),
        })
        .collect())
}
