//! Superintendent of Documents numbers (United States government publications).
//!
//! Nothing is a decimal; in one place years come before letters and letters before numbers;
//! the class stem up to its colon is one unit: `A 1.2:` before `A 1.2/2:` before `A 1.10:`.

use crate::part::{CallNumber, Kind};
use crate::scan::Scanner;
use crate::{Rule, prefix};

const MOST_LETTERS: usize = 4;

/// First year that can stand in three digits: the Government Printing Office opened in 1861.
const FIRST_YEAR: u32 = 1861;

/// Reads a SuDoc number.
pub(crate) fn read(number: &mut CallNumber<'_>) {
    let mut scan = Scanner::new(number.text);
    prefix::skip(&mut scan, number, opens);
    let start = scan.at();
    if let Some(rule) = fault(&scan, number.text) {
        number.fault(start, rule);
        return;
    }
    if scan.at_letter() {
        let letters = scan.letters();
        number.push(Kind::Letters, letters);
    }
    stem(&mut scan, number);
    book(&mut scan, number);
}

/// Whether an agency or a Congress begins here.
fn opens(scan: &Scanner<'_>) -> bool {
    fault(scan, scan.rest()).is_none()
}

/// An agency's letters and a number with a point or colon behind it (`A 1.2:`), letters and a
/// colon (`XJH:`), or the Congress and session of the serial set (`94-2:`).
fn fault(scan: &Scanner<'_>, text: &str) -> Option<Rule> {
    let mut ahead = scan.clone();
    let letters = ahead.letters().len();
    ahead.spaces();
    let digits = ahead.digits().len();
    ahead.spaces();
    let next = ahead.peek();
    match (letters, digits) {
        _ if !text.chars().any(char::is_alphanumeric) => Some(Rule::Empty),
        (letters, _) if letters > MOST_LETTERS => Some(Rule::LongLetters),
        (1.., 0) if next == Some(':') => None,
        (1.., 0) => Some(Rule::NoClassNumber),
        (1.., _) if next.is_none() => None,
        (1.., _) if next == Some('-') && text.contains(':') => None,
        (1.., _) if matches!(next, Some('.' | ':' | '/')) && stem_shaped(scan.rest()) => None,
        (0, 1..=3) if next == Some('-') && ahead.rest().contains(':') => None,
        _ => Some(Rule::NoClass),
    }
}

/// Whether a colon follows, or at least the spacing is that of a stem (`D 7.34/2`,
/// `Y 4.T 68/2`) and not that of other schemes (`QA76 .M3`).
fn stem_shaped(text: &str) -> bool {
    let text = text.trim();
    let (_, number) = text.split_once(char::is_whitespace).unwrap_or_default();
    let (_, series) = number.split_once('.').unwrap_or((number, "0"));
    let letters = series.bytes().take_while(u8::is_ascii_alphabetic).count();
    let parted = letters == 0
        || series
            .get(letters..)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace));
    text.contains(':')
        || !number.is_empty()
            && !number.split_whitespace().any(|word| word.starts_with('.'))
            && parted
}

/// The stem to its colon: whole numbers, letters, hyphens and slashes.
fn stem(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    while let Some(c) = scan.peek() {
        if c.is_ascii_digit() {
            number.push(Kind::Number, scan.digits());
        } else if scan.at_word() {
            number.push(Kind::Word, scan.word());
        } else {
            let at = scan.at();
            scan.bump();
            match c {
                ':' => return number.push(Kind::StemEnd, at..at + 1),
                '-' | '/' => number.push(Kind::Joint, at..at + 1),
                _ => {}
            }
        }
    }
    number.fault(scan.at(), Rule::NoColon);
}

/// The book number after the colon.
fn book(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    let committee = is_committee(number);
    let mut before = ':';
    let mut first = true;
    while let Some(c) = scan.peek() {
        if c.is_ascii_digit() {
            let span = scan.digits();
            let year = (first || before == '/') && is_year(scan.str(&span));
            let span = if year {
                year_span(scan, span.clone())
            } else {
                span
            };
            number.push(if year { Kind::Year } else { Kind::Number }, span);
        } else if scan.at_word() {
            let senate = if first && committee {
                senate(scan)
            } else {
                None
            };
            let kind = if senate.is_some() {
                Kind::Senate
            } else {
                Kind::Word
            };
            let span = senate.unwrap_or_else(|| scan.word());
            number.push(kind, span);
        } else {
            scan.bump();
            before = if c.is_whitespace() { before } else { c };
            continue;
        }
        first = false;
        before = ' ';
    }
}

/// The committees of Congress: Y 4.
fn is_committee(number: &CallNumber<'_>) -> bool {
    let mut parts = number.parts.iter().filter(|part| part.kind != Kind::Prefix);
    let mut next = |kind, text: &str| {
        parts
            .next()
            .is_some_and(|p| p.kind == kind && number.str(p).eq_ignore_ascii_case(text))
    };
    next(Kind::Letters, "Y") && next(Kind::Number, "4")
}

/// Senate hearings and prints, `S.HRG` and `S.PRT`, which close a committee's sequence.
fn senate(scan: &mut Scanner<'_>) -> Option<std::ops::Range<usize>> {
    let mut ahead = scan.clone();
    let start = ahead.at();
    let letter = ahead.letters();
    ahead.eat('.');
    ahead.spaces();
    let word = ahead.letters();
    let is = |span: &std::ops::Range<usize>, text: &str| ahead.str(span).eq_ignore_ascii_case(text);
    let found = is(&letter, "S") && (is(&word, "HRG") || is(&word, "PRT"));
    found.then(|| {
        scan.back_to(word.end);
        start..word.end
    })
}

/// Three digits of a year before 2000, or four of any.
fn is_year(digits: &str) -> bool {
    let year = match digits.len() {
        3 => digits.parse::<u32>().map(|year| year + 1000),
        4 => digits.parse::<u32>(),
        _ => return false,
    };
    year.is_ok_and(|year| (FIRST_YEAR..2100).contains(&year))
}

/// A year, or a span of years (`971-75`, `2002-2003`).
fn year_span(scan: &mut Scanner<'_>, first: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = scan.at();
    let second = if scan.eat('-') {
        scan.digits()
    } else {
        start..start
    };
    if matches!(second.len(), 2..=4) && !scan.at_word() {
        return first.start..second.end;
    }
    scan.back_to(start);
    first
}
