//! Which scheme a call number looks like.

use crate::part::{CallNumber, Kind};
use crate::{Rule, Scheme, parse};

/// The scheme a call number is written in, judged by its shape alone; `None` when it has the
/// shape of none. NLM is only told for its own classes (QS-QZ, W-WZ); an LC-shaped number of
/// other classes is LC even in a medical library.
#[must_use]
pub fn detect(text: &str) -> Option<Scheme> {
    let tried = |scheme| {
        let number = parse(scheme, text);
        fits(&number).then_some(scheme)
    };
    [
        Scheme::SuDoc,
        Scheme::Dewey,
        Scheme::Nlm,
        Scheme::Lc,
        Scheme::Accession,
    ]
    .into_iter()
    .find_map(tried)
}

fn fits(number: &CallNumber<'_>) -> bool {
    if number.malformed() {
        return false;
    }
    let broken = |rule| number.faults.iter().any(|fault| fault.rule == rule);
    match number.scheme {
        Scheme::SuDoc => !broken(Rule::NoColon),
        Scheme::Dewey => !broken(Rule::ShortClassNumber) && is_dewey(number),
        Scheme::Nlm => is_medical(letters(number)),
        Scheme::Lc => !broken(Rule::UnusedClass),
        Scheme::Accession => is_accession(number.text),
        Scheme::Other => false,
    }
}

fn letters<'a>(number: &CallNumber<'a>) -> &'a str {
    let part = number.parts.iter().find(|part| part.kind == Kind::Letters);
    part.map(|part| number.str(part)).unwrap_or_default()
}

fn is_medical(letters: &str) -> bool {
    let upper = letters.to_ascii_uppercase();
    match upper.as_bytes() {
        [b'W'] => true,
        [b'Q', second] => (b'S'..=b'Z').contains(second),
        [b'W', second] => second.is_ascii_uppercase(),
        _ => false,
    }
}

/// A number with nothing but space or letters behind it, or `FIC` and a word (a single letter
/// is too little to tell by).
fn is_dewey(number: &CallNumber<'_>) -> bool {
    let Some(class) = number.parts.iter().find(|p| p.kind == Kind::ClassNumber) else {
        return letters(number).len() > 1 && number.parts.len() > 1;
    };
    let before = number.text.get(..class.span.start).unwrap_or_default();
    let after = number
        .text
        .get(class.span.end..)
        .and_then(|rest| rest.chars().next());
    let lc_shaped = before.ends_with(|c: char| c.is_ascii_alphabetic())
        || matches!(number.prefix(), Some(prefix) if prefix.len() <= 2 && !before.is_empty() && looks_lc(prefix));
    !lc_shaped && after.is_none_or(|c| c.is_whitespace() || c == '.' && !number.text.ends_with('.'))
}

/// Class letters of LC that are no usual Dewey prefix.
fn looks_lc(prefix: &str) -> bool {
    ![
        "J", "R", "E", "F", "B", "Y", "YA", "AV", "JR", "CD", "LP", "XL",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(prefix))
}

/// Digits with at most a few letters before them (`2019.45.1`, `A-10234`, `DVD 1234`).
fn is_accession(text: &str) -> bool {
    let text = text.trim();
    let start = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let digits = start.trim_start_matches([' ', '-', '.', '/', '#']);
    let body = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || b".-/".contains(&b));
    text.len() - start.len() <= 5
        && !digits.is_empty()
        && body
        && digits.ends_with(|c: char| c.is_ascii_digit())
}
