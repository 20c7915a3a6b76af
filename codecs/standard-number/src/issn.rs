//! International Standard Serial Number (ISO 3297:2022) and the linking ISSN (ISSN-L).

use std::fmt;

use crate::fault::{Fault, Reading, Rule};
use crate::marks::{self, Mark};
use crate::{check, label};

/// A sound ISSN: seven digits and a check digit that can be X.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Issn([u8; 7]);

impl Issn {
    /// The ISSN-L written out, as in `ISSN-L 0378-5955`.
    #[must_use]
    pub fn linking_text(&self) -> String {
        format!("ISSN-L {self}")
    }

    /// The EAN-13 of the bar code on an issue: 977, the ISSN without its check digit, a variant
    /// of two digits (00 unless the price changed), check digit. Variants over 99 wrap.
    #[must_use]
    pub fn ean(&self, variant: u8) -> String {
        let mut digits = [&[9, 7, 7], &self.0[..], &[variant / 10 % 10, variant % 10]].concat();
        let check = check::ean(&digits);
        digits.truncate(12);
        format!("{}{check}", marks::text(&digits))
    }
}

impl fmt::Display for Issn {
    /// With its hyphen: `0378-5955`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = marks::text(&self.0);
        let (first, second) = text.split_at_checked(4).unwrap_or_default();
        write!(f, "{first}-{second}{}", check::modulo_11(&self.0))
    }
}

/// Whether a text calls its number an ISSN-L.
#[must_use]
pub fn is_linking(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let after = lower
        .split_once("issn")
        .map(|(_, after)| after)
        .unwrap_or_default();
    let kind = after.trim_start_matches(|c: char| c.is_whitespace() || marks::is_hyphen(c));
    kind.strip_prefix('l')
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Reads the first ISSN of a text: labels (`ISSN`, `ISSN-L`, `eISSN`), words after it, or the
/// bar code of an issue (977...) with or without its add-on.
#[must_use]
pub fn issn(text: &str) -> Reading<Issn> {
    let mut faults = Vec::new();
    let start = label::skip(text, &["issn"], &["l"]);
    let mut marks = marks::run(text, start, false);
    if marks.len() < 8 {
        marks = marks::run(text, start, true);
    }
    let marks = label::without_add_on(marks, &[[9, 7, 7]]);
    let Some(first) = marks.first().copied() else {
        return Reading::bad(faults, 0, Rule::Empty);
    };
    label::text_around(text, start, &marks, &mut faults);
    match marks.len() {
        8 => eight(text, &marks, faults),
        13 => thirteen(&marks, faults),
        found => Reading::bad(faults, first.at, Rule::Length { found, wanted: "8" }),
    }
}

fn eight(text: &str, marks: &[Mark], mut faults: Vec<Fault>) -> Reading<Issn> {
    if let Some(x) = marks::stray_x(marks) {
        return Reading::bad(faults, x.at, Rule::Character { found: x.char });
    }
    let digits = marks::values(marks);
    let seven = digits.get(..7).unwrap_or_default();
    if let Some(fault) = label::check(marks, check::modulo_11(seven), check::ISSN) {
        return Reading::bad(faults, fault.at, fault.rule);
    }
    let gap = |pair: &[Mark]| {
        pair.last()
            .zip(pair.first())
            .map(|(b, a)| text.get(a.at + 1..b.at))
    };
    let gaps: Vec<_> = marks.windows(2).filter_map(gap).flatten().collect();
    let hyphen = |gap: &&str| gap.chars().all(marks::is_hyphen) && !gap.is_empty();
    let right = gaps
        .iter()
        .enumerate()
        .all(|(place, gap)| hyphen(gap) == (place == 3));
    if let (false, Some(first)) = (right, marks.first()) {
        faults.push(Fault {
            at: first.at,
            rule: Rule::Hyphens,
        });
    }
    value(seven, faults)
}

fn thirteen(marks: &[Mark], faults: Vec<Fault>) -> Reading<Issn> {
    let at = marks.first().map_or(0, |mark| mark.at);
    let digits = marks::values(marks);
    if digits.len() < 13 || !digits.starts_with(&[9, 7, 7]) {
        return Reading::bad(faults, at, Rule::Prefix { wanted: "977" });
    }
    let expected = check::ean(digits.get(..12).unwrap_or_default());
    match label::check(marks, expected, check::EAN) {
        Some(fault) => Reading::bad(faults, fault.at, fault.rule),
        None => value(digits.get(3..10).unwrap_or_default(), faults),
    }
}

fn value(seven: &[u8], faults: Vec<Fault>) -> Reading<Issn> {
    match seven.try_into() {
        Ok(seven) => Reading::good(Issn(seven), faults),
        Err(_) => Reading::bad(faults, 0, Rule::Empty),
    }
}
