//! The columns of a segment unpacked: what every search reads for every record found.
//!
//! About 80 bytes a record, made once for a segment, which never changes.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;
use tantivy::columnar::{Column, StrColumn};
use tantivy::index::SegmentId;
use tantivy::{DocId, Result, Searcher, SegmentReader};

use crate::query::CodeField;
use crate::request::Facet;
use crate::schema::Columns;

/// The facets whose values stand in a column of text, in the order of the page.
pub(crate) const IN_COLUMNS: [Facet; 5] = [
    Facet::Format,
    Facet::Language,
    Facet::Subject,
    Facet::Author,
    Facet::Branch,
];

/// Between the folded form of a heading and the form to show.
pub(crate) const MARK: char = '\t';

const NO_YEAR: i16 = i16::MIN;
const NO_TITLE: u32 = u32::MAX;

/// The columns of each segment of a searcher.
#[derive(Default)]
pub(crate) struct Cache {
    segments: Mutex<HashMap<SegmentId, Arc<SegmentColumns>>>,
}

impl Cache {
    /// The columns in the order of the searcher's segments; those of segments that are gone are let go.
    pub(crate) fn of(&self, searcher: &Searcher) -> Result<Vec<Arc<SegmentColumns>>> {
        let mut kept = self.segments.lock();
        let readers = searcher.segment_readers();
        let mut columns = Vec::with_capacity(readers.len());
        for reader in readers {
            columns.push(match kept.get(&reader.segment_id()) {
                Some(known) => Arc::clone(known),
                None => Arc::new(SegmentColumns::read(reader)?),
            });
        }
        let pairs = readers
            .iter()
            .map(SegmentReader::segment_id)
            .zip(columns.iter().cloned());
        *kept = pairs.collect();
        Ok(columns)
    }
}

/// One segment's columns.
pub(crate) struct SegmentColumns {
    ids: Vec<i64>,
    years: Vec<i16>,
    flags: Vec<(bool, bool)>,
    titles: Vec<u32>,
    pub(crate) title_column: Option<StrColumn>,
    pub(crate) values: Vec<Values>,
}

/// One facet's values by record.
pub(crate) struct Values {
    pub(crate) facet: Facet,
    pub(crate) column: StrColumn,
    starts: Vec<u32>,
    ords: Vec<u32>,
}

impl SegmentColumns {
    fn read(reader: &SegmentReader) -> Result<SegmentColumns> {
        let columns = reader.fast_fields();
        let docs = 0..reader.max_doc();
        let (ids, years) = (columns.i64(Columns::ID)?, columns.i64(Columns::YEAR)?);
        let flag = |column: &Column<bool>, doc| column.first(doc).unwrap_or(false);
        let available = columns.bool(Columns::AVAILABLE)?;
        let suppressed = columns.bool(Columns::SUPPRESSED)?;
        let title_column = columns.str(Columns::TITLE_KEY)?;
        let title = |doc| {
            title_column
                .as_ref()
                .and_then(|column| column.ords().first(doc))
        };
        Ok(SegmentColumns {
            ids: docs
                .clone()
                .map(|doc| ids.first(doc).unwrap_or(0))
                .collect(),
            years: docs
                .clone()
                .map(|doc| short_year(years.first(doc)))
                .collect(),
            flags: docs
                .clone()
                .map(|doc| (flag(&available, doc), flag(&suppressed, doc)))
                .collect(),
            titles: docs.map(|doc| short(title(doc))).collect(),
            values: facets(reader)?,
            title_column,
        })
    }

    pub(crate) fn id(&self, doc: DocId) -> i64 {
        at(&self.ids, doc).unwrap_or(0)
    }

    pub(crate) fn year(&self, doc: DocId) -> Option<i16> {
        at(&self.years, doc).filter(|year| *year != NO_YEAR)
    }

    pub(crate) fn available(&self, doc: DocId) -> bool {
        at(&self.flags, doc).is_some_and(|(available, _)| available)
    }

    pub(crate) fn suppressed(&self, doc: DocId) -> bool {
        at(&self.flags, doc).is_some_and(|(_, suppressed)| suppressed)
    }

    /// The place of the record's title among the segment's titles.
    pub(crate) fn title(&self, doc: DocId) -> u32 {
        at(&self.titles, doc).unwrap_or(NO_TITLE)
    }

    pub(crate) fn of(&self, facet: Facet) -> Option<&Values> {
        self.values.iter().find(|values| values.facet == facet)
    }

    /// All records of the segment, deleted ones too.
    pub(crate) fn docs(&self) -> std::ops::Range<DocId> {
        0..DocId::try_from(self.ids.len()).unwrap_or(0)
    }
}

impl Values {
    fn read(facet: Facet, column: StrColumn, docs: DocId) -> Values {
        let mut starts = Vec::with_capacity(docs as usize + 1);
        let mut ords = Vec::new();
        starts.push(0);
        for doc in 0..docs {
            ords.extend(
                column
                    .ords()
                    .values_for_doc(doc)
                    .map(|ord| short(Some(ord))),
            );
            starts.push(u32::try_from(ords.len()).unwrap_or(u32::MAX));
        }
        Values {
            facet,
            column,
            starts,
            ords,
        }
    }

    /// The ordinals of a record's values.
    pub(crate) fn ords(&self, doc: DocId) -> &[u32] {
        let (from, to) = (at(&self.starts, doc), at(&self.starts, doc + 1));
        let range = from.unwrap_or(0) as usize..to.unwrap_or(0) as usize;
        self.ords.get(range).unwrap_or_default()
    }

    /// The form in the column of a value to show.
    pub(crate) fn stored(&self, shown: &str) -> String {
        if folded(self.facet) {
            heading(shown)
        } else {
            shown.to_owned()
        }
    }
}

/// Whether a facet's values stand behind their folded form, so that they can be suggested in any case.
pub(crate) fn folded(facet: Facet) -> bool {
    matches!(facet, Facet::Subject | Facet::Author)
}

/// A heading behind its folded form.
pub(crate) fn heading(shown: &str) -> String {
    let mut text = crate::text::key(shown);
    text.push(MARK);
    text.push_str(shown);
    text
}

/// The form to show of what stands in a column.
pub(crate) fn shown(stored: &str) -> &str {
    stored.split_once(MARK).map_or(stored, |(_, shown)| shown)
}

pub(crate) fn name(facet: Facet) -> Option<&'static str> {
    match facet {
        Facet::Format => Some(CodeField::Format.name()),
        Facet::Language => Some(CodeField::Language.name()),
        Facet::Subject => Some(Columns::SUBJECT),
        Facet::Author => Some(Columns::AUTHOR),
        Facet::Branch => Some(Columns::BRANCH),
        Facet::Availability | Facet::Decade | Facet::Year => None,
    }
}

fn facets(reader: &SegmentReader) -> Result<Vec<Values>> {
    let mut all = Vec::with_capacity(IN_COLUMNS.len());
    for facet in IN_COLUMNS {
        let column = name(facet)
            .map(|name| reader.fast_fields().str(name))
            .transpose()?
            .flatten();
        all.extend(column.map(|column| Values::read(facet, column, reader.max_doc())));
    }
    Ok(all)
}

fn at<T: Copy>(values: &[T], doc: DocId) -> Option<T> {
    values.get(doc as usize).copied()
}

fn short(ord: Option<u64>) -> u32 {
    ord.and_then(|ord| u32::try_from(ord).ok())
        .unwrap_or(NO_TITLE)
}

fn short_year(year: Option<i64>) -> i16 {
    year.and_then(|year| i16::try_from(year).ok())
        .unwrap_or(NO_YEAR)
}
