//! Metrics: known ones, those of the report, those that imply each other.

use std::collections::{BTreeSet, HashMap};

use super::Against;
use crate::fault::shown;
use crate::report::Row;
use crate::{Element, Month, Rule, tables};

/// Metrics of which the first is never more than the second, month by month (CoP section 3.3.6).
///
/// Unique titles are not held against requests of items: a title is counted once where its whole is.
const ORDER: [(&str, &str); 6] = [
    ("Unique_Item_Requests", "Total_Item_Requests"),
    ("Unique_Item_Investigations", "Total_Item_Investigations"),
    ("Unique_Title_Requests", "Unique_Item_Requests"),
    ("Unique_Title_Investigations", "Unique_Item_Investigations"),
    ("Total_Item_Requests", "Total_Item_Investigations"),
    ("Unique_Item_Requests", "Unique_Item_Investigations"),
];

/// Metrics that are there where the other is, if the report has both.
const BESIDE: [(&str, &str); 5] = [
    ("Total_Item_Requests", "Unique_Item_Requests"),
    ("Unique_Item_Requests", "Total_Item_Requests"),
    ("Total_Item_Investigations", "Unique_Item_Investigations"),
    ("Unique_Item_Investigations", "Total_Item_Investigations"),
    ("Total_Item_Requests", "Total_Item_Investigations"),
];

/// Rows of one item with one set of attributes, by metric.
type Groups<'a> = HashMap<Vec<(Element, &'a str)>, Vec<&'a Row>>;

pub(super) fn check(against: &mut Against<'_>) {
    names(against);
    let report = against.report;
    let mut groups: Groups<'_> = HashMap::new();
    for row in &report.rows {
        let key: Vec<(Element, &str)> = row
            .values
            .iter()
            .map(|value| (value.0, value.1.as_str()))
            .collect();
        groups.entry(key).or_default().push(row);
    }
    let mut groups: Vec<Vec<&Row>> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first().map(|row| row.offset));
    let asked: BTreeSet<&str> = report
        .header
        .metric_types
        .iter()
        .map(String::as_str)
        .collect();
    for group in groups {
        missing(against, &group, &asked);
        ordered(against, &group);
    }
}

/// Each metric that is odd is named once, with its first row.
fn names(against: &mut Against<'_>) {
    let known = tables::values(against.release, "Metric_Type").unwrap_or_default();
    let mut told = BTreeSet::new();
    for row in &against.report.rows {
        let metric = row.metric.as_str();
        if metric.is_empty() || metric.contains(':') || !told.insert(metric) {
            continue;
        }
        let place = row.name();
        if !known.contains(&metric) {
            let what = format!(
                "`{}` is no metric of Release {}",
                shown(metric),
                against.release
            );
            against
                .faults
                .add(row.offset, place, Rule::MetricUnknown, what);
        } else if let Some(kind) = against.kind.filter(|kind| !kind.metrics.contains(&metric)) {
            let what = format!("{} has no {metric}", kind.id);
            against.faults.add(row.offset, place, Rule::MetricOdd, what);
        }
    }
}

fn sum(group: &[&Row], metric: &str) -> Option<u64> {
    let rows = group.iter().filter(|row| row.metric == metric);
    let sums = rows.map(|row| row.total.unwrap_or(0).max(row.sum()));
    sums.reduce(u64::saturating_add)
}

fn missing(against: &mut Against<'_>, group: &[&Row], asked: &BTreeSet<&str>) {
    let Some(kind) = against.kind else { return };
    let Some(row) = group.first() else { return };
    let wanted = |metric: &str| {
        let filtered = !asked.is_empty() && !asked.contains(metric);
        kind.metrics.contains(&metric) && !filtered
    };
    let mut told = BTreeSet::new();
    for (there, beside) in BESIDE {
        let used = sum(group, there).is_some_and(|sum| sum > 0);
        if used
            && wanted(beside)
            && sum(group, beside).is_none_or(|sum| sum == 0)
            && told.insert(beside)
        {
            let what = format!("{there} without {beside}");
            against
                .faults
                .add(row.offset, row.name(), Rule::MetricMissing, what);
        }
    }
}

fn ordered(against: &mut Against<'_>, group: &[&Row]) {
    let count = |metric: &str, month: Month| {
        let rows = group.iter().filter(|row| row.metric == metric);
        rows.map(|row| row.count(month)).reduce(u64::saturating_add)
    };
    for (less, more) in ORDER {
        let Some(row) = group.iter().find(|row| row.metric == less) else {
            continue;
        };
        let over = row.counts.iter().find_map(|(month, _)| {
            let (less, more) = (count(less, *month)?, count(more, *month)?);
            (less > more).then_some((*month, less, more))
        });
        if let Some((month, few, many)) = over {
            let what = format!("{month}: {few} {less}, {many} {more}");
            against
                .faults
                .add(row.offset, row.name(), Rule::MetricOrder, what);
        }
    }
}
