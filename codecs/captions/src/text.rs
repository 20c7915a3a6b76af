//! Bytes to text, whatever they are in, without losing the place of anything.

use std::borrow::Cow;

use serde::Serialize;

use crate::fault::{Faults, Place};
use crate::{Limits, Rule};

/// How the text was written in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8; bytes that are not are taken for Windows-1252 one by one.
    #[default]
    Utf8,
    /// UTF-16, least significant byte first.
    Utf16Le,
    /// UTF-16, most significant byte first.
    Utf16Be,
    /// Windows-1252, which holds Latin-1.
    Windows1252,
}

/// Windows-1252 from 0x80 to 0x9F; the five that it leaves open are the C1 controls.
const C1: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// A file as text, with the way back to its bytes.
pub(crate) struct Source<'a> {
    bytes: &'a [u8],
    start: usize,
    pub(crate) encoding: Encoding,
    text: Cow<'a, str>,
}

/// One line without its end.
#[derive(Clone, Copy)]
pub(crate) struct Line<'s> {
    source: &'s Source<'s>,
    pub(crate) text: &'s str,
    number: u64,
    offset: usize,
}

impl Line<'_> {
    /// The place of its start.
    pub(crate) fn place(&self) -> Place {
        self.at(0)
    }

    /// The place of the character at this byte of its text; far into a line that is not plain UTF-8
    /// only that it is far, so that a line full of faults stays cheap.
    pub(crate) fn at(&self, within: usize) -> Place {
        let plain = matches!(self.source.text, Cow::Borrowed(_));
        let within = if plain { within } else { within.min(256) };
        Place {
            offset: self.source.walk(self.offset, within) as u64,
            line: self.number,
        }
    }

    /// The place of a piece of its text.
    pub(crate) fn place_of(&self, piece: &str) -> Place {
        self.at((piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }

    /// Whether it holds `-->`; told quickly where there is no `>` at all.
    pub(crate) fn has_arrow(&self) -> bool {
        self.text.bytes().any(|byte| byte == b'>') && self.text.contains("-->")
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl<'a> Source<'a> {
    /// Reads bytes as text; notes where they are not what they should be.
    pub(crate) fn new(bytes: &'a [u8], limits: &Limits, faults: &mut Faults) -> Self {
        let cut = bytes.get(..limits.bytes).unwrap_or(bytes);
        let (encoding, start) = recognise(cut);
        let mut source = Self {
            bytes: cut,
            start,
            encoding,
            text: Cow::Borrowed(""),
        };
        source.decode(faults);
        source.note(bytes.len(), faults);
        source
    }

    fn decode(&mut self, faults: &mut Faults) {
        let bytes = self.bytes.get(self.start..).unwrap_or_default();
        if self.encoding == Encoding::Utf8
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            self.text = Cow::Borrowed(text);
            return;
        }
        let mut text = String::with_capacity(bytes.len());
        let (mut at, mut bad, mut multi) = (self.start, None, false);
        while let Some((c, length)) = next(self.bytes, at, self.encoding) {
            let single = length == 1 && !c.is_ascii();
            bad = bad.or(single.then_some(at));
            multi |= length > 1;
            text.push(c);
            at += length;
        }
        self.text = Cow::Owned(text);
        self.blame(bad, multi, faults);
    }

    fn blame(&mut self, bad: Option<usize>, multi: bool, faults: &mut Faults) {
        if let (Encoding::Utf8, Some(at)) = (self.encoding, bad) {
            if !multi {
                self.encoding = Encoding::Windows1252;
            }
            let before = self.bytes.get(..at).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            let offset = at as u64;
            let what = "a byte that is not UTF-8, read as Windows-1252";
            faults.add(Place { offset, line }, Rule::NotUtf8, what);
        } else if self.encoding != Encoding::Utf8 {
            faults.add(
                Place { offset: 0, line: 1 },
                Rule::Utf16,
                "the file is in UTF-16",
            );
        }
    }

    /// NUL characters and what the limit cut off.
    fn note(&self, whole: usize, faults: &mut Faults) {
        if let Some(line) = self
            .lines()
            .find(|line| line.text.bytes().any(|byte| byte == 0))
        {
            let at = line.text.find('\0').unwrap_or(0);
            faults.add(line.at(at), Rule::Nul, "a NUL character");
        }
        if whole > self.bytes.len() {
            let place = Place {
                offset: self.bytes.len() as u64,
                line: self.lines().count() as u64,
            };
            let what = format!("{whole} bytes, of which {} are read", self.bytes.len());
            faults.add(place, Rule::TooLong, what);
        }
    }

    /// The lines, ended by LF, CR or both.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut rest: &str = &self.text;
        let mut offset = self.start;
        let mut number = 0;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            number += 1;
            let mut bytes = rest.bytes();
            let end = bytes.position(|byte| matches!(byte, b'\n' | b'\r'));
            let end = end.unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            let line = Line {
                source: self,
                text,
                number,
                offset,
            };
            let stop = if after.starts_with("\r\n") {
                2
            } else {
                after.len().min(1)
            };
            offset = self.walk(offset, end + stop);
            rest = &after[stop..];
            Some(line)
        })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place of the character at a byte of the text, from that of an earlier one.
    pub(crate) fn advance(&self, from: (usize, Place), to: usize) -> Place {
        let between = self.text.get(from.0..to).unwrap_or_default();
        let start = usize::try_from(from.1.offset).unwrap_or(usize::MAX);
        Place {
            offset: self.walk(start, between.len()) as u64,
            line: from.1.line + between.matches('\n').count() as u64,
        }
    }

    /// The place where the text begins.
    pub(crate) const fn start(&self) -> Place {
        Place {
            offset: self.start as u64,
            line: 1,
        }
    }

    /// The byte of the input that stands so many bytes of text after another one.
    fn walk(&self, from: usize, text: usize) -> usize {
        if matches!(self.text, Cow::Borrowed(_)) {
            return from + text;
        }
        let (mut at, mut passed) = (from, 0);
        while passed < text
            && let Some((c, length)) = next(self.bytes, at, self.encoding)
        {
            passed += c.len_utf8();
            at += length;
        }
        at
    }
}

/// The encoding by the byte order mark, or by zeros where ASCII would have them in UTF-16.
fn recognise(bytes: &[u8]) -> (Encoding, usize) {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
        [1..=255, 0, 1..=255, 0, ..] => (Encoding::Utf16Le, 0),
        [0, 1..=255, 0, 1..=255, ..] => (Encoding::Utf16Be, 0),
        _ => (Encoding::Utf8, 0),
    }
}

/// The character at this byte and how many bytes it has.
fn next(bytes: &[u8], at: usize, encoding: Encoding) -> Option<(char, usize)> {
    let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
    match encoding {
        Encoding::Utf8 => Some(utf8(rest).unwrap_or_else(|| (windows_1252(rest[0]), 1))),
        Encoding::Windows1252 => Some((windows_1252(rest[0]), 1)),
        Encoding::Utf16Le => Some(utf16(rest, u16::from_le_bytes)),
        Encoding::Utf16Be => Some(utf16(rest, u16::from_be_bytes)),
    }
}

fn utf8(rest: &[u8]) -> Option<(char, usize)> {
    let length = match rest[0] {
        0..0x80 => 1,
        0xC2..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0..0xF5 => 4,
        _ => return None,
    };
    let text = std::str::from_utf8(rest.get(..length)?).ok()?;
    Some((text.chars().next()?, length))
}

fn utf16(rest: &[u8], unit: fn([u8; 2]) -> u16) -> (char, usize) {
    let pair = |at: usize| Some(unit([*rest.get(at)?, *rest.get(at + 1)?]));
    let Some(first) = pair(0) else {
        return (char::REPLACEMENT_CHARACTER, rest.len());
    };
    let units = [first, pair(2).unwrap_or(0)];
    match char::decode_utf16(units).next() {
        Some(Ok(c)) => (c, c.len_utf16() * 2),
        _ => (char::REPLACEMENT_CHARACTER, 2),
    }
}

fn windows_1252(byte: u8) -> char {
    let code = match byte {
        0x80..0xA0 => C1[usize::from(byte - 0x80)],
        _ => u16::from(byte),
    };
    char::from_u32(u32::from(code)).unwrap_or(char::REPLACEMENT_CHARACTER)
}
