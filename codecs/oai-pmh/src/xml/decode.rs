//! Bytes to text: UTF-8, or Latin-1 where the declaration says so, without what XML forbids.

use std::borrow::Cow;

use crate::fault::{Faults, Rule};

/// What stands for bytes that are no character, and for characters that XML forbids.
const UNKNOWN: char = '\u{FFFD}';

/// Text, and how its places map to those of the bytes it was made of.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// From each place in the text on, how far the bytes are ahead; in order.
    shifts: Vec<(usize, i64)>,
}

impl Decoded<'_> {
    /// The place in the bytes of a place in the text.
    pub(crate) fn place(&self, at: u64) -> u64 {
        let before = self.shifts.partition_point(|(from, _)| *from as u64 <= at);
        let shift = before.checked_sub(1).and_then(|last| self.shifts.get(last));
        at.saturating_add_signed(shift.map_or(0, |(_, by)| *by))
    }
}

/// Decodes a document; what cannot be decoded is U+FFFD, with a fault for each place.
pub(crate) fn decode<'a>(bytes: &'a [u8], faults: &mut Faults) -> Decoded<'a> {
    let (bytes, skipped) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, 3),
        _ => (bytes, 0),
    };
    let head = bytes.get(..2).unwrap_or_default();
    if matches!(head, [0xFE, 0xFF] | [0xFF, 0xFE] | [0, b'<'] | [b'<', 0]) {
        let message = "this is UTF-16 and was not read; ask for UTF-8";
        faults.add(0, Rule::Encoding, message);
        return Mending::new(0, skipped).finish();
    }
    match declared(bytes).as_deref() {
        None | Some("utf-8" | "utf8" | "us-ascii" | "ascii") => utf8(bytes, skipped, faults),
        Some("iso-8859-1" | "latin1" | "windows-1252") => latin1(bytes, skipped, faults),
        Some(other) => {
            let message = format!("the declaration names {other}; it is read as UTF-8");
            faults.add(0, Rule::Encoding, message);
            utf8(bytes, skipped, faults)
        }
    }
}

/// UTF-8: borrowed where it is sound.
fn utf8<'a>(bytes: &'a [u8], skipped: i64, faults: &mut Faults) -> Decoded<'a> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !holds_forbidden(text)
    {
        return Decoded {
            text: Cow::Borrowed(text),
            shifts: vec![(0, skipped)],
        };
    }
    let mut mending = Mending::new(bytes.len(), skipped);
    for chunk in bytes.utf8_chunks() {
        mending.text_of(chunk.valid(), faults);
        if !chunk.invalid().is_empty() {
            let message = "these bytes are not UTF-8; read as U+FFFD";
            faults.add(mending.text.len() as u64, Rule::Encoding, message);
            mending.unknown(chunk.invalid().len());
        }
    }
    mending.finish()
}

/// Latin-1 (Windows' own letters between 80 and 9F are not looked up): one byte, one character.
fn latin1<'a>(bytes: &'a [u8], skipped: i64, faults: &mut Faults) -> Decoded<'a> {
    let message = "this is Latin-1; OAI-PMH (3.2) asks for UTF-8";
    faults.add(0, Rule::Encoding, message);
    let mut mending = Mending::new(bytes.len(), skipped);
    for byte in bytes {
        let c = char::from(*byte);
        if forbidden(c) {
            mending.text_of(c.encode_utf8(&mut [0; 4]), faults);
        } else {
            mending.character(c, 1);
        }
    }
    mending.finish()
}

/// Text being made of bytes that are not all as they should be.
struct Mending {
    text: String,
    shifts: Vec<(usize, i64)>,
    shift: i64,
}

impl Mending {
    fn new(length: usize, skipped: i64) -> Self {
        Self {
            text: String::with_capacity(length),
            shifts: vec![(0, skipped)],
            shift: skipped,
        }
    }

    /// Sound UTF-8, but for characters that XML forbids.
    fn text_of(&mut self, text: &str, faults: &mut Faults) {
        for c in text.chars() {
            if forbidden(c) {
                let message = format!("U+{:04X} is forbidden in XML; read as U+FFFD", u32::from(c));
                faults.add(self.text.len() as u64, Rule::XmlCharacter, message);
                self.unknown(c.len_utf8());
            } else {
                self.text.push(c);
            }
        }
    }

    fn unknown(&mut self, bytes: usize) {
        self.character(UNKNOWN, bytes);
    }

    /// A character that had so many bytes.
    fn character(&mut self, c: char, bytes: usize) {
        self.text.push(c);
        let ahead = i64::try_from(bytes).unwrap_or(i64::MAX);
        let written = i64::try_from(c.len_utf8()).unwrap_or(0);
        if ahead != written {
            self.shift += ahead - written;
            self.shifts.push((self.text.len(), self.shift));
        }
    }

    fn finish(self) -> Decoded<'static> {
        Decoded {
            text: Cow::Owned(self.text),
            shifts: self.shifts,
        }
    }
}

/// Whether the text holds a character that XML forbids; most have no byte that begins one.
fn holds_forbidden(text: &str) -> bool {
    let begins = |byte: u8| byte == 0xEF || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'));
    // A stretch at once, without stopping inside it: this is what the machine does many bytes at a time.
    let suspect = |some: &[u8]| some.iter().fold(false, |found, byte| found | begins(*byte));
    text.as_bytes().chunks(256).any(suspect) && text.chars().any(forbidden)
}

/// Whether XML 1.0 (2.2) has no place for the character.
pub(super) const fn forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The encoding in the XML declaration, in small letters.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(256)];
    let head: String = head.iter().map(|byte| char::from(*byte)).collect();
    let (declaration, _) = head.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, rest) = declaration.split_once("encoding")?;
    let name = rest.trim_start_matches(['=', '"', '\'', ' ']);
    let name = name.split(['"', '\'', ' ']).next()?;
    Some(name.to_ascii_lowercase())
}
