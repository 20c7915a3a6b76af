//! What changed from one list to the next: titles added, dropped, and how coverage moved.

use std::collections::HashMap;

use serde::Serialize;

use crate::column;
use crate::coverage;
use crate::number;
use crate::row::Row;
use crate::spans::{Relation, Spans};

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Titles that are new: their rows.
    pub added: Vec<Vec<Row>>,
    /// Titles that are gone: their rows.
    pub dropped: Vec<Vec<Row>>,
    /// Titles that are in both and differ.
    pub changed: Vec<Change>,
    /// How many titles are the same in both.
    pub same: usize,
}

/// A title that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its rows in the old list.
    pub old: Vec<Row>,
    /// Its rows in the new list.
    pub new: Vec<Row>,
    /// How the coverage moved: `Wider` where the new list has more; nothing where it is the same.
    pub coverage: Option<CoverageChange>,
    /// Columns with another value, the coverage's apart: of titles with several rows, those of the
    /// first.
    pub columns: Vec<ColumnChange>,
}

/// How the days of a title changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageChange {
    /// The new coverage beside the old.
    pub relation: Relation,
    /// Days that came.
    pub gained: Spans,
    /// Days that went.
    pub lost: Spans,
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnChange {
    /// The column.
    pub column: &'static str,
    /// What stood there.
    pub old: String,
    /// What stands there.
    pub new: String,
}

/// Columns that the coverage is reckoned from.
const DATES: [&str; 2] = ["date_first_issue_online", "date_last_issue_online"];

/// Compares two lists. A title is known by its `title_id`; one that has none, or whose id is gone
/// from the other list, by its online, then its print number, then its address and title. The rows
/// of a title (its coverage may have gaps) are taken together.
#[must_use]
pub fn compare(old: Vec<Row>, new: Vec<Row>) -> Changes {
    let mut changes = Changes::default();
    let mut old = Titles::of(old);
    let mut rest = Vec::new();
    for title in Titles::of(new).titles.into_iter().flatten() {
        match old.take(&by_id(&title[0])) {
            Some(before) => changes.add(before, title),
            None => rest.push(title),
        }
    }
    old.index_numbers();
    for title in rest {
        let numbers = by_numbers(&title[0]);
        match numbers.iter().find_map(|key| old.take(key)) {
            Some(before) => changes.add(before, title),
            None => changes.added.push(title),
        }
    }
    changes.dropped = old.titles.into_iter().flatten().collect();
    changes
}

/// The titles of a list, each with its rows, by their keys.
struct Titles {
    titles: Vec<Option<Vec<Row>>>,
    keys: HashMap<String, usize>,
}

impl Titles {
    fn of(rows: Vec<Row>) -> Self {
        let mut titles: Vec<Option<Vec<Row>>> = Vec::new();
        let mut keys: HashMap<String, usize> = HashMap::new();
        for row in rows {
            let at = *keys.entry(by_id(&row)).or_insert(titles.len());
            match titles.get_mut(at) {
                Some(title) => title.get_or_insert_default().push(row),
                None => titles.push(Some(vec![row])),
            }
        }
        Self { titles, keys }
    }

    /// Makes what is left known by its numbers.
    fn index_numbers(&mut self) {
        self.keys.clear();
        for (at, title) in self.titles.iter().enumerate() {
            for key in title.iter().flat_map(|title| by_numbers(&title[0])) {
                self.keys.entry(key).or_insert(at);
            }
        }
    }

    fn take(&mut self, key: &str) -> Option<Vec<Row>> {
        self.keys.get(key).and_then(|at| self.titles[*at].take())
    }
}

/// The key of a row: its id, or what stands in for it.
fn by_id(row: &Row) -> String {
    match row.get("title_id") {
        "" => {
            let first = by_numbers(row).into_iter().next();
            first.unwrap_or_default()
        }
        id => format!("id\t{id}"),
    }
}

fn by_numbers(row: &Row) -> Vec<String> {
    let number =
        |column: &str| Some(number::normal(row.get(column))).filter(|number| !number.is_empty());
    let online = number("online_identifier").map(|number| format!("online\t{number}"));
    let print = number("print_identifier").map(|number| format!("print\t{number}"));
    let place = format!(
        "at\t{}\t{}",
        row.get("title_url"),
        row.get("publication_title")
    );
    online.into_iter().chain(print).chain([place]).collect()
}

impl Changes {
    fn add(&mut self, old: Vec<Row>, new: Vec<Row>) {
        let coverage = coverage_change(&old, &new);
        let columns = column_changes(&old[0], &new[0]);
        if coverage.is_none() && columns.is_empty() {
            self.same += 1;
        } else {
            self.changed.push(Change {
                old,
                new,
                coverage,
                columns,
            });
        }
    }
}

fn coverage_change(old: &[Row], new: &[Row]) -> Option<CoverageChange> {
    let of = |rows: &[Row]| -> Vec<[String; 2]> {
        let dates = rows
            .iter()
            .map(|row| DATES.map(|column| row.get(column).to_owned()));
        dates.collect()
    };
    // Most titles have the same text: nothing is reckoned for them.
    if of(old) == of(new) {
        return None;
    }
    let (before, after) = (coverage::merged(old), coverage::merged(new));
    let relation = after.compare(&before);
    let (gained, lost) = (after.subtract(&before), before.subtract(&after));
    (relation != Relation::Same).then_some(CoverageChange {
        relation,
        gained,
        lost,
    })
}

fn column_changes(old: &Row, new: &Row) -> Vec<ColumnChange> {
    let both = old.values().zip(new.values());
    let all = column::all().iter().zip(both);
    let changed = all.filter(|(column, (old, new))| old != new && !DATES.contains(&column.name));
    let changes = changed.map(|(column, (old, new))| ColumnChange {
        column: column.name,
        old: old.to_owned(),
        new: new.to_owned(),
    });
    changes.collect()
}
