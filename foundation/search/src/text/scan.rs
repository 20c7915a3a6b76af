//! A chunk in any script, cut into runs of paired characters and words by ICU.

use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::words::{self, Token};
use super::{Side, script};

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_auto(WordBreakInvariantOptions::default()));

/// Adds the words of a chunk (NFKC) that is not all ASCII; gives the next free place.
pub(crate) fn scripts(chunk: &str, place: u32, side: Side, found: &mut Vec<Token>) -> u32 {
    let mut rest = chunk;
    let mut at = place;
    while let Some(first) = rest.chars().next() {
        let paired = script::paired(first);
        let end = rest
            .char_indices()
            .find(|(_, each)| script::paired(*each) != paired)
            .map_or(rest.len(), |(index, _)| index);
        let (run, after) = rest.split_at(end);
        at = if paired {
            pairs(run, at, side, found)
        } else {
            segments(run, at, found)
        };
        rest = after;
    }
    at
}

fn segments(run: &str, place: u32, found: &mut Vec<Token>) -> u32 {
    let (mut at, mut from) = (place, 0);
    for (to, kind) in WORDS.segment_str(run).iter_with_word_type() {
        let word = run.get(from..to).unwrap_or_default();
        from = to;
        if kind.is_word_like() {
            at = words::chunk(word, at, found);
        }
    }
    at
}

/// Overlapping pairs; a record's last character stands alone as well, so that one character finds it by prefix.
fn pairs(run: &str, place: u32, side: Side, found: &mut Vec<Token>) -> u32 {
    let characters: Vec<char> = run.chars().map(script::one_kana).collect();
    let mut at = place;
    for pair in characters.windows(2) {
        found.push(Token::paired(pair.iter().collect(), at));
        at += 1;
    }
    if let (Some(last), true) = (
        characters.last(),
        side == Side::Record || characters.len() == 1,
    ) {
        found.push(Token::paired(last.to_string(), at));
        at += 1;
    }
    at
}
