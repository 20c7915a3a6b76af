//! Bytes to text: UTF-8, UTF-16 by its mark, or ISO 8859-1 where the declaration says so.

use std::borrow::Cow;

use crate::fault::{Faults, Rule};

/// The text of a document. Where its bytes are not UTF-8, places in it are counted in the text.
pub(crate) fn decode<'b>(bytes: &'b [u8], faults: &mut Faults) -> (Cow<'b, str>, usize) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest, faults), 3),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes, faults), 0),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes, faults), 0),
        [b'<', 0, ..] => (utf16(bytes, u16::from_le_bytes, faults), 0),
        [0, b'<', ..] => (utf16(bytes, u16::from_be_bytes, faults), 0),
        _ => (declared(bytes, faults), 0),
    }
}

/// Text in the encoding that the declaration names.
fn declared<'b>(bytes: &'b [u8], faults: &mut Faults) -> Cow<'b, str> {
    match encoding(bytes).as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => utf8(bytes, faults),
        Some("iso-8859-1" | "iso8859-1" | "latin1" | "windows-1252") => latin(bytes),
        Some(other) => {
            let found = format!("the declaration names {}; read as UTF-8", shortened(other));
            faults.add(0, Rule::Encoding, found);
            utf8(bytes, faults)
        }
    }
}

fn utf8<'b>(bytes: &'b [u8], faults: &mut Faults) -> Cow<'b, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let found = "bytes that are not UTF-8; U+FFFD stands for them";
            faults.add(error.valid_up_to(), Rule::Encoding, found);
            String::from_utf8_lossy(bytes)
        }
    }
}

fn latin(bytes: &[u8]) -> Cow<'_, str> {
    bytes.iter().copied().map(char::from).collect()
}

fn utf16<'b>(bytes: &[u8], word: fn([u8; 2]) -> u16, faults: &mut Faults) -> Cow<'b, str> {
    let words = bytes.chunks_exact(2).map(|pair| word([pair[0], pair[1]]));
    let text: String = char::decode_utf16(words)
        .map(|found| found.unwrap_or('\u{FFFD}'))
        .collect();
    if text.contains('\u{FFFD}') || !bytes.len().is_multiple_of(2) {
        faults.add(
            0,
            Rule::Encoding,
            "half a character of UTF-16; U+FFFD stands for it",
        );
    }
    Cow::Owned(text)
}

/// The encoding in the declaration, in small letters.
fn encoding(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..200).unwrap_or(bytes).trim_ascii_start();
    let head = head.strip_prefix(b"<?xml")?;
    let end = head.iter().position(|byte| *byte == b'>')?;
    let declaration = std::str::from_utf8(head.get(..end)?).ok()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let name = rest.trim_start_matches(['=', '"', '\'', ' ', '\t']);
    let name = name.split(['"', '\'', ' ']).next()?;
    Some(name.to_ascii_lowercase())
}

/// The beginning of a text that somebody else wrote, for a message.
pub(crate) fn shortened(text: &str) -> String {
    // Most are short and plain.
    if text.len() <= 40 && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars()
        .take(40)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Whether XML 1.0 (2.2) has no place for the character.
pub(crate) const fn forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether the text has a character for which XML has no place.
pub(crate) fn has_forbidden(text: &str) -> bool {
    // Both are rare: a control character, and U+FFFE or U+FFFF, which begin with EF.
    let suspicious =
        |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0xEF;
    // A stretch at once, without stopping inside it: this is what the machine does many bytes at a time.
    let some = |some: &[u8]| {
        some.iter()
            .fold(false, |found, byte| found | suspicious(*byte))
    };
    text.as_bytes().chunks(256).any(some) && text.chars().any(forbidden)
}
