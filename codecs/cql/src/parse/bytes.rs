//! A query as it came over the wire: bytes that ought to be UTF-8.

use super::{Parsed, parse};
use crate::{Fault, Options, Rule};

/// As [`parse`], from bytes. What is not UTF-8 is replaced and told, each fault at its byte.
#[must_use]
pub fn parse_bytes(bytes: &[u8], options: &Options) -> Parsed {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return parse(text, options);
    }
    let read = &bytes[..bytes.len().min(options.limits.bytes)];
    let repaired = Repaired::new(read);
    let mut parsed = parse(&repaired.text, options);
    for fault in &mut parsed.faults {
        fault.at = repaired.place(fault.at);
    }
    let most = options.limits.faults;
    let bad = repaired.bad.iter().take(most);
    let told = bad.map(|&(_, at)| Fault::new(at, Rule::Utf8, format!("byte {:02X}", bytes[at])));
    parsed.faults.extend(told);
    if read.len() < bytes.len() {
        let found = format!("{} bytes", bytes.len());
        parsed
            .faults
            .push(Fault::new(read.len(), Rule::Length, found));
    }
    parsed.faults.sort_by_key(|fault| fault.at);
    parsed
}

/// A text with its bad bytes replaced.
struct Repaired {
    text: String,
    /// Each replacement: where it ends in the text, where its bytes started.
    bad: Vec<(usize, usize)>,
    /// Where each good part starts: in the text, in the bytes.
    parts: Vec<(usize, usize)>,
    /// How many bytes there are.
    bytes: usize,
}

impl Repaired {
    fn new(bytes: &[u8]) -> Self {
        let mut repaired = Self {
            text: String::with_capacity(bytes.len()),
            bad: Vec::new(),
            parts: Vec::new(),
            bytes: bytes.len(),
        };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            repaired.parts.push((repaired.text.len(), at));
            repaired.text.push_str(chunk.valid());
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                repaired.text.push('\u{fffd}');
                repaired.bad.push((repaired.text.len(), at));
                at += chunk.invalid().len();
            }
        }
        repaired
    }

    /// The byte that a place in the text stands for.
    fn place(&self, at: usize) -> usize {
        let part = self.parts.partition_point(|&(start, _)| start <= at);
        let next = self.parts.get(part).map_or(self.bytes, |&(_, byte)| byte);
        match self.parts.get(part.wrapping_sub(1)) {
            Some(&(start, byte)) => next.min(byte + (at - start)),
            None => at,
        }
    }
}
