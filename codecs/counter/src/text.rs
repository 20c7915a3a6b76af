//! Bytes to text, whatever they are in.

use std::borrow::Cow;

use crate::fault::Faults;
use crate::{Limits, Rule};

/// Windows-1252 from 0x80 to 0x9F; the five that it leaves open are the C1 controls.
const C1: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// A cell as text: UTF-8, or else Windows-1252 as spreadsheets save it; the flag says which.
pub(crate) fn cell(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (
            Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
            false,
        ),
    }
}

/// A whole file as text; a byte order mark is left off, an encoding that is not UTF-8 is noted.
pub(crate) fn whole<'a>(bytes: &'a [u8], limits: &Limits, faults: &mut Faults) -> Cow<'a, str> {
    let cut = bytes.get(..limits.bytes).unwrap_or(bytes);
    if cut.len() < bytes.len() {
        let what = format!("{} bytes, of which {} are read", bytes.len(), cut.len());
        faults.add(cut.len() as u64, "", Rule::TooLong, what);
    }
    if let Some(text) = utf16(cut) {
        faults.add(0, "", Rule::Encoding, "the file is in UTF-16");
        return Cow::Owned(text);
    }
    let bare = cut.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(cut);
    let (text, plain) = cell(bare);
    if !plain {
        let at = std::str::from_utf8(bare).map_or_else(|error| error.valid_up_to(), |_| 0);
        faults.add(
            at as u64,
            "",
            Rule::Encoding,
            "a byte that is not UTF-8; read as Windows-1252",
        );
    }
    text
}

/// Whether bytes begin as UTF-16 does, and which way round: `true` for the least significant first.
pub(crate) fn is_utf16(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xFF, 0xFE, ..] | [1..=255, 0, 1..=255, 0, ..] => Some(true),
        [0xFE, 0xFF, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(false),
        _ => None,
    }
}

/// Text in UTF-16.
pub(crate) fn utf16(bytes: &[u8]) -> Option<String> {
    let little = is_utf16(bytes)?;
    let units = bytes.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        }
    });
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(text.skip_while(|c| *c == '\u{FEFF}').collect())
}

fn windows_1252(byte: u8) -> char {
    let code = match byte {
        0x80..0xA0 => C1[usize::from(byte - 0x80)],
        _ => u16::from(byte),
    };
    char::from_u32(u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER)
}
