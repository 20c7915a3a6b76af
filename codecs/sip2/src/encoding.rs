//! Text in the encodings that terminals use.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// How the text of fields stands in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Seven bits; letters with marks are written without them.
    Ascii,
    /// ISO 8859-1.
    Latin1,
    /// IBM code page 850, the standard's own for western languages.
    Cp850,
    /// Unicode in UTF-8.
    #[default]
    Utf8,
}

/// Code page 850 from 0x80 on.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

impl Encoding {
    /// The names these go by in settings: `ascii`, `latin-1`, `cp850`, `utf-8`.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("ascii", Self::Ascii),
        ("latin-1", Self::Latin1),
        ("cp850", Self::Cp850),
        ("utf-8", Self::Utf8),
    ];

    /// The encoding of this name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let known = Self::NAMES.iter();
        known
            .copied()
            .find_map(|(known, encoding)| (known == name).then_some(encoding))
    }

    /// The text of these bytes. Where they are not text in this encoding, they are read as UTF-8
    /// or, failing that, ISO 8859-1, and the second value names what was taken.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
        let unicode = std::str::from_utf8(bytes);
        if let Ok(text) = unicode
            && (self == Self::Utf8 || text.is_ascii())
        {
            return (Cow::Borrowed(text), None);
        }
        let latin = || bytes.iter().copied().map(char::from).collect();
        match (self, unicode) {
            (Self::Utf8, Ok(text)) => (Cow::Borrowed(text), None),
            (Self::Ascii, Ok(text)) => (Cow::Borrowed(text), Some("UTF-8")),
            (Self::Utf8 | Self::Ascii, Err(_)) => (latin(), Some("ISO 8859-1")),
            (Self::Latin1, _) => (latin(), None),
            (Self::Cp850, _) => (bytes.iter().copied().map(from_cp850).collect(), None),
        }
    }

    /// Appends the text in this encoding; what it has not is written without its marks, or as `?`,
    /// and handed to `lacking`.
    pub(crate) fn encode(self, text: &str, out: &mut Vec<u8>, mut lacking: impl FnMut(char)) {
        if self == Self::Utf8 || text.is_ascii() {
            out.extend_from_slice(text.as_bytes());
            return;
        }
        for character in text.nfc() {
            if let Some(byte) = self.byte(character) {
                out.push(byte);
                continue;
            }
            lacking(character);
            let bare = character.nfkd().filter(|part| !is_combining_mark(*part));
            out.extend(bare.map(|part| self.byte(part).unwrap_or(b'?')));
        }
    }

    fn byte(self, character: char) -> Option<u8> {
        let ascii = character
            .is_ascii()
            .then(|| u8::try_from(u32::from(character)).ok());
        match self {
            _ if ascii.is_some() => ascii.flatten(),
            Self::Latin1 => u8::try_from(u32::from(character)).ok(),
            Self::Cp850 => {
                let place = CP850.chars().position(|known| known == character)?;
                u8::try_from(place + 0x80).ok()
            }
            Self::Ascii | Self::Utf8 => None,
        }
    }
}

fn from_cp850(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).map(usize::from);
    let upper = upper.and_then(|place| CP850.chars().nth(place));
    upper.unwrap_or(char::from(byte))
}
