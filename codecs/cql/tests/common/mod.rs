//! Test data as rows.
#![allow(dead_code, reason = "each test file uses its part")]

use std::path::PathBuf;

/// A query of yaz's tests with its answer.
pub(crate) struct Row {
    pub(crate) number: String,
    pub(crate) query: String,
    pub(crate) answer: String,
    pub(crate) error: Option<String>,
}

pub(crate) fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("testdata")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn rows(name: &str) -> Vec<Row> {
    let text = file(name);
    let parts = text.split("==== ").filter(|part| !part.is_empty());
    let rows: Vec<Row> = parts.map(row).collect();
    assert!(rows.len() > 10, "{name}");
    rows
}

fn row(part: &str) -> Row {
    let (number, rest) = part.split_once('\n').unwrap();
    let (query, answer) = rest.split_once("\n--\n").unwrap();
    let (answer, error) = match answer.split_once("!! ") {
        Some((answer, error)) => (answer, Some(error.trim().to_owned())),
        None => (answer, None),
    };
    Row {
        number: number.to_owned(),
        query: query.to_owned(),
        answer: answer.to_owned(),
        error,
    }
}
