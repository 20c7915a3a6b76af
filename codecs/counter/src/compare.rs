//! Two forms of one report compared: what one says and the other does not.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{Report, Row};
use crate::{Element, Month};

/// One thing in which two reports differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is about: a header field, or the item, its metric and the month.
    pub what: String,
    /// What the first says; empty where it says nothing.
    pub first: String,
    /// What the second says.
    pub second: String,
}

/// What tells a row from others.
type Key = (Vec<(Element, String)>, Vec<(String, String)>, String);

/// The differences of two reports, at most so many. The order of rows, months without usage, when they
/// were made, and totals do not matter.
#[must_use]
pub fn compare(first: &Report, second: &Report, most: usize) -> Vec<Difference> {
    let mut found = headers(first, second);
    let (left, right) = (counts(first), counts(second));
    for (key, counts) in &left {
        if found.len() >= most {
            break;
        }
        rows(key, Some(counts), right.get(key), &mut found);
    }
    for (key, counts) in right.iter().filter(|row| !left.contains_key(row.0)) {
        if found.len() >= most {
            break;
        }
        rows(key, None, Some(counts), &mut found);
    }
    found.truncate(most);
    found
}

fn headers(first: &Report, second: &Report) -> Vec<Difference> {
    let said = |report: &Report| {
        let header = &report.header;
        let mut filters = header.filters.clone();
        filters.sort();
        let mut attributes = header.attributes.clone();
        attributes.sort();
        [
            (
                "Release",
                header
                    .release
                    .map_or("", |release| release.as_str())
                    .to_owned(),
            ),
            ("Report_ID", header.report_id.clone()),
            ("Report_Name", header.report_name.clone()),
            ("Institution_Name", header.institution_name.clone()),
            (
                "Institution_ID",
                crate::header::joined(&header.institution_id),
            ),
            ("Begin_Date", header.begin_date.clone()),
            ("End_Date", header.end_date.clone()),
            ("Metric_Types", header.metric_types.join("; ")),
            ("Report_Filters", format!("{filters:?}")),
            ("Report_Attributes", format!("{attributes:?}")),
        ]
    };
    let both = said(first).into_iter().zip(said(second));
    let differ = both.filter(|(one, other)| one.1 != other.1);
    let told = differ.map(|((name, first), (_, second))| Difference {
        what: name.to_owned(),
        first,
        second,
    });
    told.collect()
}

fn counts(report: &Report) -> BTreeMap<Key, BTreeMap<Month, u64>> {
    let mut all: BTreeMap<Key, BTreeMap<Month, u64>> = BTreeMap::new();
    for row in report.rows.iter().filter(|row| !row.summary) {
        let months = all.entry(key(row)).or_default();
        for (month, count) in row.counts.iter().filter(|count| count.1 > 0) {
            let sum = months.entry(*month).or_default();
            *sum = sum.saturating_add(*count);
        }
    }
    all.retain(|_, months| !months.is_empty());
    all
}

fn key(row: &Row) -> Key {
    (row.values.clone(), row.other.clone(), row.metric.clone())
}

fn rows(
    key: &Key,
    first: Option<&BTreeMap<Month, u64>>,
    second: Option<&BTreeMap<Month, u64>>,
    found: &mut Vec<Difference>,
) {
    if first == second {
        return;
    }
    let values: Vec<&str> = key.0.iter().map(|value| value.1.as_str()).collect();
    let told = |counts: Option<&BTreeMap<Month, u64>>| {
        let counts = counts.into_iter().flatten();
        let counts: Vec<String> = counts
            .map(|(month, count)| format!("{month}: {count}"))
            .collect();
        counts.join(", ")
    };
    found.push(Difference {
        what: format!("{} / {}", values.join(" / "), key.2),
        first: told(first),
        second: told(second),
    });
}
