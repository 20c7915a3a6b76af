//! Natural order: text and whole numbers by turns. The order of accession numbers, of volume
//! statements, of schemes without rules, and the fallback of all others.

use crate::Rule;
use crate::part::{CallNumber, Kind, Part};
use crate::scan::Scanner;

/// Whether letters after a number only make it an ordinal (`28th`).
pub(crate) fn is_ordinal(letters: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|suffix| suffix.eq_ignore_ascii_case(letters))
}

/// The words and numbers of a text; marks and spaces only part them.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut scan = Scanner::new(text);
    let mut parts = Vec::new();
    while scan.peek().is_some() {
        if scan.at_digit() {
            parts.push(Part {
                kind: Kind::Number,
                span: scan.digits(),
            });
        } else if scan.at_word() {
            parts.push(Part {
                kind: Kind::Word,
                span: scan.word(),
            });
        } else {
            scan.bump();
        }
    }
    parts
}

/// Reads an accession number, or a call number of a scheme without rules.
pub(crate) fn read(number: &mut CallNumber<'_>) {
    number.parts = parts(number.text);
    if number.parts.is_empty() {
        number.fault(0, Rule::Empty);
    }
}
