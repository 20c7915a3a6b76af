//! The choices of a search, ready for one segment.

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Result, SegmentReader};

use super::{AVAILABILITY, Verdict, column};
use crate::query;
use crate::request::Facet;
use crate::schema::Columns;

/// All choices of a search.
pub(crate) struct Choices {
    choices: Vec<(Facet, Test)>,
}

enum Test {
    Values(StrColumn, Vec<u64>),
    Flag(Column<bool>, Vec<bool>),
    Years(Column<i64>, Vec<(i64, i64)>),
    Never,
}

impl Choices {
    pub(crate) fn new(filters: &[(Facet, Vec<String>)], reader: &SegmentReader) -> Result<Choices> {
        let made = filters.iter().filter(|(_, values)| !values.is_empty());
        let choices = made
            .map(|(facet, values)| Ok((*facet, test(*facet, values, reader)?)))
            .collect::<Result<_>>()?;
        Ok(Choices { choices })
    }

    /// How a record stands to them.
    pub(crate) fn verdict(&self, doc: DocId) -> Verdict {
        let mut verdict = Verdict::Kept;
        for (facet, _) in self.choices.iter().filter(|(_, test)| !test.met(doc)) {
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
    fn met(&self, doc: DocId) -> bool {
        match self {
            Test::Values(column, chosen) => column
                .ords()
                .values_for_doc(doc)
                .any(|ord| chosen.contains(&ord)),
            Test::Flag(column, chosen) => chosen.contains(&column.first(doc).unwrap_or(false)),
            Test::Years(column, ranges) => column.first(doc).is_some_and(|year| {
                ranges
                    .iter()
                    .any(|(from, to)| (*from..=*to).contains(&year))
            }),
            Test::Never => false,
        }
    }
}

fn test(facet: Facet, values: &[String], reader: &SegmentReader) -> Result<Test> {
    let columns = reader.fast_fields();
    if let Some(name) = column(facet) {
        let Some(column) = columns.str(name)? else {
            return Ok(Test::Never);
        };
        let ords = values
            .iter()
            .filter_map(|value| column.dictionary().term_ord(value).transpose());
        let ords = ords.collect::<std::io::Result<Vec<u64>>>()?;
        return Ok(Test::Values(column, ords));
    }
    Ok(match facet {
        Facet::Availability => {
            let flags = values
                .iter()
                .filter_map(|value| AVAILABILITY.iter().position(|each| each == value));
            Test::Flag(
                columns.bool(Columns::AVAILABLE)?,
                flags.map(|index| index == 1).collect(),
            )
        }
        Facet::Decade => Test::Years(
            columns.i64(Columns::YEAR)?,
            values.iter().filter_map(|value| decade(value)).collect(),
        ),
        _ => Test::Years(
            columns.i64(Columns::YEAR)?,
            values.iter().filter_map(|value| range(value)).collect(),
        ),
    })
}

fn decade(value: &str) -> Option<(i64, i64)> {
    let first: i64 = value.parse().ok()?;
    Some((first, first.checked_add(9)?))
}

fn range(value: &str) -> Option<(i64, i64)> {
    let (from, to) = query::years(value)?;
    Some((
        from.map_or(i64::MIN, i64::from),
        to.map_or(i64::MAX, i64::from),
    ))
}
