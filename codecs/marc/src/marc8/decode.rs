//! MARC-8 to Unicode.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::tables::{self, Glyph, Set};
use super::{Fault, Rule, first_special, plain_prefix, reference};

/// The text of a field or subfield in MARC-8 as Unicode in NFC, with its faults in order.
///
/// Text that is plain ASCII is borrowed. Delimiters (1D to 1F) may stand in the text: each of them
/// ends whatever set is in force. What cannot be read becomes U+FFFD and a fault, never silence.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Fault>) {
    let special = first_special(bytes);
    let plain = bytes
        .get(..special.unwrap_or(bytes.len()))
        .unwrap_or_default();
    // Plain bytes are ASCII, so this cannot fail.
    let plain = std::str::from_utf8(plain).unwrap_or_default();
    if special.is_none() {
        return (Cow::Borrowed(plain), Vec::new());
    }
    let mut decoder = Decoder::after(plain, bytes);
    while decoder.step().is_some() {}
    decoder.finish()
}

struct Decoder<'a> {
    bytes: &'a [u8],
    at: usize,
    text: String,
    /// Marks waiting for their letter.
    marks: String,
    /// The mark over two letters whose second half is still to come.
    double: Option<char>,
    g0: Set,
    g1: Set,
    faults: Vec<Fault>,
}

impl<'a> Decoder<'a> {
    fn after(plain: &str, bytes: &'a [u8]) -> Self {
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
        text.push_str(plain);
        Self {
            bytes,
            at: plain.len(),
            text,
            marks: String::new(),
            double: None,
            g0: Set::Ascii,
            g1: Set::Ansel,
            faults: Vec::new(),
        }
    }

    /// Reads one thing, or a run of plain text; `None` at the end.
    fn step(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        if self.g0 == Set::Ascii && self.marks.is_empty() {
            let plain = rest.get(..plain_prefix(rest)).unwrap_or_default();
            self.text
                .push_str(std::str::from_utf8(plain).unwrap_or_default());
            self.at += plain.len();
        }
        let rest = self.bytes.get(self.at..)?;
        match *rest.first()? {
            0x1B => self.escape(rest),
            0x1D..=0x1F => self.delimiter(),
            b' ' => self.letter(' ', 1),
            b'&' if self.g0 == Set::Ascii => self.ampersand(rest),
            0xA0 | 0xFF => self.unknown(1),
            byte @ 0x21..=0x7F => self.graphic(self.g0, byte, rest),
            byte @ 0xA1.. => self.graphic(self.g1, byte, rest),
            byte @ 0x80..=0x9F => match tables::glyph(Set::Ansel, byte) {
                Some(glyph) if matches!(byte, 0x88 | 0x89 | 0x8D | 0x8E) => {
                    self.letter(glyph.char, 1);
                }
                _ => self.unknown(1),
            },
            byte => self.control(byte),
        }
        Some(())
    }

    fn finish(mut self) -> (Cow<'a, str>, Vec<Fault>) {
        self.close();
        let text = match is_nfc_quick(self.text.chars()) {
            IsNormalized::Yes => self.text,
            IsNormalized::No | IsNormalized::Maybe => self.text.nfc().collect(),
        };
        (Cow::Owned(text), self.faults)
    }

    fn fault(&mut self, rule: Rule, found: u32) {
        self.faults.push(Fault {
            offset: self.at,
            rule,
            found,
        });
    }

    /// A character that marks may belong to; `length` bytes long.
    fn letter(&mut self, char: char, length: usize) {
        self.text.push(char);
        self.text.push_str(&self.marks);
        self.marks.clear();
        self.at += length;
    }

    fn graphic(&mut self, set: Set, byte: u8, rest: &[u8]) {
        match set {
            Set::EastAsian => self.east_asian(byte, rest),
            Set::Ascii if byte & 0x7F == 0x7F => self.control(byte),
            Set::Ascii => self.letter(char::from(byte & 0x7F), 1),
            _ => match tables::glyph(set, byte) {
                Some(glyph) if glyph.is_mark => self.mark(glyph),
                Some(glyph) => self.letter(glyph.char, 1),
                None => self.unknown(1),
            },
        }
    }

    /// Keeps a mark for its letter. Of a mark over two letters MARC-8 writes both halves, Unicode
    /// one mark between the letters, so that the second half says nothing new.
    fn mark(&mut self, glyph: Glyph) {
        self.at += 1;
        let whole = match glyph.char {
            '\u{FE21}' => Some('\u{361}'),
            '\u{FE23}' => Some('\u{360}'),
            _ => None,
        };
        if whole.is_some() && self.double.take() == whole {
            return;
        }
        if matches!(glyph.char, '\u{361}' | '\u{360}') {
            self.double = Some(glyph.char);
        }
        self.marks.push(glyph.char);
    }

    fn east_asian(&mut self, byte: u8, rest: &[u8]) {
        let high = byte & 0x80;
        let code = match *rest {
            [first, second, third, ..] => Some([first, second, third].map(|byte| byte ^ high)),
            _ => None,
        };
        if let Some(char) = code.and_then(tables::east_asian) {
            self.letter(char, 3);
            return;
        }
        let whole = rest
            .iter()
            .take(3)
            .take_while(|next| matches!(*next ^ high, 0x21..=0x7E))
            .count();
        if whole == 3 {
            self.unknown(3);
        } else {
            self.fault(Rule::CutShort, number(rest, whole.max(1)));
            self.letter(char::REPLACEMENT_CHARACTER, whole.max(1));
        }
    }

    fn unknown(&mut self, length: usize) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.fault(Rule::NoSuchCharacter, number(rest, length));
        self.letter(char::REPLACEMENT_CHARACTER, length);
    }

    fn control(&mut self, byte: u8) {
        self.fault(Rule::ControlCharacter, u32::from(byte));
        self.letter(char::from(byte), 1);
    }

    fn ampersand(&mut self, rest: &[u8]) {
        let Some((number, length)) = reference(rest) else {
            return self.letter('&', 1);
        };
        match char::from_u32(number).filter(|char| !matches!(char, '\u{1D}'..='\u{1F}')) {
            Some(char) => self.letter(char, length),
            None => {
                self.fault(Rule::BadReference, number);
                self.letter('&', 1);
            }
        }
    }

    /// A delimiter ends the subfield, and with it every set but the two that all begin with.
    fn delimiter(&mut self) {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.close();
        self.letter(char::from(byte), 1);
    }

    fn close(&mut self) {
        if self.g0 != Set::Ascii {
            self.fault(Rule::SetLeftOpen, u32::from(self.g0.final_byte()));
        }
        if let Some(mark) = self.marks.chars().next() {
            self.fault(Rule::MarkWithoutLetter, u32::from(mark));
            self.text.push_str(&self.marks);
            self.marks.clear();
        }
        (self.g0, self.g1, self.double) = (Set::Ascii, Set::Ansel, None);
    }

    /// Furnishes G0 or G1 as an escape sequence says.
    fn escape(&mut self, rest: &[u8]) {
        match furnishing(rest.get(1..).unwrap_or_default()) {
            Some((set, into_g1, length)) => {
                *(if into_g1 { &mut self.g1 } else { &mut self.g0 }) = set;
                self.at += length + 1;
            }
            None => {
                self.fault(Rule::BadEscape, number(rest, 3));
                self.letter('\u{1B}', 1);
            }
        }
    }
}

/// What the bytes after an escape byte call: the set, whether into G1, and how many bytes they are.
fn furnishing(bytes: &[u8]) -> Option<(Set, bool, usize)> {
    let simple = match bytes.first()? {
        b's' => Some(Set::Ascii),
        b'g' => Some(Set::GreekSymbols),
        b'b' => Some(Set::Subscripts),
        b'p' => Some(Set::Superscripts),
        _ => None,
    };
    if let Some(set) = simple {
        return Some((set, false, 1));
    }
    let prefix = bytes
        .iter()
        .take(3)
        .take_while(|byte| b"$(),-!".contains(byte))
        .count();
    let set = bytes
        .get(prefix)
        .and_then(|byte| Set::from_final(*byte))
        .filter(|_| prefix > 0)?;
    let into_g1 = bytes
        .iter()
        .take(prefix)
        .any(|byte| matches!(byte, b')' | b'-'));
    Some((set, into_g1, prefix + 1))
}

/// The first `length` bytes as one number.
fn number(bytes: &[u8], length: usize) -> u32 {
    bytes
        .iter()
        .take(length)
        .fold(0, |sum, byte| (sum << 8) | u32::from(*byte))
}
