//! International Standard Music Number (ISO 10957:2021): 979-0, or M in the form before 2008.

use std::fmt;

use crate::fault::{Fault, Reading, Rule};
use crate::marks::{self, Mark};
use crate::{check, label};

/// A sound ISMN: the eight digits after 979-0 and before the check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ismn([u8; 8]);

impl Ismn {
    /// Thirteen digits without hyphens: the form to store and compare.
    #[must_use]
    pub fn thirteen(&self) -> String {
        let digits = [&[9, 7, 9, 0], &self.0[..]].concat();
        format!("{}{}", marks::text(&digits), check::ean(&digits))
    }

    /// How many digits the publisher has: told by the first one.
    fn publisher(&self) -> usize {
        match self.0[0] {
            0 => 3,
            1..=3 => 4,
            4..=6 => 5,
            7 | 8 => 6,
            _ => 7,
        }
    }
}

impl fmt::Display for Ismn {
    /// With its hyphens: `979-0-2306-7118-7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.thirteen();
        let (body, check) = plain.split_at_checked(12).unwrap_or_default();
        let item = body.get(4..).unwrap_or_default();
        let (publisher, item) = item.split_at_checked(self.publisher()).unwrap_or_default();
        write!(f, "979-0-{publisher}-{item}-{check}")
    }
}

/// Reads an ISMN: `979-0-2306-7118-7`, `M-2306-7118-7`, with or without hyphens and label.
#[must_use]
pub fn ismn(text: &str) -> Reading<Ismn> {
    let start = label::skip(text, &["ismn"], &[]);
    let mut marks = marks::run(text, start, false);
    if !matches!(marks.len(), 9 | 13) {
        marks = marks::run(text, start, true);
    }
    let Some(first) = marks.first().copied() else {
        return Reading::bad(Vec::new(), 0, Rule::Empty);
    };
    let head = text.get(start..first.at).unwrap_or_default();
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || marks::is_hyphen(c));
    let old = head.ends_with(['M', 'm']);
    let mut faults = Vec::new();
    if !old || head.chars().filter(|c| c.is_alphanumeric()).count() > 1 {
        label::text_around(text, start, &marks, &mut faults);
    } else {
        label::text_around(text, first.at, &marks, &mut faults);
    }
    match (marks.len(), old) {
        (13, false) if marks::values(&marks).starts_with(&[9, 7, 9, 0]) => value(&marks, 4, faults),
        (13, false) => Reading::bad(faults, first.at, Rule::Prefix { wanted: "979-0" }),
        (9, true) => value(&marks, 0, faults),
        (9, false) => Reading::bad(faults, first.at, Rule::Prefix { wanted: "M" }),
        (found, _) => {
            let rule = Rule::Length {
                found,
                wanted: "13, or M and 9",
            };
            Reading::bad(faults, first.at, rule)
        }
    }
}

fn value(marks: &[Mark], skip: usize, mut faults: Vec<Fault>) -> Reading<Ismn> {
    if let Some(x) = marks.iter().find(|mark| mark.char == 'X') {
        faults.push(Fault {
            at: x.at,
            rule: Rule::Character { found: x.char },
        });
        return Reading {
            value: None,
            faults,
        };
    }
    let digits = marks::values(marks.get(skip..).unwrap_or_default());
    let Some(Ok(eight)) = digits.get(..8).map(<[u8; 8]>::try_from) else {
        return Reading::bad(faults, 0, Rule::Empty);
    };
    let expected = check::ean(&[&[9, 7, 9, 0], &eight[..]].concat());
    match label::check(marks, expected, check::EAN) {
        Some(fault) => Reading::bad(faults, fault.at, fault.rule),
        None => Reading::good(Ismn(eight), faults),
    }
}
