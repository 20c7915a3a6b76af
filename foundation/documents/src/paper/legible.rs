//! Makes texts drawable: what no font of ours has would keep a paper from being accessible.

use serde_json::Value;
use typst::text::Coverage;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark, is_nfc};

/// Stands where no font has the character; Noto Sans draws it.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// Composes every text of `value` (NFC) and replaces what cannot be drawn by U+FFFD.
pub(super) fn make(value: &mut Value, drawn: &Coverage) {
    match value {
        Value::String(text) => {
            if !text.is_ascii() || text.bytes().any(|b| b.is_ascii_control()) {
                *text = legible(text, drawn);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|v| make(v, drawn)),
        Value::Object(fields) => fields.values_mut().for_each(|v| make(v, drawn)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn legible(text: &str, drawn: &Coverage) -> String {
    if is_nfc(text) {
        text.chars().filter_map(|c| kept(c, drawn)).collect()
    } else {
        text.nfc().filter_map(|c| kept(c, drawn)).collect()
    }
}

/// The character itself, a blank for a control, nothing for a mark nobody can draw.
fn kept(c: char, drawn: &Coverage) -> Option<char> {
    if c == '\n' || drawn.contains(u32::from(c)) || steers(c) {
        Some(c)
    } else if c.is_control() || c.is_whitespace() {
        Some(' ')
    } else if is_combining_mark(c) {
        None
    } else {
        Some(UNKNOWN)
    }
}

/// Joiners and direction marks steer the letters around them and are never drawn.
fn steers(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}
