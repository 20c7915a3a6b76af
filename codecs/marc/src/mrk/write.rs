//! Writing a record as mnemonic MARC.

use crate::{DataField, Field, Record};

/// Appends the record, a field a line, and the empty line that ends it; nothing is lost.
pub fn write(record: &Record, out: &mut Vec<u8>) {
    line("LDR", out);
    text(record.leader.as_str(), true, out);
    out.push(b'\n');
    for field in &record.fields {
        line(field.tag().as_str(), out);
        match field {
            Field::Control(field) => text(&field.value, true, out),
            Field::Data(field) => data(field, out),
        }
        out.push(b'\n');
    }
    out.push(b'\n');
}

fn line(tag: &str, out: &mut Vec<u8>) {
    out.push(b'=');
    out.extend_from_slice(tag.as_bytes());
    out.extend_from_slice(b"  ");
}

fn data(field: &DataField, out: &mut Vec<u8>) {
    for indicator in [field.indicator1(), field.indicator2()] {
        text(indicator.encode_utf8(&mut [0; 4]), true, out);
    }
    for subfield in &field.subfields {
        out.push(b'$');
        text(subfield.code.encode_utf8(&mut [0; 4]), false, out);
        text(&subfield.value, false, out);
    }
}

/// Writes text; blanks become `\` where the format asks for it.
fn text(text: &str, blanks: bool, out: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b' ' if blanks => out.push(b'\\'),
            b'$' => out.extend_from_slice(b"{dollar}"),
            b'{' => out.extend_from_slice(b"{lcub}"),
            b'}' => out.extend_from_slice(b"{rcub}"),
            b'\\' => out.extend_from_slice(b"{bsol}"),
            0..=0x1F | 0x7F => out.extend_from_slice(format!("{{U+{byte:04X}}}").as_bytes()),
            _ => out.push(byte),
        }
    }
}
