//! Writing a record as ISO 2709.

use crate::fault::Faults;
use crate::{DataField, Encoding, Fault, Field, Record, Rule, Tag, marc8};

use super::{
    DELIMITER, ENTRY, FIELD_TERMINATOR, LEADER, LONGEST_FIELD, LONGEST_RECORD, RECORD_TERMINATOR,
};

/// The encoding to write text in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// UTF-8, and leader/09 says so.
    #[default]
    Utf8,
    /// MARC-8, and leader/09 says so.
    Marc8,
    /// What leader/09 already says: UTF-8 for a, MARC-8 for anything else.
    AsLeader,
}

/// Appends the record to `out`, from leader to record terminator.
///
/// Lengths and places are computed; everything else is written as it stands, so that a record read
/// without faults comes out byte for byte as it came in. What ISO 2709 cannot express is written as well
/// as it can be (lengths stop at 9999 and 99999, delimiters in text become blanks) and handed back as
/// faults; their offsets are places in the record written.
pub fn write(record: &Record, target: Target, out: &mut Vec<u8>) -> Vec<Fault> {
    let mut writer = Writer::new(record, target);
    let start = out.len();
    let base = LEADER + record.fields.len() * ENTRY + 1;
    out.extend_from_slice(record.leader.as_bytes());
    out.resize(start + base, b'0');
    for (index, field) in record.fields.iter().enumerate() {
        let at = out.len();
        writer.field(field, (at - start) as u64, out);
        out.push(FIELD_TERMINATOR);
        let length = out.len() - at;
        if length > LONGEST_FIELD {
            writer.faults.add(
                (at - start) as u64,
                Some(field.tag()),
                Rule::FieldTooLong(length as u64),
            );
        }
        let entry = start + LEADER + index * ENTRY;
        out[entry..entry + 3].copy_from_slice(field.tag().as_bytes());
        digits(&mut out[entry + 3..entry + 7], length);
        digits(&mut out[entry + 7..entry + ENTRY], at - start - base);
    }
    out[start + base - 1] = FIELD_TERMINATOR;
    out.push(RECORD_TERMINATOR);
    writer.finish_leader(base, &mut out[start..]);
    writer.faults.finish(0)
}

struct Writer {
    encoding: Encoding,
    mark: bool,
    faults: Faults,
}

impl Writer {
    fn new(record: &Record, target: Target) -> Self {
        let encoding = match target {
            Target::Marc8 => Encoding::Marc8,
            Target::AsLeader if !record.leader.is_utf8() => Encoding::Marc8,
            Target::Utf8 | Target::AsLeader => Encoding::Utf8,
        };
        Self {
            encoding,
            mark: target != Target::AsLeader,
            faults: Faults::new(1, 1_000),
        }
    }

    fn finish_leader(&mut self, base: usize, record: &mut [u8]) {
        let length = record.len();
        if length > LONGEST_RECORD {
            self.faults.add(0, None, Rule::RecordTooLong(length as u64));
        }
        digits(&mut record[..5], length);
        digits(&mut record[12..17], base);
        if self.mark {
            record[9] = if self.encoding == Encoding::Utf8 {
                b'a'
            } else {
                b' '
            };
        }
    }

    fn field(&mut self, field: &Field, at: u64, out: &mut Vec<u8>) {
        match field {
            Field::Control(control) => self.text(&control.value, at, control.tag, out),
            Field::Data(data) => self.data(data, at, out),
        }
    }

    fn data(&mut self, field: &DataField, at: u64, out: &mut Vec<u8>) {
        out.extend_from_slice(&field.indicators);
        for subfield in &field.subfields {
            out.push(DELIMITER);
            if subfield.code != '\0' {
                let mut code = [0; 4];
                self.text(subfield.code.encode_utf8(&mut code), at, field.tag, out);
            }
            self.text(&subfield.value, at, field.tag, out);
        }
    }

    fn text(&mut self, text: &str, at: u64, tag: Tag, out: &mut Vec<u8>) {
        let start = out.len();
        if self.encoding == Encoding::Utf8 {
            out.extend_from_slice(text.as_bytes());
        } else {
            let (bytes, wrong) = marc8::encode(text);
            out.extend_from_slice(&bytes);
            for fault in wrong {
                self.faults.add(at, Some(tag), Rule::Marc8(fault));
            }
        }
        self.blank_delimiters(&mut out[start..], at, tag);
    }

    fn blank_delimiters(&mut self, text: &mut [u8], at: u64, tag: Tag) {
        let delimiters = RECORD_TERMINATOR..=DELIMITER;
        if !text
            .iter()
            .fold(false, |any, byte| any | delimiters.contains(byte))
        {
            return;
        }
        self.faults.add(at, Some(tag), Rule::DelimiterInText);
        for byte in text.iter_mut().filter(|byte| delimiters.contains(byte)) {
            *byte = b' ';
        }
    }
}

/// Writes a number in decimal, filled up with noughts; nines where it does not fit.
fn digits(place: &mut [u8], number: usize) {
    let mut rest = number;
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    if rest > 0 {
        place.fill(b'9');
    }
}
