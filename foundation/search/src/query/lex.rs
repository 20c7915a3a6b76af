//! A person's text cut into signs.

use super::fields::{self, Prefix};
use crate::number;

/// A sign of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Word(String),
    Quoted(String),
    /// A call number recognised in free text.
    Call(String),
    Field(Prefix),
    Minus,
    Or,
    Open,
    Close,
}

/// Cuts the text; nothing of it is refused.
pub(crate) fn lex(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '«' => {
                quoted(rest, first.len_utf8(), &mut signs)
            }
            '(' => one(&mut signs, Sign::Open),
            ')' => one(&mut signs, Sign::Close),
            '-' if follows(rest) && signs.last() != Some(&Sign::Field(Prefix::Year)) => {
                one(&mut signs, Sign::Minus)
            }
            '+' if follows(rest) => 1,
            _ => word(rest, &mut signs),
        };
        rest = rest.get(taken.max(1)..).unwrap_or_default().trim_start();
    }
    signs
}

fn one(signs: &mut Vec<Sign>, sign: Sign) -> usize {
    signs.push(sign);
    1
}

fn follows(rest: &str) -> bool {
    rest.chars()
        .nth(1)
        .is_some_and(|next| !next.is_whitespace())
}

/// A phrase runs to the next quotation mark, or to the end when the person forgot it.
fn quoted(rest: &str, from: usize, signs: &mut Vec<Sign>) -> usize {
    let inside = rest.get(from..).unwrap_or_default();
    let marks = ['"', '\u{201C}', '\u{201D}', '»'];
    let end = inside.find(marks).unwrap_or(inside.len());
    signs.push(Sign::Quoted(
        inside.get(..end).unwrap_or_default().to_owned(),
    ));
    let mark = inside
        .get(end..)
        .and_then(|tail| tail.chars().next())
        .map_or(0, char::len_utf8);
    from + end + mark
}

fn word(rest: &str, signs: &mut Vec<Sign>) -> usize {
    if let Some(length) = number::sudoc_at(rest) {
        signs.push(Sign::Call(
            rest.get(..length).unwrap_or_default().to_owned(),
        ));
        return length;
    }
    let end = rest
        .find(|each: char| {
            each.is_whitespace() || matches!(each, '"' | '(' | ')' | '\u{201C}' | '\u{201D}')
        })
        .unwrap_or(rest.len());
    let text = rest.get(..end).unwrap_or_default();
    if let Some((prefix, length)) = prefixed(rest, text) {
        signs.push(Sign::Field(prefix));
        return length;
    }
    signs.push(match text {
        "OR" | "|" | "||" => Sign::Or,
        "NOT" if !signs.is_empty() => Sign::Minus,
        "AND" | "&&" if !signs.is_empty() => return end,
        _ => Sign::Word(text.to_owned()),
    });
    end
}

/// `title:` at the start of a word. A blank after the colon is let pass after a name in lower case; "Subject: a
/// history" stays a title.
fn prefixed(rest: &str, text: &str) -> Option<(Prefix, usize)> {
    let (name, after) = text.split_once(':')?;
    let prefix = fields::field(name)?;
    let length = name.len() + 1;
    let next = rest.get(length..).and_then(|tail| tail.chars().next());
    let touching = !after.is_empty() || matches!(next, Some('"' | '(' | '\u{201C}'));
    let lower = name.bytes().all(|byte| byte.is_ascii_lowercase()) && next.is_some();
    (touching || lower).then_some((prefix, length))
}
