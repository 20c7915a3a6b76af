//! The names before a colon.

use super::{CodeField, Scope};
use crate::number::NumberField;

/// What a prefix names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prefix {
    Words(Scope),
    Number(NumberField),
    Call,
    Code(CodeField),
    Year,
}

/// The field of a prefix; `None` makes it text.
pub(crate) fn field(name: &str) -> Option<Prefix> {
    Some(match name.to_ascii_lowercase().as_str() {
        "any" | "keyword" => Prefix::Words(Scope::Any),
        "title" | "ti" => Prefix::Words(Scope::Title),
        "author" | "au" | "by" => Prefix::Words(Scope::Author),
        "subject" | "su" => Prefix::Words(Scope::Subject),
        "series" => Prefix::Words(Scope::Series),
        "publisher" => Prefix::Words(Scope::Publisher),
        "note" | "notes" => Prefix::Words(Scope::Note),
        "isbn" => Prefix::Number(NumberField::Isbn),
        "issn" => Prefix::Number(NumberField::Issn),
        "sudoc" => Prefix::Number(NumberField::Sudoc),
        "barcode" => Prefix::Number(NumberField::Barcode),
        "id" | "control" | "control_number" => Prefix::Number(NumberField::Control),
        "call" | "callnumber" | "call_number" => Prefix::Call,
        "language" | "lang" => Prefix::Code(CodeField::Language),
        "format" => Prefix::Code(CodeField::Format),
        "year" | "date" => Prefix::Year,
        _ => return None,
    })
}

/// Years as written: "1990", "1990-1999", "1990..", "-1999".
pub(crate) fn years(text: &str) -> Option<(Option<i32>, Option<i32>)> {
    let text = text.replace("..", "-").replace('\u{2013}', "-");
    let (from, to) = text.split_once('-').unwrap_or((&text, &text));
    let (from, to) = (one_year(from)?, one_year(to)?);
    match (from, to) {
        (None, None) => None,
        (Some(first), Some(last)) if first > last => Some((to, from)),
        _ => Some((from, to)),
    }
}

/// `Some(None)` for an open end, `None` for what is no year.
fn one_year(text: &str) -> Option<Option<i32>> {
    if text.is_empty() {
        return Some(None);
    }
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().map(Some)
}
