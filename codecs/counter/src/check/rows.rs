//! Rows one by one: values, months, sums, rows that come twice.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Against;
use crate::fault::shown;
use crate::report::Row;
use crate::{Element, Month, Release, Rule, tables};

/// Elements whose values are listed, with the lists of the release.
type Lists = Vec<(Element, Vec<&'static str>)>;

pub(super) fn check(against: &mut Against<'_>) {
    let listed = [
        Element::DataType,
        Element::ParentDataType,
        Element::ComponentDataType,
        Element::SectionType,
        Element::AccessType,
        Element::AccessMethod,
    ];
    let lists: Lists = listed
        .into_iter()
        .filter_map(|element| {
            let name = element
                .heading()
                .rsplit_once("Data_Type")
                .map_or(element.heading(), |_| "Data_Type");
            tables::values(against.release, name).map(|values| (element, values))
        })
        .collect();
    let months = against.report.months();
    let mut seen = HashSet::new();
    for row in &against.report.rows {
        let release = against.release;
        if release != Release::R4 {
            values(against, row, &lists);
            named(against, row);
            filtered(against, row);
        }
        sums(against, row, &months);
        if !row.summary && !seen.insert(digest(row)) {
            let what = format!("{} is there again with the same attributes", row.metric);
            against
                .faults
                .add(row.offset, row.name(), Rule::RowTwice, what);
        }
    }
}

fn digest(row: &Row) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&row.values, &row.other, &row.metric).hash(&mut hasher);
    hasher.finish()
}

fn values(against: &mut Against<'_>, row: &Row, lists: &Lists) {
    for (element, value) in &row.values {
        let list = lists.iter().find(|list| list.0 == *element);
        let listed =
            list.is_none_or(|list| list.1.contains(&value.as_str()) || value.contains(':'));
        if !listed {
            let what = format!(
                "`{}` is no value of Release {}",
                shown(value),
                against.release
            );
            against
                .faults
                .add(row.offset, element.heading(), Rule::Value, what);
        }
        if let Some(what) = odd_form(*element, value) {
            let rule = if *element == Element::Yop {
                Rule::Value
            } else {
                Rule::Identifier
            };
            against
                .faults
                .add(row.offset, element.heading(), rule, what);
        }
    }
}

/// What is wrong with the form of an identifier or a year.
fn odd_form(element: Element, value: &str) -> Option<String> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let good = match element {
        Element::Yop => value.len() == 4 && digits(value),
        Element::PrintIssn
        | Element::OnlineIssn
        | Element::ParentPrintIssn
        | Element::ParentOnlineIssn => {
            let (first, last) = value.split_once('-').unwrap_or((value, ""));
            let check = last.get(..3).is_some_and(digits) && last.len() == 4;
            first.len() == 4
                && digits(first)
                && check
                && last.ends_with(|c: char| c.is_ascii_digit() || c == 'X')
        }
        Element::Doi | Element::ParentDoi | Element::ComponentDoi => {
            value.starts_with("10.") && value.contains('/') && !value.contains(char::is_whitespace)
        }
        Element::Isbn | Element::ParentIsbn | Element::ComponentIsbn => {
            let bare = value.replace('-', "");
            bare.len() == 13 && digits(&bare)
        }
        _ => true,
    };
    (!good).then(|| format!("`{}`", shown(value)))
}

/// A row has a metric, and names what it is about.
fn named(against: &mut Against<'_>, row: &Row) {
    if row.metric.is_empty() {
        against
            .faults
            .add(row.offset, "Metric_Type", Rule::ValueMissing, "no metric");
    }
    if row.get(Element::Platform).is_empty() {
        against
            .faults
            .add(row.offset, "Platform", Rule::ValueMissing, "no platform");
    }
    let Some(kind) = against.kind else { return };
    let wanted = match kind.id.get(..2) {
        Some("TR") => Element::Title,
        Some("DR") => Element::Database,
        // An item without title may stand with its identifier (CoP section 3.3.9).
        _ => return,
    };
    let identified = [
        Element::Doi,
        Element::ProprietaryId,
        Element::Isbn,
        Element::PrintIssn,
        Element::OnlineIssn,
    ];
    let known = identified
        .iter()
        .any(|element| !row.get(*element).is_empty());
    if row.get(wanted).is_empty() && !known {
        against.faults.add(
            row.offset,
            wanted.heading(),
            Rule::ValueMissing,
            "neither name nor identifier",
        );
    }
}

/// A view leaves out what its filters do.
fn filtered(against: &mut Against<'_>, row: &Row) {
    let Some(kind) = against.kind else { return };
    for (name, values) in &kind.filters {
        let value = Element::of(name)
            .map(|element| row.get(element))
            .unwrap_or_default();
        if !value.is_empty() && !values.contains(&value) {
            let what = format!(
                "`{}`, {} has only `{}`",
                shown(value),
                kind.id,
                values.join("|")
            );
            against
                .faults
                .add(row.offset, name, Rule::FilterBroken, what);
        }
    }
}

/// Months within the period, and the total their sum.
fn sums(against: &mut Against<'_>, row: &Row, months: &[Month]) {
    let header = &against.report.header;
    let bounded = !header.begin_date.is_empty() && !header.end_date.is_empty();
    let outside = row.counts.iter().find(|count| !months.contains(&count.0));
    if let Some((month, _)) = outside.filter(|_| bounded) {
        let what = format!(
            "{month} is not within {} to {}",
            header.begin_date, header.end_date
        );
        against
            .faults
            .add(row.offset, row.name(), Rule::MonthOutside, what);
    }
    let sum = row.sum();
    if let Some(total) = row
        .total
        .filter(|total| *total != sum && !row.counts.is_empty())
    {
        let what = format!("{}: {total}, the months sum to {sum}", row.metric);
        against
            .faults
            .add(row.offset, row.name(), Rule::Total, what);
    }
}
