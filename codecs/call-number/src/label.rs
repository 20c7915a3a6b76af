//! The lines of a spine label.

use crate::display::{lines, one_space};
use crate::part::{CallNumber, Kind};
use crate::{Scheme, parse};

/// A call number broken into lines as spine labels have it, the shelving prefix first. LC and
/// NLM: class letters, class number, each cutter, date, volume, copy. Dewey: number, cutter,
/// and so on. SuDoc: class stem, then the book number broken after slashes. A malformed call
/// number breaks at its spaces.
#[must_use]
pub fn label_lines(scheme: Scheme, text: &str) -> Vec<String> {
    let number = parse(scheme, text);
    match scheme {
        _ if number.malformed() => at_spaces(text),
        Scheme::Lc | Scheme::Nlm | Scheme::Dewey => lines(&number)
            .into_iter()
            .map(|line| line.replace('\u{0}', ""))
            .collect(),
        Scheme::SuDoc => sudoc(&number),
        Scheme::Accession | Scheme::Other => at_spaces(text),
    }
}

fn at_spaces(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn sudoc(number: &CallNumber<'_>) -> Vec<String> {
    let prefix = number.prefix();
    let start = number
        .parts
        .iter()
        .find(|p| p.kind != Kind::Prefix)
        .map_or(0, |p| p.span.start);
    let colon = number.parts.iter().find(|part| part.kind == Kind::StemEnd);
    let split = colon.map_or(number.text.len(), |colon| colon.span.end);
    let stem = number.text.get(start..split).unwrap_or_default();
    let book = number.text.get(split..).unwrap_or_default();
    let pieces = book.split_inclusive('/');
    let lines = prefix
        .into_iter()
        .chain([stem])
        .chain(pieces)
        .map(one_space);
    lines.filter(|line| !line.is_empty()).collect()
}
