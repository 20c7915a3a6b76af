//! Text into words: the one way for what is indexed and what is asked.
//!
//! Words are found by ICU4X (Unicode Standard Annex 29, with dictionaries for Thai, Lao, Khmer and Burmese), plain
//! ASCII by a short path of the same rules. Chinese, Japanese and Korean runs become overlapping pairs of characters.

mod fold;
mod plural;
pub(crate) mod scan;
mod script;
mod tokenizer;
pub(crate) mod words;

pub(crate) use fold::fold;
pub(crate) use plural::other_number;
pub(crate) use tokenizer::{NAME, WordTokenizer};
pub(crate) use words::Token;

use icu_normalizer::ComposingNormalizerBorrowed;

/// The longest word kept, in bytes; what is longer is cut, alike on both sides.
pub(crate) const LONGEST: usize = 60;

/// Which side of the comparison a text is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// A record's own text: every form that should find it.
    Record,
    /// A person's query: no more forms than needed.
    Query,
}

/// The words of a text in order, forms of the same word at the same place.
pub(crate) fn tokens(text: &str, side: Side) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6 + 2);
    let mut place = 0;
    for chunk in text.split_ascii_whitespace() {
        place = add(chunk, place, side, &mut found);
    }
    found
}

/// Adds the words of a chunk without blanks; gives the next free place.
fn add(chunk: &str, place: u32, side: Side, found: &mut Vec<Token>) -> u32 {
    if chunk.is_ascii() {
        words::chunk(chunk, place, found)
    } else {
        any_script(chunk, place, side, found)
    }
}

/// The first form of each word, joined by single blanks: what titles are compared and filed by.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut last = None;
    for token in tokens(text, Side::Record) {
        if token.span > 1 || last == Some(token.place) {
            continue;
        }
        if last.is_some() {
            key.push(' ');
        }
        last = Some(token.place);
        key.push_str(&token.text);
    }
    key
}

fn any_script(chunk: &str, place: u32, side: Side, found: &mut Vec<Token>) -> u32 {
    static NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
    let plain: String = NFKC
        .normalize(chunk)
        .chars()
        .filter_map(plain_mark)
        .collect();
    if plain.is_ascii() {
        plain
            .split_ascii_whitespace()
            .fold(place, |at, part| words::chunk(part, at, found))
    } else {
        scan::scripts(&plain, place, side, found)
    }
}

/// Typographic marks as typed on a keyboard; marks of romanisation and invisible characters go.
fn plain_mark(character: char) -> Option<char> {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{FF07}' => Some('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{02B0}'..='\u{02FF}'
        | '\u{00AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{FEFF}'
        | '\u{0098}'
        | '\u{009C}' => None,
        other => Some(other),
    }
}
