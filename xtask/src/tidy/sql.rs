//! Rules for SQL in the code: it stands in stores, writes only its own tables, and reads another's
//! only through the views the other publishes.

use std::collections::BTreeMap;

use super::Finding;
use super::schema::{Made, first_word, made};
use super::text::lines;
use super::tree::Tree;

/// What begins a statement inside a string.
const STATEMENTS: [&str; 5] = [
    "SELECT ",
    "INSERT INTO ",
    "DELETE FROM ",
    "WITH RECURSIVE ",
    "UPDATE ",
];
/// What stands before a table that is written.
const WRITES: [&str; 3] = ["INSERT INTO ", "DELETE FROM ", "UPDATE "];
/// What stands before a table that is read.
const READS: [&str; 2] = ["FROM ", "JOIN "];

/// Looks through the code of the house, tests and examples apart.
pub(super) fn place_and_owner(tree: &Tree) -> Vec<Finding> {
    let tables = made(tree);
    let rooms = ["foundation/", "departments/", "callslip/"];
    let files = rooms.iter().flat_map(|room| tree.under(room, ".rs"));
    let files = files.filter(|(path, _)| !is_test(path));
    files
        .flat_map(|(path, text)| in_file(path, text, &tables))
        .collect()
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs")
        || path
            .split('/')
            .any(|part| matches!(part, "tests" | "examples" | "benches" | "testkit"))
}

fn in_file(path: &str, text: &str, tables: &BTreeMap<String, Made>) -> Vec<Finding> {
    let own = path.split('/').nth(1).unwrap_or_default();
    let is_store = path.ends_with("store.rs") || path.contains("/store/");
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let mut told = Vec::new();
    for (_, number, line) in lines(path, code).filter(|(_, _, line)| !is_comment(line)) {
        if !is_store && begins_statement(line) {
            let what = "SQL outside a store; move the statement to the feature's store.rs";
            told.push(Finding::new(path, number, "sql", what));
        }
        let wrong = others(line, own, tables);
        told.extend(
            wrong
                .into_iter()
                .map(|what| Finding::new(path, number, "owner", what)),
        );
    }
    told
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Whether a string of this line begins with a statement.
fn begins_statement(line: &str) -> bool {
    let strings = line
        .match_indices('"')
        .map(|(at, _)| line[at + 1..].trim_start());
    let mut strings = strings.map(|text| text.trim_start_matches('\\'));
    strings.any(|text| {
        STATEMENTS
            .iter()
            .any(|statement| text.starts_with(statement))
    })
}

/// Tables of others that a line writes, or reads past their views.
fn others(line: &str, own: &str, tables: &BTreeMap<String, Made>) -> Vec<String> {
    let written = named(line, &WRITES, tables, own);
    let written = written.map(|(table, owner)| {
        format!("writes {table}, which belongs to {owner}; call {owner}'s function")
    });
    let read = named(line, &READS, tables, own).filter(|(table, _)| {
        let made = &tables[*table];
        !made.is_view && made.department != own
    });
    let read = read.map(|(table, owner)| {
        format!(
            "reads {table} of {owner}; join a view that {owner} publishes, or call its function"
        )
    });
    let deleted = line.contains("DELETE FROM ");
    written.chain(read.filter(|_| !deleted)).collect()
}

fn named<'a>(
    line: &'a str,
    before: &'static [&'static str],
    tables: &'a BTreeMap<String, Made>,
    own: &'a str,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let places = before.iter().flat_map(|word| line.match_indices(word));
    let names = places.filter_map(|(at, word)| first_word(&line[at + word.len()..]));
    names.filter_map(move |name| {
        let made = tables.get(name)?;
        (made.owner != own).then_some((name, made.owner.as_str()))
    })
}
