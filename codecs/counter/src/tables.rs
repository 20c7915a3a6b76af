//! The tables of the Code of Practice: reports and views, values of elements, exceptions.

use std::sync::LazyLock;

use crate::{Element, Release};

/// A report or standard view of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The release.
    pub release: Release,
    /// `TR_J1`
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its metrics. Empty where a column names them (Release 4).
    pub metrics: Vec<&'static str>,
    /// What the view filters by: an element's name and the values that stay.
    pub filters: Vec<(&'static str, Vec<&'static str>)>,
    /// Its columns, and whether each is there only where an attribute asks for it.
    pub columns: Vec<(Element, bool)>,
}

impl Kind {
    /// Whether it is a standard view, with filters of its own.
    #[must_use]
    pub fn is_view(&self) -> bool {
        !self.filters.is_empty()
    }
}

/// What a harvester does about an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Course {
    /// Asks again later.
    Again,
    /// Stops until somebody acts.
    Stop,
    /// Goes on: what data there is is good.
    Go,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let rows = rows(include_str!("data/reports.txt"));
    rows.filter_map(kind).collect()
});

/// Every report and view of every release.
#[must_use]
pub fn kinds() -> &'static [Kind] {
    &KINDS
}

/// The report or view of this identifier, however its letters are; `Journal Report 1` for `JR1` too.
#[must_use]
pub fn find(release: Release, id: &str) -> Option<&'static Kind> {
    let same = |kind: &&Kind| {
        let named = kind.release == Release::R4 && kind.name.eq_ignore_ascii_case(id);
        kind.release == release && (kind.id.eq_ignore_ascii_case(id) || named)
    };
    KINDS.iter().find(same)
}

/// The values that an element (or `Metric_Type`) may have in a release; `None` where any may stand.
#[must_use]
pub fn values(release: Release, element: &str) -> Option<Vec<&'static str>> {
    let mut rows = rows(include_str!("data/values.txt"));
    let row =
        rows.find(|row| row.first() == Some(&release.as_str()) && row.get(1) == Some(&element));
    row.and_then(|row| row.get(2).map(|values| values.split(' ').collect()))
}

/// The standard message of an exception and what to do about it; `None` for codes that the table lacks.
#[must_use]
pub fn exception(code: u32) -> Option<(&'static str, Course)> {
    let text = code.to_string();
    let mut rows = rows(include_str!("data/exceptions.txt"));
    let row = rows.find(|row| row.first() == Some(&text.as_str()))?;
    let course = match *row.get(2)? {
        "again" => Course::Again,
        "stop" => Course::Stop,
        _ => Course::Go,
    };
    Some((row.get(1)?, course))
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('|').collect())
}

fn kind(row: Vec<&'static str>) -> Option<Kind> {
    let &[release, id, name, metrics, filters, columns] = row.as_slice() else {
        return None;
    };
    let words = |text: &'static str| {
        text.split(' ')
            .filter(|word| !word.is_empty() && *word != "~")
    };
    let filters = words(filters).filter_map(|filter| {
        let (name, values) = filter.split_once('=')?;
        Some((name, values.split('/').collect()))
    });
    let columns = words(columns).filter_map(|column| {
        let bare = column.trim_start_matches('?');
        Element::of(bare).map(|element| (element, column.starts_with('?')))
    });
    Some(Kind {
        release: Release::named(release)?,
        id,
        name,
        metrics: words(metrics).collect(),
        filters: filters.collect(),
        columns: columns.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Course, exception, find, kinds, values};
    use crate::Release;

    /// Every line of the data is taken in, and every name in it is known.
    #[test]
    fn the_data_is_whole() {
        let lines = include_str!("data/reports.txt").lines().count() - 1;
        assert_eq!(kinds().len(), lines);
        for kind in kinds() {
            let known = values(kind.release, "Metric_Type");
            let odd = kind
                .metrics
                .iter()
                .find(|metric| known.as_ref().is_some_and(|all| !all.contains(metric)));
            assert_eq!(odd, None, "{}", kind.id);
            assert!(!kind.columns.is_empty(), "{}", kind.id);
            assert!(
                kind.columns.is_sorted_by_key(|column| column.0) || kind.release == Release::R4,
                "{}",
                kind.id
            );
        }
        assert_eq!(
            find(Release::R51, "tr_j1").map(|kind| kind.name),
            Some("Journal Requests (Controlled)")
        );
        assert_eq!(exception(3031).map(|row| row.1), Some(Course::Again));
        assert_eq!(exception(999), None);
    }
}
