//! Library of Congress and National Library of Medicine call numbers.
//!
//! Both have letters, a whole number with a decimal extension, cutters, dates and volumes; NLM
//! uses QS-QZ and W-WZ, and letters of two or three in the cutters of its serials (W1).

use std::ops::Range;

use crate::item::{self, Style};
use crate::part::{CallNumber, Kind};
use crate::scan::Scanner;
use crate::{Rule, Scheme, natural, prefix};

const MOST_LETTERS: usize = 3;
const MOST_DIGITS: usize = 4;

/// Reads an LC or NLM call number.
pub(crate) fn read(number: &mut CallNumber<'_>) {
    let mut scan = Scanner::new(number.text);
    prefix::skip(&mut scan, number, opens);
    let letters = scan.letters();
    let spaced = scan.spaces();
    let digits = scan.digits();
    let old = number.scheme == Scheme::Nlm && is_old_medicine(&scan, &letters, spaced);
    if old {
        number.push(Kind::Letters, letters.clone());
        number.push(Kind::ClassNumber, digits.clone());
    } else if let Some(rule) = fault(letters.len(), digits.len(), number.text) {
        number.fault(letters.start, rule);
        return;
    } else {
        class(&mut scan, number, &letters, &digits);
    }
    let lower = scan.str(&letters).bytes().all(|b| b.is_ascii_lowercase());
    let most_letters = if number.scheme == Scheme::Nlm {
        MOST_LETTERS
    } else {
        2
    };
    item::read(
        &mut scan,
        number,
        Style {
            lower,
            words_are_cutters: false,
            most_letters,
        },
    );
}

/// Class letters, number, extension and suffix.
fn class(
    scan: &mut Scanner<'_>,
    number: &mut CallNumber<'_>,
    letters: &Range<usize>,
    digits: &Range<usize>,
) {
    let first = scan.str(letters).to_ascii_uppercase();
    if number.scheme == Scheme::Lc && first.starts_with(['I', 'O', 'W', 'X', 'Y']) {
        number.fault(letters.start, Rule::UnusedClass);
    }
    number.push(Kind::Letters, letters.clone());
    extension(scan);
    number.push(Kind::ClassNumber, digits.start..scan.at());
    class_suffix(scan, number);
}

/// The NLM schedule for works of the nineteenth century has letters alone (`WA U54d 1899`);
/// they stand before the numbers.
fn is_old_medicine(scan: &Scanner<'_>, letters: &Range<usize>, spaced: bool) -> bool {
    let class = scan.str(letters).to_ascii_uppercase();
    let medical = matches!(class.as_bytes(), [b'Q', b'S'..=b'Z'] | [b'W', b'A'..=b'Z']);
    let mut ahead = scan.clone();
    let stopped = ahead.eat('.');
    let cutter = !ahead.letters().is_empty() && ahead.at_digit();
    medical && (spaced || stopped) && cutter
}

/// Whether class letters and a class number begin here.
fn opens(scan: &Scanner<'_>) -> bool {
    let mut ahead = scan.clone();
    let letters = ahead.letters().len();
    ahead.spaces();
    (1..=MOST_LETTERS).contains(&letters) && ahead.at_digit()
}

fn fault(letters: usize, digits: usize, text: &str) -> Option<Rule> {
    match (letters, digits) {
        _ if !text.chars().any(char::is_alphanumeric) => Some(Rule::Empty),
        (0, _) => Some(Rule::NoClass),
        (letters, _) if letters > MOST_LETTERS => Some(Rule::LongLetters),
        (_, 0) => Some(Rule::NoClassNumber),
        (_, digits) if digits > MOST_DIGITS => Some(Rule::LongClassNumber),
        _ => None,
    }
}

/// The decimal extension, also after a space (`QA 76 .73`), but not an ordinal (`PQ4453.10th`).
fn extension(scan: &mut Scanner<'_>) {
    let start = scan.at();
    scan.spaces();
    let decimals = if scan.eat('.') {
        scan.digits()
    } else {
        start..start
    };
    let letters = scan.clone().letters();
    if decimals.is_empty() || natural::is_ordinal(scan.str(&letters)) {
        scan.back_to(start);
    }
}

/// Letters set directly on the class number and not followed by a digit (`E748v.T2`).
fn class_suffix(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    let start = scan.at();
    let letters = scan.letters();
    if letters.is_empty() {
        return;
    }
    if scan.at_digit() || natural::is_ordinal(scan.str(&letters)) {
        scan.back_to(start);
    } else {
        number.push(Kind::ClassSuffix, letters);
    }
}
