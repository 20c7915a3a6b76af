//! Names and numbers as they are compared: without accents and case, so that Nguyen finds Nguyễn.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many last digits of a telephone number find it without its area code.
const LOCAL_DIGITS: usize = 7;

/// A letter that Unicode does not take apart, as people type it without its mark.
fn plain(c: char) -> &'static str {
    match c {
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        '’' | 'ʼ' | 'ʻ' | '`' => "'",
        _ => "",
    }
}

/// The key of a text: lower case, no accents, single blanks.
#[must_use]
pub fn key(text: &str) -> String {
    let bare = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(text.len());
    for c in bare {
        match plain(c) {
            "" => folded.push(c),
            other => folded.push_str(other),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a name: each part of `Núñez-O'Dell`, and each run as typed without its marks.
#[must_use]
pub fn words(text: &str) -> BTreeSet<String> {
    let folded = key(text);
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    let runs = folded
        .split(' ')
        .map(|run| run.chars().filter(|c| c.is_alphanumeric()).collect());
    let mut found: BTreeSet<String> = parts.map(str::to_owned).chain(runs).collect();
    found.remove("");
    found
}

/// The words of a mail address: the whole, and the parts before the `@`.
#[must_use]
pub fn mail_words(address: &str) -> BTreeSet<String> {
    let folded = key(address);
    let mut found = words(folded.split('@').next().unwrap_or(""));
    found.insert(folded);
    found
}

/// The words of a telephone number: all its digits, and the last seven.
#[must_use]
pub fn phone_words(number: &str) -> BTreeSet<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let local = digits.len().saturating_sub(LOCAL_DIGITS);
    let found = [digits[local..].to_owned(), digits];
    found.into_iter().filter(|w| !w.is_empty()).collect()
}

/// The words that somebody searches by, each the beginning of a word of the patron.
#[must_use]
pub fn asked(text: &str) -> Vec<String> {
    let folded = key(text);
    let is_number = |run: &str| {
        run.chars().all(|c| !c.is_alphabetic()) && run.chars().any(|c| c.is_ascii_digit())
    };
    if is_number(&folded) && !folded.contains(['/', '@']) {
        return vec![folded.chars().filter(char::is_ascii_digit).collect()];
    }
    let mut found = BTreeSet::new();
    for run in folded.split(' ') {
        if run.contains('@') {
            found.insert(run.to_owned());
        } else {
            found.extend(run.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
        }
    }
    found.remove("");
    found.into_iter().collect()
}
