//! Labels before a number, words after it, and its check digit.

use std::ops::Range;

use crate::fault::{Fault, Rule};
use crate::marks::{self, Mark, is_hyphen};

/// Where the number begins after a label (`ISBN-13:`), its kind (`13`) and punctuation. The kind
/// is skipped only when more digits follow it.
pub(crate) fn skip(text: &str, labels: &[&str], kinds: &[&str]) -> usize {
    let lower = text.to_ascii_lowercase();
    let found = labels
        .iter()
        .find_map(|label| lower.find(label).map(|at| at + label.len()));
    let Some(after) = found else { return 0 };
    let rest = lower.get(after..).unwrap_or_default();
    let body = rest.trim_start_matches(|c: char| c == ' ' || c == '(' || is_hyphen(c));
    for kind in kinds {
        let Some(more) = body.strip_prefix(kind) else {
            continue;
        };
        let marked = more.starts_with([':', ')', ' ', '\t', '.', '='])
            || more.starts_with(char::is_whitespace);
        if marked && more.contains(|c: char| c.is_ascii_digit()) {
            return text.len() - more.len();
        }
    }
    after
}

/// Fifteen or eighteen digits that begin as a bar code does are thirteen and an add-on.
pub(crate) fn without_add_on(mut marks: Vec<Mark>, prefixes: &[[u8; 3]]) -> Vec<Mark> {
    let digits = marks::values(&marks);
    if matches!(marks.len(), 15 | 18) && prefixes.iter().any(|prefix| digits.starts_with(prefix)) {
        marks.truncate(13);
    }
    marks
}

/// Notes an add-on after thirteen digits, and words before the number (a label is none) or after.
pub(crate) fn text_around(text: &str, start: usize, marks: &[Mark], faults: &mut Vec<Fault>) {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return;
    };
    let mut end = last.at + 1;
    if let Some(add_on) = add_on(text, end).filter(|_| marks.len() == 13) {
        faults.push(Fault {
            at: add_on.start,
            rule: Rule::AddOn,
        });
        end = add_on.end;
    }
    let word = |range: &str| range.find(char::is_alphanumeric);
    let before = text
        .get(start..first.at)
        .and_then(word)
        .map(|at| at + start);
    let after = text.get(end..).and_then(word).map(|at| at + end);
    faults.extend(before.or(after).map(|at| Fault {
        at,
        rule: Rule::TextAround,
    }));
}

/// Two or five digits, with or without a space before them.
fn add_on(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let body = rest.trim_start();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let start = from + rest.len() - body.len();
    matches!(digits, 2 | 5).then_some(start..start + digits)
}

/// The fault of a last digit that is not the one expected.
pub(crate) fn check(marks: &[Mark], expected: char, by: &'static str) -> Option<Fault> {
    let last = marks.last()?;
    let rule = Rule::CheckDigit {
        found: last.char,
        expected,
        by,
    };
    (last.char != expected).then_some(Fault { at: last.at, rule })
}
