//! Writing a record as MARCXML.

use crate::{DataField, Field, Record};

use super::escape::{attribute, content};

/// What stands before the first record of a file.
pub const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n";

/// What stands behind the last record of a file.
pub const CLOSE: &str = "</collection>\n";

/// Appends the record as one `record` element and a line end; nothing is lost.
pub fn write(record: &Record, out: &mut Vec<u8>) {
    begin(record.leader.as_bytes(), out);
    for field in &record.fields {
        match field {
            Field::Control(field) => control(field.tag.as_bytes(), field.value.as_bytes(), out),
            Field::Data(field) => data(field, out),
        }
    }
    end(out);
}

fn data(field: &DataField, out: &mut Vec<u8>) {
    begin_data(field.tag.as_bytes(), field.indicators, out);
    for part in &field.subfields {
        let mut code = [0; 4];
        subfield(
            part.code.encode_utf8(&mut code).as_bytes(),
            part.value.as_bytes(),
            out,
        );
    }
    end_data(out);
}

pub(super) fn begin(leader: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"<record>\n  <leader>");
    content(leader, out);
    out.extend_from_slice(b"</leader>\n");
}

pub(super) fn end(out: &mut Vec<u8>) {
    out.extend_from_slice(b"</record>\n");
}

pub(super) fn control(tag: &[u8; 3], text: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"  <controlfield tag=\"");
    plain_or_escaped(tag, out);
    out.extend_from_slice(b"\">");
    content(text, out);
    out.extend_from_slice(b"</controlfield>\n");
}

pub(super) fn begin_data(tag: &[u8; 3], indicators: [u8; 2], out: &mut Vec<u8>) {
    out.extend_from_slice(b"  <datafield tag=\"");
    plain_or_escaped(tag, out);
    out.extend_from_slice(b"\" ind1=\"");
    plain_or_escaped(&indicators[..1], out);
    out.extend_from_slice(b"\" ind2=\"");
    plain_or_escaped(&indicators[1..], out);
    out.extend_from_slice(b"\">\n");
}

pub(super) fn end_data(out: &mut Vec<u8>) {
    out.extend_from_slice(b"  </datafield>\n");
}

pub(super) fn subfield(code: &[u8], text: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"    <subfield code=\"");
    plain_or_escaped(code, out);
    out.extend_from_slice(b"\">");
    content(text, out);
    out.extend_from_slice(b"</subfield>\n");
}

/// Short values are nearly always letters, digits or blanks.
fn plain_or_escaped(text: &[u8], out: &mut Vec<u8>) {
    if text
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || *byte == b' ')
    {
        out.extend_from_slice(text);
    } else {
        attribute(text, out);
    }
}
