//! Writing values, all with definite lengths.

use super::{Class, Tag};

/// Values while they are written. Headers of values made of others are put in at the end, when
/// all lengths are known: each byte is moved once, however deep it stands.
#[derive(Default)]
pub(crate) struct Writer {
    /// All bytes but those headers.
    out: Vec<u8>,
    /// Values made of others, in the order in which they start.
    marks: Vec<Mark>,
    /// The places in `marks` of those not ended.
    open: Vec<usize>,
}

/// A value made of others.
struct Mark {
    tag: Tag,
    start: usize,
    end: usize,
    /// Bytes of the headers that will be put into it.
    headers: usize,
}

impl Mark {
    fn header(&self) -> Vec<u8> {
        header(self.tag, true, self.end - self.start + self.headers)
    }
}

impl Writer {
    /// The bytes, with all values closed.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        let mut bytes = Vec::with_capacity(self.out.len() + 6 * self.marks.len());
        let mut done = 0;
        for mark in &self.marks {
            bytes.extend_from_slice(&self.out[done..mark.start]);
            bytes.extend(mark.header());
            done = mark.start;
        }
        bytes.extend_from_slice(&self.out[done..]);
        bytes
    }

    /// Starts a value made of others.
    pub(crate) fn open(&mut self, tag: Tag) {
        self.open.push(self.marks.len());
        let start = self.out.len();
        self.marks.push(Mark {
            tag,
            start,
            end: start,
            headers: 0,
        });
    }

    /// Ends the value started last.
    pub(crate) fn close(&mut self) {
        let Some(place) = self.open.pop() else { return };
        let mark = &mut self.marks[place];
        mark.end = self.out.len();
        let added = mark.headers + mark.header().len();
        if let Some(around) = self.open.last() {
            self.marks[*around].headers += added;
        }
    }

    /// A value with its content.
    pub(crate) fn value(&mut self, tag: Tag, constructed: bool, content: &[u8]) {
        self.out.extend(header(tag, constructed, content.len()));
        self.out.extend_from_slice(content);
    }
}

fn header(tag: Tag, constructed: bool, length: usize) -> Vec<u8> {
    let class = match tag.class {
        Class::Universal => 0x00,
        Class::Application => 0x40,
        Class::Context => 0x80,
        Class::Private => 0xc0,
    };
    let first = class | if constructed { 0x20 } else { 0 };
    let mut out = Vec::with_capacity(8);
    match u8::try_from(tag.number) {
        Ok(low) if low < 0x1f => out.push(first | low),
        _ => {
            out.push(first | 0x1f);
            base_128(u64::from(tag.number), &mut out);
        }
    }
    let digits = (length as u64).to_be_bytes();
    let digits = &digits[digits.iter().take_while(|digit| **digit == 0).count()..];
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        _ => {
            // At most eight digits, so that the count fits.
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
            out.extend_from_slice(digits);
        }
    }
    out
}

/// A number in groups of seven bits, all but the last marked.
pub(crate) fn base_128(number: u64, out: &mut Vec<u8>) {
    let groups = (64 - number.leading_zeros()).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        let bits = (number >> (group * 7)) & 0x7f;
        let mark = if group == 0 { 0 } else { 0x80 };
        out.push(mark | u8::try_from(bits).unwrap_or(0));
    }
}
