//! The choices of a search, ready for one segment.

use std::ops::RangeInclusive;

use tantivy::DocId;

use super::{AVAILABILITY, Verdict};
use crate::columns::SegmentColumns;
use crate::query;
use crate::request::Facet;

/// All choices of a search.
pub(crate) struct Choices {
    choices: Vec<(Facet, Test)>,
}

enum Test {
    Values(Facet, Vec<u32>),
    Flag(Vec<bool>),
    Years(Vec<RangeInclusive<i16>>),
}

impl Choices {
    pub(crate) fn new(
        filters: &[(Facet, Vec<String>)],
        segment: &SegmentColumns,
    ) -> std::io::Result<Choices> {
        let made = filters.iter().filter(|(_, values)| !values.is_empty());
        let tests = made.map(|(facet, values)| Ok((*facet, test(*facet, values, segment)?)));
        Ok(Choices {
            choices: tests.collect::<std::io::Result<_>>()?,
        })
    }

    /// How a record stands to them.
    pub(crate) fn verdict(&self, segment: &SegmentColumns, doc: DocId) -> Verdict {
        let mut verdict = Verdict::Kept;
        for (facet, _) in self
            .choices
            .iter()
            .filter(|(_, test)| !test.met(segment, doc))
        {
            verdict = match verdict {
                Verdict::Kept => Verdict::But(*facet),
                Verdict::But(before) if before == *facet => verdict,
                _ => return Verdict::Out,
            };
        }
        verdict
    }
}

impl Test {
    fn met(&self, segment: &SegmentColumns, doc: DocId) -> bool {
        match self {
            Test::Values(facet, chosen) => segment
                .of(*facet)
                .is_some_and(|all| all.ords(doc).iter().any(|ord| chosen.contains(ord))),
            Test::Flag(chosen) => chosen.contains(&segment.available(doc)),
            Test::Years(ranges) => segment
                .year(doc)
                .is_some_and(|year| ranges.iter().any(|range| range.contains(&year))),
        }
    }
}

fn test(facet: Facet, values: &[String], segment: &SegmentColumns) -> std::io::Result<Test> {
    Ok(match facet {
        Facet::Availability => {
            let places = values
                .iter()
                .filter_map(|value| AVAILABILITY.iter().position(|each| each == value));
            Test::Flag(places.map(|index| index == 1).collect())
        }
        Facet::Decade => Test::Years(values.iter().filter_map(|value| decade(value)).collect()),
        Facet::Year => Test::Years(values.iter().filter_map(|value| range(value)).collect()),
        _ => Test::Values(facet, ords(facet, values, segment)?),
    })
}

fn ords(facet: Facet, values: &[String], segment: &SegmentColumns) -> std::io::Result<Vec<u32>> {
    let Some(column) = segment.of(facet) else {
        return Ok(Vec::new());
    };
    let mut ords = Vec::with_capacity(values.len());
    for value in values {
        let ord = column.column.dictionary().term_ord(column.stored(value))?;
        ords.extend(ord.and_then(|ord| u32::try_from(ord).ok()));
    }
    Ok(ords)
}

fn decade(value: &str) -> Option<RangeInclusive<i16>> {
    let first: i16 = value.parse().ok()?;
    Some(first..=first.checked_add(9)?)
}

fn range(value: &str) -> Option<RangeInclusive<i16>> {
    let (from, to) = query::years(value)?;
    let year = |year: i32| i16::try_from(year).ok();
    Some(from.map_or(Some(i16::MIN), year)?..=to.map_or(Some(i16::MAX), year)?)
}
