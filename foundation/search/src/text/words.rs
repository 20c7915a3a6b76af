//! Words inside a chunk without blanks: apostrophes, points, hyphens and the forms that each leaves.

use super::{LONGEST, fold};

/// A word as it is indexed or looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The folded word.
    pub(crate) text: String,
    /// Its place in the text, counted in words; forms of one word share it.
    pub(crate) place: u32,
    /// How many places it covers: more than one for a hyphened word written together.
    pub(crate) span: u32,
    /// A pair (or single one) of characters of a script written without blanks.
    pub(crate) paired: bool,
}

impl Token {
    pub(crate) fn paired(text: String, place: u32) -> Token {
        Token {
            text,
            place,
            span: 1,
            paired: true,
        }
    }

    fn word(text: String, place: u32) -> Token {
        Token {
            text,
            place,
            span: 1,
            paired: false,
        }
    }
}

/// The one word of a chunk that is nothing but letters and digits of ASCII between other marks: most chunks are.
pub(crate) fn single(text: &str) -> Option<&str> {
    if !text.is_ascii() {
        return None;
    }
    let word = text.trim_start_matches(|each: char| !each.is_ascii_alphanumeric());
    let end = word.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    let (word, after) = word.split_at_checked(end.unwrap_or(word.len()))?;
    let signed = word.len() == 1 && after.starts_with(['+', '#']);
    let alone = !after.bytes().any(|byte| byte.is_ascii_alphanumeric());
    (alone && !signed && !word.is_empty() && word.len() <= LONGEST).then_some(word)
}

/// Adds the words of a chunk; gives the next free place.
pub(crate) fn chunk(text: &str, place: u32, found: &mut Vec<Token>) -> u32 {
    if let Some(word) = single(text) {
        found.push(Token::word(word.to_ascii_lowercase(), place));
        return place + 1;
    }
    several(text, place, found)
}

pub(crate) fn several(text: &str, place: u32, found: &mut Vec<Token>) -> u32 {
    let (mut at, mut rest) = (place, text);
    let mut joined = Joined {
        from: place,
        letters: String::new(),
        parts: 0,
    };
    while let Some((word, after, glue)) = next_word(rest) {
        let before = found.len();
        at = forms(word, at, found);
        if found.len() > before && all_letters(word) {
            joined
                .letters
                .push_str(found.get(before).map_or("", |token| token.text.as_str()));
            joined.parts += 1;
        } else {
            joined = Joined {
                from: at,
                letters: String::new(),
                parts: 0,
            };
        }
        if glue != Some('-') {
            joined.close(found);
            joined = Joined {
                from: at,
                letters: String::new(),
                parts: 0,
            };
        }
        rest = after;
    }
    joined.close(found);
    at
}

/// Parts of a hyphened word seen so far.
struct Joined {
    from: u32,
    letters: String,
    parts: u32,
}

impl Joined {
    /// "e-book" is found as "ebook" too.
    fn close(&self, found: &mut Vec<Token>) {
        if (2..=3).contains(&self.parts) && self.letters.len() <= LONGEST {
            found.push(Token {
                text: self.letters.clone(),
                place: self.from,
                span: self.parts,
                paired: false,
            });
        }
    }
}

fn all_letters(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// The next word, what follows it, and the character that ends it.
fn next_word(text: &str) -> Option<(&str, &str, Option<char>)> {
    let start = text.find(inner)?;
    let text = text.get(start..)?;
    let end = end_of_word(text);
    let (word, after) = text.split_at(end);
    let mut rest = after.chars();
    let glue = rest.next();
    Some((word, after, glue.filter(|_| rest.next().is_some_and(inner))))
}

/// Letters, digits and the marks that scripts other than Latin write on letters.
fn inner(character: char) -> bool {
    character.is_alphanumeric() || (character > '\u{02FF}' && !is_separator(character))
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character,
            '\u{2000}'..='\u{206F}' | '\u{2190}'..='\u{2BFF}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{30FB}'
            | '\u{055A}'..='\u{055F}' | '\u{0589}' | '\u{058A}' | '\u{05BE}' | '\u{05C0}' | '\u{05C3}' | '\u{05C6}' | '\u{05F3}' | '\u{05F4}'
            | '\u{060C}' | '\u{061B}' | '\u{061F}' | '\u{066A}'..='\u{066D}' | '\u{06D4}' | '\u{0964}' | '\u{0965}' | '\u{0E2F}' | '\u{0E5A}' | '\u{0E5B}')
}

/// Where the word at the start of `text` ends: a point, comma or apostrophe between letters or digits stays inside;
/// "C++" and "C#" keep their signs.
fn end_of_word(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    let mut last = None;
    while let Some((index, character)) = characters.next() {
        if !inner(character) {
            let next = characters.peek().map(|(_, next)| *next);
            if !holds(last, character, next) {
                return with_signs(text, index);
            }
        }
        last = Some(character);
    }
    text.len()
}

fn holds(before: Option<char>, mark: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    match mark {
        '\'' => before.is_alphabetic() && after.is_alphabetic(),
        '.' => {
            (before.is_alphabetic() && after.is_alphabetic())
                || (before.is_ascii_digit() && after.is_ascii_digit())
        }
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

fn with_signs(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    if end == 1 && rest.starts_with("++") {
        end + 2
    } else if end == 1 && rest.starts_with('#') {
        end + 1
    } else {
        end
    }
}

/// Adds the forms of one word: "U.S." as "us", "1,000" as "1000", "children's" as "childrens" and "children",
/// "l'art" as "lart" and "art".
fn forms(word: &str, place: u32, found: &mut Vec<Token>) -> u32 {
    if !word.contains(['\'', '.', ',']) {
        return push(word, place, found);
    }
    if word.contains('.') && word.chars().any(char::is_alphabetic) {
        return pointed(word, place, found);
    }
    let at = push(&word.replace(['\'', ','], ""), place, found);
    if let Some(part) = essence(word) {
        push(part, place, found);
    }
    at
}

/// Initials written with points are one word; other words joined by points are words of their own.
fn pointed(word: &str, place: u32, found: &mut Vec<Token>) -> u32 {
    if word.split('.').all(|part| part.chars().count() <= 1) {
        return push(&word.replace('.', ""), place, found);
    }
    word.split('.')
        .fold(place, |at, part| forms(part, at, found))
}

/// The word without its possessive or its elided article.
fn essence(word: &str) -> Option<&str> {
    const ELIDED: [&str; 13] = [
        "l", "d", "j", "m", "n", "s", "c", "t", "qu", "dell", "nell", "all", "un",
    ];
    let (first, last) = word.split_once('\'')?;
    if last.eq_ignore_ascii_case("s") {
        Some(first)
    } else if ELIDED.iter().any(|each| first.eq_ignore_ascii_case(each)) && last.len() > 1 {
        Some(last)
    } else {
        None
    }
}

fn push(word: &str, place: u32, found: &mut Vec<Token>) -> u32 {
    let mut text = String::with_capacity(word.len());
    fold(word, &mut text);
    let text = article_off(text);
    if text.is_empty() {
        return place;
    }
    found.push(Token::word(cut(text), place));
    place + 1
}

/// The Arabic article goes where a word of three letters or more remains.
fn article_off(text: String) -> String {
    match text.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 => rest.to_owned(),
        _ => text,
    }
}

fn cut(mut text: String) -> String {
    if text.len() > LONGEST {
        let end = (0..=LONGEST)
            .rev()
            .find(|index| text.is_char_boundary(*index))
            .unwrap_or(0);
        text.truncate(end);
    }
    text
}
