//! A call number written the usual way.

use crate::part::{CallNumber, Kind, Part};
use crate::{Scheme, parse, shelf_key};

/// The call number with usual spacing and capitals: LC and NLM `QA76.73.P98 L88 1999 v.2`,
/// Dewey `364.1523 C17i 1999`, SuDoc `Y 4.J 89/2:S.HRG.113-129`. It has the same shelf key: a
/// call number so odd that the usual spelling would move the book keeps its own, as does a
/// malformed one, with runs of spaces made one.
#[must_use]
pub fn display(scheme: Scheme, text: &str) -> String {
    let number = parse(scheme, text);
    let usual = match scheme {
        _ if number.malformed() => return one_space(text),
        Scheme::Lc | Scheme::Nlm => lines(&number).join(" ").replace(" \u{0}", ""),
        Scheme::Dewey => lines(&number).join(" "),
        Scheme::SuDoc if number.faults.is_empty() => sudoc(text),
        Scheme::SuDoc | Scheme::Accession | Scheme::Other => return one_space(text),
    };
    let same = shelf_key(scheme, &usual).0 == shelf_key(scheme, text).0;
    if same { usual } else { one_space(text) }
}

pub(crate) fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Capitals, and no space round marks.
fn sudoc(text: &str) -> String {
    let text = one_space(text).to_ascii_uppercase();
    let mark = |c: Option<char>| c.is_some_and(|c| "./:-&".contains(c));
    let chars: Vec<char> = text.chars().collect();
    let near = |at: usize| {
        mark(chars.get(at + 1).copied())
            || at
                .checked_sub(1)
                .is_some_and(|b| mark(chars.get(b).copied()))
    };
    let kept = chars
        .iter()
        .enumerate()
        .filter(|(at, c)| **c != ' ' || !near(*at));
    kept.map(|(_, c)| *c).collect()
}

/// The pieces of an LC, NLM or Dewey call number; one that is set against the piece before it
/// without a space on one line begins with NUL.
pub(crate) fn lines(number: &CallNumber<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut end = None;
    for part in &number.parts {
        let text = number.str(part);
        match part.kind {
            Kind::Letters => lines.push(text.to_ascii_uppercase()),
            Kind::ClassNumber if text.is_empty() => {}
            Kind::ClassNumber if number.scheme == Scheme::Dewey => lines.push(plain_number(text)),
            Kind::ClassNumber => lines.push(format!("\u{0}{}", plain_number(text))),
            Kind::Cutter => lines.push(cutter(number, part)),
            Kind::Work | Kind::ClassSuffix => glue(&mut lines, text),
            Kind::Number | Kind::Word | Kind::Copy => {
                tail(number, part, end, &mut lines);
            }
            _ => lines.push(text.to_owned()),
        }
        end = Some(part.span.end);
    }
    lines
}

fn glue(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

/// Digits and point, without spaces and segmentation marks.
fn plain_number(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect()
}

/// The first cutter of LC and NLM has the full stop; straight after the class it has no space.
/// Later ones keep theirs only where they would be read as something else without it.
fn cutter(number: &CallNumber<'_>, part: &Part) -> String {
    let written = number.str(part);
    let dewey = number.scheme == Scheme::Dewey;
    let text = if dewey {
        written.to_owned()
    } else {
        written.to_ascii_uppercase()
    };
    let index = number
        .parts
        .iter()
        .position(|p| p == part)
        .unwrap_or_default();
    let before = number.parts.get(..index).unwrap_or_default();
    let last = before.iter().rfind(|p| !p.span.is_empty()).map(|p| p.kind);
    let straight = matches!(last, Some(Kind::ClassNumber | Kind::ClassSuffix));
    let first = !before.iter().any(|p| p.kind == Kind::Cutter);
    match (dewey, first) {
        (false, true) if straight => format!("\u{0}.{text}"),
        (false, true) => format!(".{text}"),
        _ if keeps_stop(number, part, last) => format!(".{text}"),
        _ => text,
    }
}

fn keeps_stop(number: &CallNumber<'_>, part: &Part, last: Option<Kind>) -> bool {
    let text = number.str(part);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let head = [
        Kind::ClassNumber,
        Kind::ClassSuffix,
        Kind::Cutter,
        Kind::Work,
    ];
    let plain = letters == 1 && text.len() > 1 && last.is_some_and(|kind| head.contains(&kind));
    let before = number.text.get(..part.span.start).unwrap_or_default();
    !plain && before.trim_end().ends_with('.')
}

/// Dates and volumes keep their own marks; a space in the text begins a new piece, but not
/// between `v.` and its number.
fn tail(number: &CallNumber<'_>, part: &Part, end: Option<usize>, lines: &mut Vec<String>) {
    let between = end
        .and_then(|end| number.text.get(end..part.span.start))
        .unwrap_or_default();
    let text: String = one_space(number.str(part));
    let last_is_tail = number
        .parts
        .iter()
        .take_while(|p| p.span.start < part.span.start)
        .last();
    let in_tail =
        last_is_tail.is_some_and(|p| matches!(p.kind, Kind::Number | Kind::Word | Kind::Copy));
    let marks: String = between
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let joined = between.is_empty() || !marks.is_empty();
    let abbreviation = between.starts_with('.') && part.kind == Kind::Number;
    if in_tail && (abbreviation || !between.contains(char::is_whitespace)) && joined {
        glue(lines, &marks);
        glue(lines, &text);
    } else {
        lines.push(text);
    }
}
