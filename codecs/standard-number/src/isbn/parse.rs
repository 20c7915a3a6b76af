//! Reading an ISBN out of what people and records write around it.

use super::Isbn;
use crate::fault::{Fault, Reading, Rule};
use crate::marks::{self, Mark};
use crate::{check, label};

const WANTED: &str = "10 or 13";

/// Reads the first ISBN of a text: ten or thirteen digits, with or without hyphens or spaces,
/// a label before it, words after it (`ISBN-13: 978-0-306-40615-7 (pbk.) : $12`).
#[must_use]
pub fn isbn(text: &str) -> Reading<Isbn> {
    let mut faults = Vec::new();
    let start = label::skip(text, &["isbn", "sbn"], &["10", "13"]);
    let marks = choose(text, start);
    let Some(first) = marks.first() else {
        return Reading::bad(faults, 0, Rule::Empty);
    };
    label::text_around(text, start, &marks, &mut faults);
    match marks.len() {
        13 => thirteen(text, &marks, faults),
        10 => ten(text, &marks, faults),
        9 => {
            if let Some(x) = ends_within(text, &marks) {
                return Reading::bad(faults, x.at, Rule::Character { found: x.char });
            }
            faults.push(Fault {
                at: first.at,
                rule: Rule::NineDigits,
            });
            let zero = Mark {
                char: '0',
                at: first.at,
            };
            ten(text, &[&[zero], &marks[..]].concat(), faults)
        }
        found => Reading::bad(
            faults,
            first.at,
            Rule::Length {
                found,
                wanted: WANTED,
            },
        ),
    }
}

/// The X that ends the run though a digit follows: two digits of an ISBN that changed places, and no SBN.
fn ends_within(text: &str, marks: &[Mark]) -> Option<Mark> {
    let last = marks.last().filter(|mark| mark.char == 'X')?;
    let behind = text.get(last.at + 1..)?;
    behind
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(*last)
}

/// All sound ISBNs of a text, in order, each once.
#[must_use]
pub fn find_isbns(text: &str) -> Vec<Isbn> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text
        .get(from..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let marks = choose(text, from + start);
        let reading = match marks.len() {
            13 => thirteen(text, &marks, Vec::new()),
            10 => ten(text, &marks, Vec::new()),
            _ => Reading {
                value: None,
                faults: Vec::new(),
            },
        };
        found.extend(reading.value.filter(|isbn| !found.contains(isbn)));
        let run = marks::run(text, from + start, false);
        let last = if reading.value.is_some() {
            marks.last()
        } else {
            run.last()
        };
        from = last.map_or(text.len(), |mark| mark.at + 1);
    }
    found
}

/// The digits of the number: those parted by hyphens alone if that is an ISBN's length, else
/// those parted by spaces too. Eighteen or fifteen after 978 are a bar code with its add-on.
fn choose(text: &str, start: usize) -> Vec<Mark> {
    let tight = marks::run(text, start, false);
    let loose = marks::run(text, start, true);
    let book = |marks: &[Mark]| matches!(marks.len(), 10 | 13);
    if book(&tight) || !book(&loose) && matches!(tight.len(), 9 | 15 | 18) {
        return label::without_add_on(tight, &[[9, 7, 8], [9, 7, 9]]);
    }
    label::without_add_on(loose, &[[9, 7, 8], [9, 7, 9]])
}

fn thirteen(text: &str, marks: &[Mark], faults: Vec<Fault>) -> Reading<Isbn> {
    if let Some(x) = marks.iter().find(|mark| mark.char == 'X') {
        return Reading::bad(faults, x.at, Rule::Character { found: x.char });
    }
    let digits = marks::values(marks);
    let at = marks.first().map_or(0, |mark| mark.at);
    match digits.get(..4) {
        Some([9, 7, 9, 0]) => return Reading::bad(faults, at, Rule::IsMusic),
        Some([9, 7, 8 | 9, _]) => {}
        _ => {
            return Reading::bad(
                faults,
                at,
                Rule::Prefix {
                    wanted: "978 or 979",
                },
            );
        }
    }
    let expected = check::ean(digits.get(..12).unwrap_or_default());
    if let Some(fault) = label::check(marks, expected, check::EAN) {
        return Reading::bad(faults, fault.at, fault.rule);
    }
    sound(text, &digits, marks, faults)
}

fn ten(text: &str, marks: &[Mark], faults: Vec<Fault>) -> Reading<Isbn> {
    if let Some(x) = marks::stray_x(marks) {
        return Reading::bad(faults, x.at, Rule::Character { found: x.char });
    }
    let digits = marks::values(marks);
    let nine = digits.get(..9).unwrap_or_default();
    if let Some(fault) = label::check(marks, check::modulo_11(nine), check::ISBN_10) {
        return Reading::bad(faults, fault.at, fault.rule);
    }
    let mut thirteen = [&[9, 7, 8], nine].concat();
    let last = check::ean(&thirteen)
        .to_digit(10)
        .and_then(|d| u8::try_from(d).ok());
    thirteen.extend(last);
    sound(text, &thirteen, marks, faults)
}

/// Notes on hyphens and ranges, then the value.
fn sound(text: &str, digits: &[u8], marks: &[Mark], mut faults: Vec<Fault>) -> Reading<Isbn> {
    let Some(isbn) = Isbn::from_sound(digits) else {
        return Reading::bad(faults, 0, Rule::Empty);
    };
    let at = marks.first().map_or(0, |mark| mark.at);
    let right = if marks.len() == 13 {
        isbn.hyphenated()
    } else {
        isbn.hyphenated_ten()
    };
    match right {
        None => faults.push(Fault {
            at,
            rule: Rule::Unassigned,
        }),
        Some(right) if misplaced(text, marks, &right) => {
            faults.push(Fault {
                at,
                rule: Rule::Hyphens,
            });
        }
        Some(_) => {}
    }
    Reading::good(isbn, faults)
}

/// Whether hyphens are written, and elsewhere than they belong.
fn misplaced(text: &str, marks: &[Mark], right: &str) -> bool {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return false;
    };
    let written = text.get(first.at..=last.at).unwrap_or_default();
    let plain = |c: char| {
        if marks::is_hyphen(c) {
            '-'
        } else {
            c.to_ascii_uppercase()
        }
    };
    let written: String = written.chars().map(plain).collect();
    written.contains('-') && !right.ends_with(&written)
}
