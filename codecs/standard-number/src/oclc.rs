//! OCLC control numbers and their prefixes.

use std::fmt;

use crate::fault::{Fault, Reading, Rule};

/// An OCLC number: a whole number without check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oclc(u64);

impl Oclc {
    /// The number.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.0
    }

    /// As MARC 21 035 has it: `(OCoLC)12345`.
    #[must_use]
    pub fn system_number(&self) -> String {
        format!("(OCoLC){}", self.0)
    }

    /// As MARC 21 001 has it: `ocm` and eight digits, `ocn` and nine, `on` and ten or more; the
    /// blank that follows an `ocm` number is not written.
    #[must_use]
    pub fn control_number(&self) -> String {
        format!("{}{:08}", prefix(self.0), self.0)
    }
}

impl fmt::Display for Oclc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

fn prefix(number: u64) -> &'static str {
    match number {
        0..=99_999_999 => "ocm",
        100_000_000..=999_999_999 => "ocn",
        _ => "on",
    }
}

/// Reads an OCLC number: bare digits, `ocm`, `ocn` or `on` before them, `(OCoLC)` before those,
/// or a label (`OCLC: 12345`).
#[must_use]
pub fn oclc(text: &str) -> Reading<Oclc> {
    let mut rest = text.trim();
    if rest.is_empty() {
        return Reading::bad(Vec::new(), 0, Rule::Empty);
    }
    if let Some(source) = rest.strip_prefix('(') {
        match source.split_once(')') {
            Some((code, after)) if code.trim().eq_ignore_ascii_case("OCoLC") => {
                rest = after.trim_start();
            }
            _ => return Reading::bad(Vec::new(), offset(text, rest), Rule::OtherSystem),
        }
    }
    let end = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    let word_at = offset(text, rest);
    let word = word.to_ascii_lowercase();
    let digits = match word.as_str() {
        "" | "ocm" | "ocn" | "on" => after,
        "oclc" => after.trim_start_matches([' ', ':', '#', '.', '-']),
        _ => return Reading::bad(Vec::new(), word_at, Rule::OtherSystem),
    };
    number(digits, offset(text, digits), &word, word_at)
}

/// Where a trimmed rest begins in the text it was cut from; blanks at the end do not count.
fn offset(text: &str, rest: &str) -> usize {
    text.trim_end().len().saturating_sub(rest.len())
}

fn number(digits: &str, at: usize, word: &str, word_at: usize) -> Reading<Oclc> {
    if let Some((more, found)) = digits.char_indices().find(|(_, c)| !c.is_ascii_digit()) {
        return Reading::bad(Vec::new(), at + more, Rule::Character { found });
    }
    let Some(number) = digits.parse().ok().filter(|number| *number > 0) else {
        let rule = Rule::Length {
            found: digits.len(),
            wanted: "1 to 19",
        };
        return Reading::bad(Vec::new(), at, rule);
    };
    let fits = !matches!(word, "ocm" | "ocn" | "on") || word == prefix(number);
    let fault = Fault {
        at: word_at,
        rule: Rule::OclcPrefix,
    };
    Reading::good(Oclc(number), if fits { Vec::new() } else { vec![fault] })
}
