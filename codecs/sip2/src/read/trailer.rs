//! The error detection at a message's end: `AYnAZxxxx`.

use super::Reader;
use crate::checksum::checksum;
use crate::fault::Rule;

/// What the end of a message says of it.
pub(super) struct Trailer {
    /// Where the trailer begins: everything before is the message.
    pub(super) from: usize,
    /// The sequence number.
    pub(super) sequence: Option<u8>,
    /// Whether there is a checksum.
    pub(super) checksum: bool,
}

impl Reader<'_> {
    /// Finds the trailer from the end; it begins at `earliest` or after.
    pub(super) fn trailer(&mut self, bytes: &[u8], earliest: usize, start: usize) -> Trailer {
        let Some(from) = self.begins(bytes, earliest.min(bytes.len())) else {
            return Trailer {
                from: bytes.len(),
                sequence: None,
                checksum: false,
            };
        };
        let trailer = bytes.get(from..).unwrap_or_default();
        let (sequence, rest) = match trailer {
            [b'A', b'Y', digit @ b'0'..=b'9', rest @ ..] => (Some(digit - b'0'), rest),
            [b'A', b'Y', rest @ ..] => {
                self.faults
                    .add(start + from, Rule::Sequence, "AY without a digit");
                (None, rest)
            }
            rest => (None, rest),
        };
        let rest = rest.strip_prefix(&[self.dialect.delimiter]).unwrap_or(rest);
        let checksum = self.checksum(bytes, rest, start);
        Trailer {
            from,
            sequence,
            checksum,
        }
    }

    /// Checks `AZxxxx`; whether there is such a thing.
    fn checksum(&mut self, bytes: &[u8], rest: &[u8], start: usize) -> bool {
        let Some(sum) = rest.strip_prefix(b"AZ") else {
            if !rest.is_empty() {
                let found = format!(
                    "\"{}\" after the sequence number",
                    rest.get(..12).unwrap_or(rest).escape_ascii()
                );
                self.faults
                    .add(start + bytes.len() - rest.len(), Rule::AfterChecksum, found);
            }
            return false;
        };
        let at = start + bytes.len() - sum.len();
        let digits = sum.get(..4).unwrap_or_default();
        let said = std::str::from_utf8(digits)
            .ok()
            .filter(|text| text.len() == 4 && !text.starts_with('+'));
        let Some(said) = said.and_then(|text| u16::from_str_radix(text, 16).ok()) else {
            let found = format!("\"{}\"", digits.escape_ascii());
            self.faults.add(at, Rule::ChecksumFormat, found);
            return true;
        };
        let real = checksum(bytes.get(..bytes.len() - sum.len()).unwrap_or_default());
        if said != real {
            self.faults.add(
                at,
                Rule::Checksum,
                format!("says {said:04X}, is {real:04X}"),
            );
        }
        let after = sum.get(4..).unwrap_or_default();
        if !after.is_empty() && after != [self.dialect.delimiter] {
            let found = format!("\"{}\"", after.get(..12).unwrap_or(after).escape_ascii());
            self.faults.add(at + 4, Rule::AfterChecksum, found);
        }
        true
    }

    /// Where the trailer begins: at the last piece that starts with `AY` or `AZ`, else, where a
    /// delimiter is missing, at the end of the last field.
    fn begins(&self, bytes: &[u8], earliest: usize) -> Option<usize> {
        let delimiter = self.dialect.delimiter;
        let body = bytes.get(earliest..)?;
        let mut end = body.len();
        let mut found = None;
        // At most three pieces make a trailer: AYn, AZxxxx, and nothing after a closing delimiter.
        for _ in 0..3 {
            let head = body.get(..end)?;
            let from = head
                .iter()
                .rposition(|byte| *byte == delimiter)
                .map_or(0, |at| at + 1);
            let piece = head.get(from..)?;
            let (ay, az) = (piece.starts_with(b"AY"), piece.starts_with(b"AZ"));
            if ay || az {
                found = Some(earliest + from);
            }
            if ay || from == 0 || !(piece.is_empty() || az) {
                break;
            }
            end = from - 1;
        }
        found.or_else(|| unclosed(bytes, earliest))
    }
}

/// A trailer right behind a field's text: taken for one only when its checksum is right.
fn unclosed(bytes: &[u8], earliest: usize) -> Option<usize> {
    let sum = bytes.len().checked_sub(4)?;
    let said = u16::from_str_radix(std::str::from_utf8(bytes.get(sum..)?).ok()?, 16).ok()?;
    let head = bytes.get(..sum)?;
    if !head.ends_with(b"AZ") || said != checksum(head) {
        return None;
    }
    let az = sum - 2;
    let numbered = matches!(
        head.get(az.checked_sub(3)?..az),
        Some([b'A', b'Y', b'0'..=b'9'])
    );
    let from = if numbered { az - 3 } else { az };
    (from >= earliest).then_some(from)
}
