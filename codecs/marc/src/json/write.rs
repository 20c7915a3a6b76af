//! Writing a record as MARC-in-JSON.

use crate::{DataField, Field, Record};

/// What stands before the first record of a file.
pub const OPEN: &str = "[\n";
/// What stands between two records.
pub const BETWEEN: &str = ",\n";
/// What stands behind the last record of a file.
pub const CLOSE: &str = "\n]\n";

/// Appends the record as one object in one line, without a line end; nothing is lost.
pub fn write(record: &Record, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"leader\":");
    string(record.leader.as_str(), out);
    out.extend_from_slice(b",\"fields\":[");
    for (index, field) in record.fields.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"{" } else { b",{" });
        string(field.tag().as_str(), out);
        out.push(b':');
        match field {
            Field::Control(field) => string(&field.value, out),
            Field::Data(field) => data(field, out),
        }
        out.push(b'}');
    }
    out.extend_from_slice(b"]}");
}

fn data(field: &DataField, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"ind1\":");
    string(field.indicator1().encode_utf8(&mut [0; 4]), out);
    out.extend_from_slice(b",\"ind2\":");
    string(field.indicator2().encode_utf8(&mut [0; 4]), out);
    out.extend_from_slice(b",\"subfields\":[");
    for (index, subfield) in field.subfields.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"{" } else { b",{" });
        let mut code = [0; 4];
        string(subfield.code.encode_utf8(&mut code), out);
        out.push(b':');
        string(&subfield.value, out);
        out.push(b'}');
    }
    out.extend_from_slice(b"]}");
}

/// Appends a JSON string with its quotes.
fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut from = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if !matches!(byte, b'"' | b'\\' | 0..=0x1F) {
            continue;
        }
        out.extend_from_slice(&bytes[from..at]);
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            _ => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        }
        from = at + 1;
    }
    out.extend_from_slice(&bytes[from..]);
    out.push(b'"');
}
