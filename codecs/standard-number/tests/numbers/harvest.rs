//! Numbers of a national catalogue, wrong ones included.

use callslip_standard_number::{isbn, issn, lccn, oclc};

/// How many of a file's lines have no value, and which.
fn lost<T>(lines: &str, value: impl Fn(&str) -> Option<T>) -> Vec<&str> {
    assert!(lines.lines().count() >= 150);
    lines.lines().filter(|line| value(line).is_none()).collect()
}

#[test]
fn nearly_all_have_a_value() {
    assert_eq!(
        lost(include_str!("../data/isbn-gpo.txt"), |t| isbn(t).value),
        [""; 0]
    );
    assert_eq!(
        lost(include_str!("../data/issn-gpo.txt"), |t| issn(t).value),
        [""; 0]
    );
    assert_eq!(
        lost(include_str!("../data/lccn-gpo.txt"), |t| lccn(t).value),
        [""; 0]
    );
    let others = lost(include_str!("../data/oclc-gpo.txt"), |t| oclc(t).value);
    assert_eq!(others.len(), 14);
    assert!(
        others.iter().all(|line| line.starts_with("gp^")),
        "the GPO's own numbers: {others:?}"
    );
}

#[test]
fn every_isbn_lies_in_a_range() {
    let lines = include_str!("../data/isbn-gpo.txt").lines();
    let books: Vec<_> = lines.filter_map(|line| isbn(line).value).collect();
    let outside: Vec<_> = books
        .iter()
        .filter(|book| book.elements().is_none())
        .collect();
    assert_eq!(outside, [&books[0]; 0]);
}
