//! Dewey Decimal call numbers.

use std::cmp::Ordering;

use crate::item::{self, Style};
use crate::part::{CallNumber, Kind};
use crate::scan::Scanner;
use crate::{Rule, prefix};

const DIGITS: usize = 3;

/// Sections that small libraries keep beside the numbers; they stand after 999.
const SECTIONS: &[&str] = &["B", "BIO", "E", "EASY", "F", "FIC", "GN", "SC"];

/// Reads a Dewey call number, or one of a section such as `Fic`.
pub(crate) fn read(number: &mut CallNumber<'_>) {
    let mut scan = Scanner::new(number.text);
    prefix::skip(&mut scan, number, |ahead| {
        ahead.at_digit() || section(ahead).is_some()
    });
    if !scan.at_digit() {
        skip_letters(&mut scan, number);
    }
    let style = Style {
        lower: true,
        words_are_cutters: true,
        most_letters: 3,
    };
    if scan.at_digit() {
        class_number(&mut scan, number);
    } else if let Some((start, end, next)) = section(&scan) {
        number.push(Kind::Letters, start..end);
        scan.back_to(next);
    } else {
        let empty = !number.text.chars().any(char::is_alphanumeric);
        number.fault(scan.at(), if empty { Rule::Empty } else { Rule::NoClass });
        return;
    }
    item::read(&mut scan, number, style);
}

/// One letter before three digits is a prefix too (`R363.125`, `J 598`, `B 921`).
fn skip_letters(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    let start = scan.at();
    let letters = scan.letters();
    scan.spaces();
    if letters.len() == 1 && scan.clone().digits().len() == DIGITS {
        number.push(Kind::Prefix, letters);
    } else {
        scan.back_to(start);
    }
}

/// Digits and one point, with the segmentation marks of catalogue records (`358.4/17/0979`).
fn class_number(scan: &mut Scanner<'_>, number: &mut CallNumber<'_>) {
    let start = scan.at();
    let mut point = false;
    let mut digits = 0;
    while scan.at_digit() || opens_digits(scan, point) {
        point |= scan.peek() == Some('.');
        digits += usize::from(!point && scan.at_digit());
        scan.bump();
    }
    match digits.cmp(&DIGITS) {
        Ordering::Less => number.fault(start, Rule::ShortClassNumber),
        Ordering::Equal => {}
        Ordering::Greater => number.fault(start, Rule::LongClassNumber),
    }
    number.push(Kind::ClassNumber, start..scan.at());
}

/// A point, or a mark of segmentation, with a digit behind it.
fn opens_digits(scan: &Scanner<'_>, point: bool) -> bool {
    let mark = |c| matches!(c, '/' | '\'' | '\u{2032}');
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let third = || scan.rest().chars().nth(2);
    match scan.peek() {
        Some('.') => !point && digit(scan.second()),
        Some(c) if mark(c) => {
            digit(scan.second()) || !point && scan.second() == Some('.') && digit(third())
        }
        _ => false,
    }
}

/// A section word: where it starts and ends, and where the rest begins.
fn section(scan: &Scanner<'_>) -> Option<(usize, usize, usize)> {
    let mut ahead = scan.clone();
    ahead.eat('[');
    let word = ahead.letters();
    let known = SECTIONS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ahead.str(&word)));
    ahead.eat(']');
    ahead.eat('.');
    let end = ahead.at();
    let parted = ahead.peek().is_none_or(|_| ahead.spaces()) && !ahead.at_digit();
    (known && parted).then_some((word.start, word.end, end))
}
