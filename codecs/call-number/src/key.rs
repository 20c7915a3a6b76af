//! The shelf key: bytes whose plain order is the order of the shelf.
//!
//! A key is a version byte, a rank byte (in place, or fallback at the end), then one segment for
//! each part. Every segment ends before any of its content could be mistaken for the next one,
//! and segment tags stand in the order "nothing before something", so that comparing bytes
//! compares part by part and nothing is ever padded.

use std::fmt;

use crate::part::{CallNumber, Kind, Part};
use crate::tail::{self, Piece, TailOrder};
use crate::{Scheme, natural};

/// Raised whenever a rule changes what any key looks like: keys of different versions must not
/// be compared, and stored ones are to be made anew.
pub const KEY_VERSION: u8 = 1;

const END: u8 = 0x01;
const IN_PLACE: u8 = 0x20;
const FALLBACK: u8 = 0xF0;

/// The tags of segments. Their order is the rule of the shelf, see README.
mod tag {
    pub(super) const STEM_END: u8 = 0x04;
    pub(super) const HYPHEN: u8 = 0x05;
    pub(super) const SLASH: u8 = 0x06;
    pub(super) const COPY: u8 = 0x08;
    pub(super) const NO_DATE: u8 = 0x09;
    pub(super) const YEAR: u8 = 0x0C;
    pub(super) const NUMBER: u8 = 0x10;
    pub(super) const WORD: u8 = 0x18;
    pub(super) const WORK: u8 = 0x20;
    pub(super) const CLASS_SUFFIX: u8 = 0x28;
    pub(super) const CUTTER: u8 = 0x30;
    /// Number after letters: SuDoc, and Dewey sections after Dewey numbers use the same step.
    pub(super) const AFTER_LETTERS: u8 = 0x38;
    pub(super) const SENATE: u8 = 0x40;
}

/// Bytes whose plain order is shelf order, within one scheme and one key version.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShelfKey(Vec<u8>);

impl ShelfKey {
    /// The bytes, to be stored in a BLOB or bytea column and ordered by it.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, taken over.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// A key read back from storage; nothing is checked, since any bytes have an order.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Version of the rules the key was made by ([`KEY_VERSION`] for keys made now); zero when
    /// the key is empty.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.0.first().map_or(0, |byte| byte >> 4)
    }

    /// Whether the call number was malformed and the key is its fallback place at the end.
    #[must_use]
    pub fn is_fallback(&self) -> bool {
        self.0.get(1) == Some(&FALLBACK)
    }
}

impl fmt::Debug for ShelfKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShelfKey(")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        write!(f, ")")
    }
}

/// Makes the key of a call number that was read.
pub(crate) fn of(number: &CallNumber<'_>, order: TailOrder) -> ShelfKey {
    let mut key = Writer(Vec::with_capacity(number.text.len() + 16));
    key.0.push((KEY_VERSION << 4) | order.code());
    if number.malformed() {
        key.0.push(FALLBACK);
        natural::parts(number.text)
            .iter()
            .for_each(|part| key.part(number, part));
    } else {
        key.0.push(IN_PLACE);
        for piece in tail::arrange(number, order) {
            key.piece(number, piece);
        }
    }
    ShelfKey(key.0)
}

struct Writer(Vec<u8>);

impl Writer {
    fn piece(&mut self, number: &CallNumber<'_>, piece: Piece<'_>) {
        match piece {
            Piece::Part(part) => self.part(number, part),
            Piece::NoDate => self.0.push(tag::NO_DATE),
            Piece::NoCopy => {
                self.0.push(tag::COPY);
                self.whole("0");
                self.0.push(END);
            }
        }
    }

    fn part(&mut self, number: &CallNumber<'_>, part: &Part) {
        let text = number.str(part);
        let sudoc = number.scheme == Scheme::SuDoc && !number.malformed();
        match part.kind {
            Kind::Prefix => {}
            Kind::Letters if number.scheme == Scheme::Dewey => {
                self.folded(tag::AFTER_LETTERS, text);
            }
            Kind::Letters => self.folded(tag::WORD, text),
            Kind::ClassNumber => self.class_number(text),
            Kind::ClassSuffix => self.folded(tag::CLASS_SUFFIX, text),
            Kind::Cutter => self.folded(tag::CUTTER, text),
            Kind::Work => self.folded(tag::WORK, text),
            Kind::Number if sudoc => self.number(tag::AFTER_LETTERS, text),
            Kind::Number => self.number(tag::NUMBER, text),
            Kind::Word => self.folded(tag::WORD, text),
            Kind::Copy => self.number(
                tag::COPY,
                text.trim_start_matches(|c: char| !c.is_ascii_digit()),
            ),
            Kind::Joint => self
                .0
                .push(if text == "-" { tag::HYPHEN } else { tag::SLASH }),
            Kind::StemEnd => self.0.push(tag::STEM_END),
            Kind::Year => self.year(text),
            Kind::Senate => self.folded(tag::SENATE, text),
        }
    }

    /// Letters and digits in lower case, all else left out.
    fn folded(&mut self, tag: u8, text: &str) {
        self.0.push(tag);
        let mut utf8 = [0; 4];
        for c in text.chars() {
            if c.is_ascii() {
                if c.is_ascii_alphanumeric() {
                    self.0.push(c.to_ascii_lowercase() as u8);
                }
            } else {
                for lower in c.to_lowercase() {
                    self.0
                        .extend_from_slice(lower.encode_utf8(&mut utf8).as_bytes());
                }
            }
        }
        self.0.push(END);
    }

    /// A whole number: how many digits, then the digits, leading zeros left out.
    fn whole(&mut self, digits: &str) {
        let digits = digits.trim_start_matches('0');
        match u8::try_from(digits.len()) {
            Ok(length) if length < u8::MAX => self.0.push(length),
            _ => {
                self.0.push(u8::MAX);
                self.0
                    .extend_from_slice(&(digits.len() as u64).to_be_bytes());
            }
        }
        self.0.extend_from_slice(digits.as_bytes());
    }

    /// A whole number with its suffix (`1997x`); the suffix of an ordinal (`28th`) says nothing.
    fn number(&mut self, tag: u8, text: &str) {
        self.0.push(tag);
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let (digits, suffix) = text.split_at(end);
        self.whole(digits);
        let suffix = suffix.trim();
        if !natural::is_ordinal(suffix) {
            self.0
                .extend(suffix.bytes().map(|b| b.to_ascii_lowercase()));
        }
        self.0.push(END);
    }

    /// Whole number, then the decimal extension digit by digit; segmentation marks left out.
    fn class_number(&mut self, text: &str) {
        self.0.push(tag::NUMBER);
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
        self.whole(&digits(whole));
        self.0.extend_from_slice(digits(decimals).as_bytes());
        self.0.push(END);
    }

    /// A SuDoc year: three digits lack their first one. A span stands after its last year.
    fn year(&mut self, text: &str) {
        let (first, last) = text.split_once('-').unwrap_or((text, ""));
        let first = full_year(first);
        let last = first
            .get(..first.len() - last.len().min(first.len()))
            .unwrap_or_default()
            .to_owned()
            + last;
        self.0.push(tag::YEAR);
        self.whole(&last);
        if first != last {
            self.0.push(tag::NUMBER);
            self.whole(&first);
        }
        self.0.push(END);
    }
}

fn full_year(digits: &str) -> String {
    if digits.len() == 3 {
        format!("1{digits}")
    } else {
        digits.to_owned()
    }
}
