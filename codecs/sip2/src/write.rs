//! A message to bytes, in the manner of a dialect.

use crate::checksum::checksum;
use crate::dialect::{Dialect, EmptyFields, FieldOrder};
use crate::fault::{Fault, Faults, Rule};
use crate::message::{Code, Field, Message};
use crate::tables::Form;
use crate::tables::messages::MessageKind;

/// Appends the message with its terminator, and says what could not be written as it was.
pub fn write(message: &Message, dialect: &Dialect, out: &mut Vec<u8>) -> Vec<Fault> {
    let start = out.len();
    let mut faults = Faults::new(100);
    out.extend_from_slice(&message.code.0);
    write_fixed(message, dialect, out);
    let kind = message.kind();
    let mut fields: Vec<&Field> = message
        .fields
        .iter()
        .filter(|field| stays(field, kind, dialect))
        .collect();
    let missing = missing(message, kind, dialect);
    fields.extend(&missing);
    if let (FieldOrder::Standard, Some(kind)) = (dialect.order, kind) {
        fields.sort_by_key(|field| rank(field.code, kind));
    }
    let error_detection = message.sequence.is_some() || message.checksum;
    let count = fields.len();
    for (index, field) in fields.into_iter().enumerate() {
        write_field(field, dialect, out, start, &mut faults);
        if index + 1 < count || dialect.closing_delimiter || error_detection {
            out.push(dialect.delimiter);
        }
    }
    write_trailer(message, out, start);
    out.extend_from_slice(dialect.terminator.bytes());
    faults.finish(out.len() - start)
}

fn write_fixed(message: &Message, dialect: &Dialect, out: &mut Vec<u8>) {
    let from = out.len();
    out.extend_from_slice(message.fixed.as_bytes());
    let (Some(zone), Some(kind)) = (dialect.zone, message.kind()) else {
        return;
    };
    let mut at = from;
    for field in kind.fixed {
        let dated = field.form == Form::Date && message.date(field).is_some();
        if let Some(block) = out.get_mut(at + 8..at + 12).filter(|_| dated) {
            block.copy_from_slice(&zone.block());
        }
        at += field.width;
    }
}

/// Whether a field is written at all.
fn stays(field: &Field, kind: Option<&MessageKind>, dialect: &Dialect) -> bool {
    let required = || kind.is_none_or(|kind| kind.required.contains(&field.code));
    match dialect.empty {
        EmptyFields::AsGiven => true,
        EmptyFields::Required => !field.value.is_empty() || required(),
        EmptyFields::Omitted => !field.value.is_empty(),
    }
}

/// The required fields that the message lacks, empty, where the dialect sends them.
fn missing(message: &Message, kind: Option<&MessageKind>, dialect: &Dialect) -> Vec<Field> {
    let wanted = kind.filter(|_| dialect.empty == EmptyFields::Required);
    let required = wanted.map_or(&[][..], |kind| kind.required);
    let lacking = required
        .iter()
        .filter(|code| message.fields.iter().all(|field| field.code != **code));
    let empty = lacking.map(|code| Field {
        code: *code,
        value: String::new(),
    });
    empty.collect()
}

/// Where the standard lists a field; those it does not list come last, in their order.
fn rank(code: Code, kind: &MessageKind) -> usize {
    let mut listed = kind.required.iter().chain(kind.optional);
    listed
        .position(|known| *known == code)
        .unwrap_or(usize::MAX)
}

fn write_field(
    field: &Field,
    dialect: &Dialect,
    out: &mut Vec<u8>,
    start: usize,
    faults: &mut Faults,
) {
    if field.code != Code::NONE {
        out.extend_from_slice(&field.code.0);
    }
    let from = out.len();
    let at = from - start;
    dialect.encoding.encode(&field.value, out, |lacking| {
        let found = format!("{} has {lacking:?}, which the encoding has not", field.code);
        faults.add(at, Rule::Unencodable, found);
    });
    for byte in out.iter_mut().skip(from) {
        if *byte == dialect.delimiter || matches!(byte, b'\r' | b'\n') {
            let found = format!("{} has a delimiter or line end in its text", field.code);
            faults.add(at, Rule::DelimiterInText, found);
            *byte = b' ';
        }
    }
}

fn write_trailer(message: &Message, out: &mut Vec<u8>, start: usize) {
    if let Some(sequence) = message.sequence {
        out.extend_from_slice(&[b'A', b'Y', b'0' + sequence % 10]);
    }
    if message.checksum {
        out.extend_from_slice(b"AZ");
        let sum = checksum(out.get(start..).unwrap_or_default());
        out.extend_from_slice(format!("{sum:04X}").as_bytes());
    }
}
