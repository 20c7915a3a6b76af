//! Unicode to MARC-8.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use super::tables::{self, Set};
use super::{Fault, Rule, first_special, reference};

/// The text in MARC-8, which begins and ends with ASCII in G0 and ANSEL in G1, with its faults.
///
/// Text that is plain ASCII is borrowed. An accented letter becomes the mark and the letter, unless
/// MARC-8 has it as one; a character that MARC-8 lacks becomes `&#xXXXX;` and a
/// [`Rule::WrittenAsReference`]. Text that looks like a reference has its ampersand written as
/// one, so that it comes back as it was.
#[must_use]
pub fn encode(text: &str) -> (Cow<'_, [u8]>, Vec<Fault>) {
    if first_special(text.as_bytes()).is_none() {
        return (Cow::Borrowed(text.as_bytes()), Vec::new());
    }
    let mut encoder = Encoder {
        bytes: Vec::with_capacity(text.len() + text.len() / 2),
        g0: Set::Ascii,
        second_half: None,
        faults: Vec::new(),
    };
    let mut at = 0;
    while let Some(cluster) = text.get(at..).and_then(first_cluster) {
        encoder.cluster(cluster, at, text);
        at += cluster.len();
    }
    encoder.enter(Set::Ascii);
    (Cow::Owned(encoder.bytes), encoder.faults)
}

/// A character with the marks behind it.
fn first_cluster(text: &str) -> Option<&str> {
    let mut chars = text.char_indices();
    chars.next()?;
    let end = chars
        .find(|(_, char)| !is_mark(*char))
        .map_or(text.len(), |(at, _)| at);
    text.get(..end)
}

fn is_mark(char: char) -> bool {
    !char.is_ascii() && canonical_combining_class(char) != 0
}

struct Encoder {
    bytes: Vec<u8>,
    g0: Set,
    /// The second half of a mark over two letters, to stand before the next letter.
    second_half: Option<u8>,
    faults: Vec<Fault>,
}

impl Encoder {
    fn cluster(&mut self, cluster: &str, at: usize, text: &str) {
        let mut chars = cluster.chars();
        let (Some(base), marks) = (chars.next(), chars.as_str()) else {
            return;
        };
        if base == '&'
            && text
                .get(at..)
                .is_some_and(|rest| reference(rest.as_bytes()).is_some())
        {
            return self.references(cluster);
        }
        if (base < ' ' && base != '\u{1B}') || base == '\u{7F}' {
            return self.control(base, marks, at);
        }
        let (letter, marks) = taken_apart(cluster);
        // An escape byte would call a character set.
        if !self.has(letter) || is_mark(letter) || base == '\u{1B}' {
            self.faults.push(Fault {
                offset: at,
                rule: Rule::WrittenAsReference,
                found: u32::from(base),
            });
            return self.references(cluster);
        }
        let written = marks
            .iter()
            .take_while(|mark| tables::code(**mark).is_some())
            .count();
        let (written, left) = marks.split_at(written);
        self.enter_for(letter);
        self.bytes.extend(self.second_half.take());
        written.iter().for_each(|mark| self.put(*mark));
        self.put(letter);
        if let Some(mark) = left.first() {
            self.faults.push(Fault {
                offset: at,
                rule: Rule::WrittenAsReference,
                found: u32::from(*mark),
            });
            self.references(&left.iter().collect::<String>());
        }
        self.second_half = written.iter().find_map(|mark| second_half(*mark));
    }

    /// Whether MARC-8 has the character at all.
    fn has(&self, char: char) -> bool {
        char.is_ascii() || tables::code(char).is_some()
    }

    fn control(&mut self, char: char, marks: &str, at: usize) {
        self.enter(Set::Ascii);
        if !matches!(char, '\u{1D}'..='\u{1F}') {
            self.faults.push(Fault {
                offset: at,
                rule: Rule::ControlCharacter,
                found: u32::from(char),
            });
        }
        self.bytes.extend(u8::try_from(char));
        self.second_half = None;
        self.references(marks);
    }

    fn references(&mut self, chars: &str) {
        if !chars.is_empty() {
            self.enter(Set::Ascii);
        }
        for char in chars.chars() {
            self.bytes
                .extend(format!("&#x{:04X};", u32::from(char)).into_bytes());
        }
    }

    /// Changes G0 if the letter needs it; letters, blanks and stops stay in a script that has them.
    fn enter_for(&mut self, letter: char) {
        if self.within(letter).is_some() {
            return;
        }
        match tables::code(letter) {
            Some((Set::Ansel, _)) => {}
            Some((set, _)) => self.enter(set),
            None => self.enter(Set::Ascii),
        }
    }

    /// The byte of the character in the set that is in G0 now, if it has one byte a character.
    fn within(&self, char: char) -> Option<u8> {
        match self.g0 {
            Set::Ascii => u8::try_from(char).ok().filter(u8::is_ascii),
            Set::EastAsian => None,
            set if char == ' ' => set.is_script().then_some(b' '),
            set => tables::code_within(set, char),
        }
    }

    fn put(&mut self, char: char) {
        if let Some(byte) = self.within(char) {
            return self.bytes.push(byte);
        }
        match tables::code(char) {
            Some((Set::Ansel, code)) => self.bytes.extend(u8::try_from(code | 0x80)),
            Some((Set::EastAsian, code)) => {
                self.enter(Set::EastAsian);
                self.bytes.extend(code.to_be_bytes().iter().skip(1));
            }
            Some((set, code)) => {
                self.enter(set);
                self.bytes.extend(u8::try_from(code));
            }
            None => {
                self.enter(Set::Ascii);
                self.bytes.extend(u8::try_from(char));
            }
        }
    }

    /// Furnishes G0 with the set.
    fn enter(&mut self, set: Set) {
        if self.g0 == set {
            return;
        }
        let custom = matches!(
            self.g0,
            Set::Subscripts | Set::Superscripts | Set::GreekSymbols
        );
        match set {
            Set::Ascii if custom => self.bytes.extend(b"\x1Bs"),
            Set::Subscripts | Set::Superscripts | Set::GreekSymbols => {
                self.bytes.extend([0x1B, set.final_byte()]);
            }
            Set::EastAsian => self.bytes.extend(b"\x1B$1"),
            _ => self.bytes.extend([0x1B, b'(', set.final_byte()]),
        }
        self.g0 = set;
    }
}

/// The half of a double mark that belongs to the second letter (ligature, double tilde).
const fn second_half(mark: char) -> Option<u8> {
    match mark {
        '\u{361}' => Some(0xEC),
        '\u{360}' => Some(0xFB),
        _ => None,
    }
}

/// A letter and its marks as MARC-8 has them: taken apart as far as needed, and no further.
fn taken_apart(cluster: &str) -> (char, Vec<char>) {
    let mut chars = cluster.chars();
    let first = chars.next().unwrap_or_default();
    if chars.as_str().is_empty() && (first.is_ascii() || tables::code(first).is_some()) {
        return (first, Vec::new());
    }
    let mut parts = cluster.nfd();
    let mut letter = parts.next().unwrap_or_default();
    let mut marks = Vec::new();
    for mark in parts {
        match compose(letter, mark).filter(|whole| tables::code(*whole).is_some()) {
            Some(whole) => letter = whole,
            None => marks.push(mark),
        }
    }
    if !marks.iter().all(|mark| is_mark(*mark)) {
        // Hangul comes apart into letters, not marks; leave it whole.
        return (first, cluster.chars().skip(1).collect());
    }
    (letter, marks)
}
