//! The tables of codes, from `codes.txt`: which table, code, and the word in MODS.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The tables.
const LIST: &str = include_str!("codes.txt");

/// Table and code, and the word.
type Words = BTreeMap<(&'static str, &'static str), &'static str>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows = LIST.lines().filter_map(|line| {
        let (table, rest) = line.split_once('|')?;
        let (code, word) = rest.split_once('|')?;
        Some(((table, code), word))
    });
    rows.collect()
});

/// The word for a code of a table.
pub(super) fn word(table: &str, code: &str) -> Option<&'static str> {
    WORDS.get(&(table, code)).copied()
}

/// The words for each code that stands in a part of a fixed field.
pub(super) fn words(table: &str, part: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for code in part.split("").filter(|code| !code.is_empty()) {
        found.extend(word(table, code).filter(|word| !found.contains(word)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{LIST, word, words};

    #[test]
    fn every_line_is_a_row() {
        assert!(
            LIST.lines()
                .all(|line| line.starts_with('#') || line.split('|').count() == 3)
        );
        assert_eq!(word("type", "j"), Some("sound recording-musical"));
        assert_eq!(words("book-contents", "bi b"), ["bibliography", "index"]);
        assert_eq!(word("nothing", "a"), None);
    }
}
