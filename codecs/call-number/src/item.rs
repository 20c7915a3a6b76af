//! What follows the class in LC, NLM and Dewey: cutters, work letters, dates, volumes, copies.

use std::ops::Range;

use crate::part::{CallNumber, Kind};
use crate::scan::Scanner;
use crate::tail::is_year;
use crate::{Rule, natural};

/// How a scheme writes its cutters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// The whole call number is in lower case, so that `v2` can be a cutter.
    pub(crate) lower: bool,
    /// A word right after the class is a cutter (Dewey author letters: `HAW`).
    pub(crate) words_are_cutters: bool,
    /// Most letters of a cutter that has no full stop before it.
    pub(crate) most_letters: usize,
}

/// Words of volume statements that are also shaped like cutters (`NO2`, `PT3`).
const VOLUME_WORDS: &[&str] = &[
    "no", "nos", "pt", "pts", "vol", "bd", "ser", "ed", "cd", "op", "yr", "tl", "kn", "ch", "hft",
    "num", "tom", "fasc", "jg", "dvd", "box", "sup", "dec", "jan", "feb", "mar", "apr", "may",
    "jun", "jul", "aug", "sep", "oct", "nov",
];

/// Reads to the end of the text.
pub(crate) fn read(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>, style: Style) {
    let mut dotted = false;
    while let Some(c) = scan.peek() {
        if c == '.' {
            dotted = stop(scan, number);
        } else if c.is_ascii_digit() {
            self::number(scan, number);
            dotted = false;
        } else if c.is_ascii_alphabetic() {
            letters(scan, number, style, dotted);
            dotted = false;
        } else if scan.at_word() {
            number.push(Kind::Word, scan.word());
            dotted = false;
        } else {
            scan.bump();
            dotted = dotted && c.is_whitespace();
        }
    }
}

/// A full stop; true when it can open a cutter. One that opens nothing after the class or a
/// cutter is a fault, one in a volume statement is plain punctuation.
fn stop(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) -> bool {
    let at = scan.at();
    scan.bump();
    let after = scan.rest().trim_start().chars().next();
    let kind = number.parts.last().map(|part| part.kind);
    let in_head = matches!(
        kind,
        Some(Kind::ClassNumber | Kind::ClassSuffix | Kind::Cutter | Kind::Work)
    );
    if in_head && (after.is_none() || scan.peek().is_some_and(char::is_whitespace)) {
        number.fault(at, Rule::StrayStop);
    }
    let before = number
        .text
        .get(..at)
        .and_then(|text| text.chars().next_back());
    !(before.is_some_and(|c| c.is_ascii_alphabetic()) && matches!(kind, Some(Kind::Word)))
}

/// A date, an ordinal or a number of a volume: digits with the letters set on them.
fn number(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    let digits = scan.digits();
    let letters = scan.letters();
    let mut end = letters.end;
    if letters.is_empty() {
        end = digits.end;
        let mut ahead = scan.clone();
        ahead.spaces();
        let word = ahead.letters();
        if natural::is_ordinal(ahead.str(&word)) && !ahead.at_digit() {
            end = word.end;
        }
    }
    scan.back_to(end);
    number.push(Kind::Number, digits.start..end);
}

/// Letters: a cutter, a copy or a word.
fn letters(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>, style: Style, dotted: bool) {
    let start = scan.at();
    let letters = scan.letters();
    if copy(scan, number, style, &letters) {
        return;
    }
    scan.back_to(letters.end);
    let after_class = number
        .parts
        .last()
        .is_some_and(|p| matches!(p.kind, Kind::ClassNumber));
    if scan.at_digit() && is_cutter(scan, number, style, &letters, dotted) {
        scan.digits();
        number.push(Kind::Cutter, letters.start..scan.at());
        work(scan, number);
    } else if scan.at_digit() && circa(scan, number, &letters) {
        self::number(scan, number);
    } else if style.words_are_cutters && after_class {
        number.push(Kind::Cutter, letters);
    } else if dotted && letters.len() <= 3 && scan.peek() != Some('.') && !scan.at_digit() {
        number.fault(start, Rule::CutterWithoutNumber);
        number.push(Kind::Cutter, letters);
    } else {
        scan.back_to(start);
        number.push(Kind::Word, scan.word());
    }
}

fn is_cutter(
    scan: &Scanner<'_>,
    number: &CallNumber<'_>,
    style: Style,
    letters: &Range<usize>,
    dotted: bool,
) -> bool {
    let text = scan.str(letters);
    if dotted {
        return text.len() <= 3;
    }
    let last = number.parts.last();
    let after_year = last.is_some_and(|p| p.kind == Kind::Number && is_year(number.str(p)));
    let volume = VOLUME_WORDS
        .iter()
        .any(|word| word.eq_ignore_ascii_case(text));
    let lone = matches!(text, "v" | "c" | "t" | "n" | "p") && !style.lower;
    let after = after_year && matches!(text, "v" | "c" | "V" | "C");
    text.len() <= style.most_letters && !volume && !lone && !after
}

/// Letters after the digits of a cutter are its work letters, unless a digit follows a capital:
/// then a second cutter stands there without a space (`B5N44`).
fn work(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    let letters = scan.letters();
    let capital = scan
        .str(&letters)
        .bytes()
        .next_back()
        .is_some_and(|b| b.is_ascii_uppercase());
    if scan.at_digit() && capital && letters.len() == 1 {
        scan.back_to(letters.start);
        scan.letters();
        scan.digits();
        number.push(Kind::Cutter, letters.start..scan.at());
        work(scan, number);
    } else if !letters.is_empty() {
        number.push(Kind::Work, letters);
    }
}

/// A copyright date: `c1990`.
fn circa(scan: &Scanner<'_>, number: &CallNumber<'_>, letters: &Range<usize>) -> bool {
    let digits = scan.clone().digits();
    scan.str(letters) == "c" && is_year(number.text.get(digits).unwrap_or_default())
}

/// A copy statement: `c.2`, `copy 2`, `C2` after a date.
fn copy(
    scan: &mut Scanner<'_>,
    number: &mut CallNumber<'_>,
    style: Style,
    letters: &Range<usize>,
) -> bool {
    let text = scan.str(letters);
    if !["c", "cop", "copy"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(text))
    {
        return false;
    }
    let stopped = scan.eat('.');
    let spaced = scan.spaces();
    let bare = text.len() == 1 && !stopped;
    let last = number.parts.last();
    let after_year = last.is_some_and(|p| p.kind == Kind::Number && is_year(number.str(p)));
    if bare && (spaced || !after_year && (text == "C" || style.lower)) {
        return false;
    }
    let digits = scan.digits();
    if digits.is_empty() || digits.len() > 3 {
        return false;
    }
    number.push(Kind::Copy, letters.start..digits.end);
    true
}
