//! From ISO 2709 to MARCXML without building records in between.

use crate::iso2709::{Chunk, Frames, RawField, RawRecord, read_frame};
use crate::{Fault, Limits};

use super::write::{begin, begin_data, control, end, end_data, subfield, write};

/// Appends a sound UTF-8 record as MARCXML, exactly as reading and writing it would; `false`, with
/// nothing appended, when the record needs to be read with care.
pub fn append(raw: &RawRecord<'_>, out: &mut Vec<u8>) -> bool {
    if !raw.is_utf8() || std::str::from_utf8(raw.data()).is_err() {
        return false;
    }
    let start = out.len();
    begin(raw.leader().as_bytes(), out);
    for field in raw.fields() {
        if !append_field(&field, out) {
            out.truncate(start);
            return false;
        }
    }
    end(out);
    true
}

fn append_field(field: &RawField<'_>, out: &mut Vec<u8>) -> bool {
    if !field.tag.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    if field.is_control() {
        control(&field.tag, field.data, out);
        return memchr::memchr(crate::iso2709::DELIMITER, field.data).is_none();
    }
    let [first, second, crate::iso2709::DELIMITER, rest @ ..] = field.data else {
        return false;
    };
    begin_data(&field.tag, [*first, *second], out);
    for part in rest.split(|byte| *byte == crate::iso2709::DELIMITER) {
        let Some((code, text)) = part
            .split_first()
            .filter(|(code, _)| code.is_ascii_graphic())
        else {
            return false;
        };
        subfield(&[*code], text, out);
    }
    end_data(out);
    first.is_ascii() && second.is_ascii()
}

/// Appends every record of a stretch of ISO 2709 as MARCXML, and hands back how many there are and what
/// is wrong with those that had to be read with care (records are counted from 1 in this stretch).
pub fn append_chunk(chunk: &Chunk, limits: &Limits, out: &mut Vec<u8>) -> (u64, Vec<Fault>) {
    let mut records = 0;
    let mut faults = Vec::new();
    for frame in Frames::new(&chunk.bytes) {
        let direct =
            frame.sound && RawRecord::parse(frame.bytes).is_ok_and(|raw| append(&raw, out));
        if direct {
            records += 1;
            continue;
        }
        let offset = chunk.offset + frame.at as u64;
        let outcome = read_frame(&frame, offset, records + 1, limits);
        faults.extend(outcome.faults);
        if let Some(record) = outcome.record {
            records += 1;
            write(&record, out);
        }
    }
    (records, faults)
}
