//! From ISO 2709 to MARCXML without building records in between.

use crate::iso2709::{DELIMITER, RawField, RawRecord};

use super::write::{begin, begin_data, control, end, end_data, subfield};

/// Appends a sound record that needs no decoding as MARCXML, exactly as reading and writing it would,
/// with leader/09 saying Unicode; `false`, with nothing appended, when it needs to be read with care.
pub fn append(raw: &RawRecord<'_>, out: &mut Vec<u8>) -> bool {
    if !raw.is_unicode() {
        return false;
    }
    let start = out.len();
    let mut leader = raw.leader();
    leader.set(9, b'a');
    begin(leader.as_bytes(), out);
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
        return memchr::memchr(DELIMITER, field.data).is_none();
    }
    let [first, second, DELIMITER, rest @ ..] = field.data else {
        return false;
    };
    begin_data(&field.tag, [*first, *second], out);
    for part in rest.split(|byte| *byte == DELIMITER) {
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
