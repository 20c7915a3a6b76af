//! Rules for the migrations: numbers, owners, foreign keys.

use std::collections::BTreeMap;

use super::Finding;
use super::crates::DEPARTMENTS;
use super::text::lines;
use super::tree::Tree;

/// Parts of the foundation that own tables, from below.
const FOUNDATION: [&str; 6] = ["store", "access", "jobs", "ledger", "notes", "mail"];

/// A table or view: who owns it, and which of the two it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) owner: String,
    /// The department whose migration made it: it may read it, whoever owns it.
    pub(super) department: String,
    pub(super) is_view: bool,
}

/// Every table and view of the migrations.
pub(super) fn made(tree: &Tree) -> BTreeMap<String, Made> {
    let mut all = BTreeMap::new();
    for (path, _, line) in migration_lines(tree) {
        for (start, is_view) in [("CREATE TABLE ", false), ("CREATE VIEW ", true)] {
            if let Some(name) = line.trim().strip_prefix(start).and_then(first_word) {
                let owner = owner(path, name);
                let department = department(path).to_owned();
                let made = Made {
                    owner,
                    department,
                    is_view,
                };
                all.insert(name.to_owned(), made);
            }
        }
    }
    all
}

fn migration_lines(tree: &Tree) -> impl Iterator<Item = (&str, usize, &str)> {
    let files = tree.under("migrations/", ".sql");
    files.flat_map(|(path, text)| lines(path, text))
}

/// The owner: a part of the foundation whose name begins the table's (`ledger_accounts`), else the
/// department that the migration is named after.
fn owner(path: &str, table: &str) -> String {
    let first = table.split('_').next().unwrap_or(table);
    if FOUNDATION.contains(&first) {
        return first.to_owned();
    }
    department(path).to_owned()
}

/// `migrations/0003_money_ledger.sql`: `money`.
fn department(path: &str) -> &str {
    path.split('_')
        .nth(1)
        .unwrap_or_default()
        .trim_end_matches(".sql")
}

/// The name at the beginning of a text.
pub(super) fn first_word(text: &str) -> Option<&str> {
    let word = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .next()?;
    (!word.is_empty()).then_some(word)
}

/// How far up the house a table's owner stands.
fn height(owner: &str) -> usize {
    let foundation = FOUNDATION.iter().position(|known| *known == owner);
    let department = DEPARTMENTS.iter().position(|known| *known == owner);
    let department = department.map(|place| place + FOUNDATION.len());
    foundation.or(department).unwrap_or(usize::MAX)
}

/// Files are `NNNN_department_noun.sql`, each number once.
pub(super) fn numbers(tree: &Tree) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut told = Vec::new();
    for (path, _) in tree.under("migrations/", ".sql") {
        let name = path.trim_start_matches("migrations/");
        let number = name.split('_').next().unwrap_or_default();
        let digits = number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit());
        if !digits || name.split('_').count() < 3 || height(department(path)) == usize::MAX {
            let what = "is not named NNNN_department_noun.sql after a department; rename it";
            told.push(Finding::new(path, 1, "migration", what));
        }
        if let Some(other) = seen.insert(number, path) {
            let what = format!("has the number of {other}; take the next free one");
            told.push(Finding::new(path, 1, "migration", what));
        }
    }
    told
}

/// A foreign key points to the same owner or downward.
pub(super) fn foreign_keys(tree: &Tree) -> Vec<Finding> {
    let tables = made(tree);
    let mut own = String::new();
    let mut told = Vec::new();
    for (path, number, line) in migration_lines(tree) {
        if let Some(table) = line
            .trim()
            .strip_prefix("CREATE TABLE ")
            .and_then(first_word)
        {
            own = owner(path, table);
        }
        for (_, rest) in line
            .match_indices("REFERENCES ")
            .map(|(at, key)| line.split_at(at + key.len()))
        {
            let target = first_word(rest).unwrap_or_default();
            let theirs = tables.get(target).map_or("", |made| &made.owner);
            if height(theirs) > height(&own) {
                let what =
                    format!("{own} points up to {target} of {theirs}; keep the id without a key");
                told.push(Finding::new(path, number, "foreign key", what));
            }
        }
    }
    told
}
