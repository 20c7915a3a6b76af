//! Writing values, all with definite lengths.

use super::{Class, Tag};

/// Bytes while they are written.
#[derive(Default)]
pub(crate) struct Writer {
    out: Vec<u8>,
    /// Where the content of each open value starts, and its tag.
    open: Vec<(usize, Tag)>,
}

impl Writer {
    /// The bytes, with all values closed.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    /// Starts a value made of others.
    pub(crate) fn open(&mut self, tag: Tag) {
        self.open.push((self.out.len(), tag));
    }

    /// Ends the value started last.
    pub(crate) fn close(&mut self) {
        if let Some((start, tag)) = self.open.pop() {
            let header = header(tag, true, self.out.len() - start);
            self.out.splice(start..start, header);
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
