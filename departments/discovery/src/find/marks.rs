//! The words that were looked for, marked where they stand in a title.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use webkit::Markup;

/// The text with the words of the search marked.
pub(crate) fn marked(text: &str, terms: &[String]) -> Markup {
    Markup::highlight(text, &found(text, terms))
}

/// The words of a search as they are compared: folded, without accents, without the names of fields.
pub(crate) fn terms(q: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for part in q
        .split_whitespace()
        .filter(|part| !part.starts_with('-'))
        .take(40)
    {
        let part = part.rsplit_once(':').map_or(part, |(_, value)| value);
        terms.extend(words(part).into_iter().map(|range| folded(&part[range])));
    }
    terms.retain(|term| !term.is_empty() && !["and", "or", "not"].contains(&term.as_str()));
    terms
}

/// Where the words stand in a text, in bytes.
fn found(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    if terms.is_empty() {
        return Vec::new();
    }
    let is_meant = |word: &str| terms.iter().any(|term| same(word, term));
    words(text)
        .into_iter()
        .filter(|range| is_meant(&folded(&text[range.clone()])))
        .collect()
}

/// The same word, or the same but for a plural's ending.
fn same(left: &str, right: &str) -> bool {
    let stem = |word: &str| -> String {
        let short = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
        short
            .filter(|stem| stem.len() > 2)
            .unwrap_or(word)
            .to_owned()
    };
    left == right || stem(left) == stem(right)
}

/// Runs of letters and digits, in bytes.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in text
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric() || is_combining_mark(*c))
    {
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => words.push(at..end),
        }
    }
    words
}

fn folded(word: &str) -> String {
    word.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
