//! From the bytes of a field to Unicode text, whatever encoding they turn out to be in.
//!
//! Leader/09 is believed as long as the bytes allow it. A value marked MARC-8 that has no escape
//! sequence and is valid UTF-8 beyond ASCII is UTF-8. A value marked UTF-8 that is not valid is damaged
//! UTF-8 if it holds other characters beyond ASCII that are valid; otherwise MARC-8 if its high bytes
//! stand where ANSEL's would; otherwise Windows-1252. Each of these is a fault, and `raw` keeps the bytes.

use std::borrow::Cow;

use crate::fault::Faults;
use crate::{Encoding, Rule, Tag, marc8};

/// Where a value stands, for its faults.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) offset: u64,
    pub(super) tag: Option<Tag>,
}

/// Decodes the values of one record.
#[derive(Debug)]
pub(super) struct Decoder {
    flag: Encoding,
    unmarked: bool,
}

impl Decoder {
    /// For a record with this leader; a flag that MARC 21 does not know counts as MARC-8, with a fault.
    pub(super) fn new(flag: u8, offset: u64, faults: &mut Faults) -> Self {
        if flag != b'a' && flag != b' ' {
            faults.add(offset + 9, None, Rule::EncodingFlag(char::from(flag)));
        }
        Self {
            flag: if flag == b'a' {
                Encoding::Utf8
            } else {
                Encoding::Marc8
            },
            unmarked: false,
        }
    }

    /// What the text turned out to be in.
    pub(super) const fn encoding(&self) -> Encoding {
        if self.unmarked {
            Encoding::Utf8
        } else {
            self.flag
        }
    }

    /// The text of one value.
    pub(super) fn decode<'a>(
        &mut self,
        bytes: &'a [u8],
        place: Place,
        faults: &mut Faults,
    ) -> Cow<'a, str> {
        if self.flag == Encoding::Marc8 {
            return self.decode_marc8(bytes, place, faults);
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return not_utf8(bytes, place, faults);
        };
        if let Some(byte) = control_character(bytes) {
            faults.add(place.offset, place.tag, Rule::ControlCharacter(byte));
        }
        Cow::Borrowed(text)
    }

    fn decode_marc8<'a>(
        &mut self,
        bytes: &'a [u8],
        place: Place,
        faults: &mut Faults,
    ) -> Cow<'a, str> {
        if let Some(text) = utf8_after_all(bytes) {
            if !self.unmarked {
                self.unmarked = true;
                faults.add(place.offset, place.tag, Rule::UnmarkedUtf8);
            }
            return Cow::Borrowed(text);
        }
        from_marc8(bytes, place, faults)
    }
}

/// The text, if it has characters beyond ASCII that are UTF-8 and no escape sequence.
fn utf8_after_all(bytes: &[u8]) -> Option<&str> {
    if bytes.is_ascii() || memchr::memchr(0x1B, bytes).is_some() {
        return None;
    }
    std::str::from_utf8(bytes).ok()
}

/// The first control character, which has no business in text.
pub(super) fn control_character(bytes: &[u8]) -> Option<u8> {
    let any = bytes.iter().fold(false, |any, byte| any | (*byte < 0x20));
    if any {
        bytes.iter().find(|byte| **byte < 0x20).copied()
    } else {
        None
    }
}

fn from_marc8<'a>(bytes: &'a [u8], place: Place, faults: &mut Faults) -> Cow<'a, str> {
    let (text, wrong) = marc8::decode(bytes);
    for fault in wrong {
        faults.add(
            place.offset + fault.offset as u64,
            place.tag,
            Rule::Marc8(fault),
        );
    }
    text
}

fn not_utf8<'a>(bytes: &'a [u8], place: Place, faults: &mut Faults) -> Cow<'a, str> {
    let lossy = String::from_utf8_lossy(bytes);
    let mostly_utf8 = lossy
        .chars()
        .any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    if mostly_utf8 {
        faults.add(place.offset, place.tag, Rule::Utf8);
        return lossy;
    }
    if looks_like_marc8(bytes) {
        faults.add(place.offset, place.tag, Rule::NotUtf8("MARC-8"));
        return from_marc8(bytes, place, faults);
    }
    faults.add(place.offset, place.tag, Rule::NotUtf8("Windows-1252"));
    Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect())
}

/// Whether every high byte stands where ANSEL's would: a combining mark before a letter or another mark.
fn looks_like_marc8(bytes: &[u8]) -> bool {
    if memchr::memchr(0x1B, bytes).is_some() {
        return true;
    }
    let pairs = bytes.iter().zip(bytes.iter().skip(1).chain(b" "));
    pairs
        .filter(|(byte, _)| **byte > 0x7F)
        .all(|(byte, next)| match byte {
            0xE0..=0xFE => next.is_ascii_alphabetic() || *next >= 0xE0,
            0xA1..=0xC8 => true,
            _ => false,
        })
}

/// The character of a byte in Windows-1252; its five unused codes stay C1 controls.
fn windows_1252(byte: u8) -> char {
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    let place = usize::from(byte.wrapping_sub(0x80));
    C1.get(place).copied().unwrap_or(char::from(byte))
}
