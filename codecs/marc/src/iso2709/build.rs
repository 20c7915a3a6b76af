//! From the bytes of fields to a [`Record`] that owns its text.

use crate::fault::Faults;
use crate::{ControlField, DataField, Field, Leader, Record, Rule, Subfield, Tag};

use super::text::{Decoder, Place};
use super::{DELIMITER, RawRecord};

/// The record of a sound frame that begins here in the input.
pub(super) fn record(
    raw: RawRecord<'_>,
    offset: u64,
    decoder: &mut Decoder,
    faults: &mut Faults,
) -> Record {
    let mut record = Record::new(raw.leader());
    record.fields.reserve(raw.bytes().len() / 64);
    for part in raw.fields() {
        let place = offset + part.at as u64;
        record
            .fields
            .push(field(part.tag, part.data, place, decoder, faults));
    }
    record
}

/// One field from its tag and contents.
pub(super) fn field(
    tag: [u8; 3],
    data: &[u8],
    offset: u64,
    decoder: &mut Decoder,
    faults: &mut Faults,
) -> Field {
    let tag = read_tag(tag, offset, faults);
    let place = Place {
        offset,
        tag: Some(tag),
    };
    let is_data = match memchr::memchr(DELIMITER, data) {
        None => false,
        Some(at) => !tag.is_control() || at == 2,
    };
    if is_data {
        if tag.is_control() {
            faults.add(offset, Some(tag), Rule::ControlSubfields);
        }
        return Field::Data(data_field(tag, data, place, decoder, faults));
    }
    if !tag.is_control() && tag != UNKNOWN {
        faults.add(offset, Some(tag), Rule::Indicators);
    }
    let value = decoder.decode(data, place, faults).into_owned();
    Field::Control(ControlField { tag, value })
}

/// The tag of a field whose tag is lost.
pub(super) const UNKNOWN: Tag = Tag::new("???");

fn read_tag(bytes: [u8; 3], offset: u64, faults: &mut Faults) -> Tag {
    let tag = Tag::lossy(bytes);
    if tag != UNKNOWN && !bytes.iter().all(u8::is_ascii_alphanumeric) {
        faults.add(offset, Some(tag), Rule::Tag(super::raw::shown(&bytes)));
    }
    tag
}

fn data_field(
    tag: Tag,
    data: &[u8],
    place: Place,
    decoder: &mut Decoder,
    faults: &mut Faults,
) -> DataField {
    let mut parts = Parts {
        rest: Some(data),
        at: 0,
    };
    let head = parts.next().map_or(data, |(_, head)| head);
    let mut field = DataField::new(tag, [b' '; 2]);
    let surplus = indicators(head, &mut field.indicators);
    if head.len() != 2 || !surplus.is_empty() {
        faults.add(place.offset, Some(tag), Rule::Indicators);
    }
    if !surplus.is_empty() {
        let value = decoder.decode(surplus, place, faults);
        field.subfields.push(Subfield::new('\0', value));
    }
    for (at, part) in parts {
        let offset = place.offset + at as u64;
        field
            .subfields
            .push(subfield(part, Place { offset, ..place }, decoder, faults));
    }
    field
}

/// Sets the indicators as far as the bytes before the first subfield give them; hands back the rest.
fn indicators<'a>(head: &'a [u8], indicators: &mut [u8; 2]) -> &'a [u8] {
    let (first, rest) = head.split_at(head.len().min(2));
    if !first.is_ascii() {
        return head;
    }
    for (to, from) in indicators.iter_mut().zip(first) {
        *to = *from;
    }
    rest
}

fn subfield(part: &[u8], place: Place, decoder: &mut Decoder, faults: &mut Faults) -> Subfield {
    let Some((code, value)) = part.split_first() else {
        faults.add(place.offset, place.tag, Rule::SubfieldCode);
        return Subfield::new('\0', "");
    };
    if code.is_ascii_graphic() {
        let value = decoder.decode(value, place, faults);
        return Subfield::new(char::from(*code), value);
    }
    faults.add(place.offset, place.tag, Rule::SubfieldCode);
    odd_subfield(&decoder.decode(part, place, faults))
}

/// A subfield whose code is not ASCII: its first character, or none if that is a blank.
fn odd_subfield(text: &str) -> Subfield {
    let mut rest = text.chars();
    match rest.next() {
        Some(code) if !code.is_whitespace() => Subfield::new(code, rest.as_str()),
        _ => Subfield::new('\0', text),
    }
}

/// What stands between delimiters, with its place in the field.
struct Parts<'a> {
    rest: Option<&'a [u8]>,
    at: usize,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (usize, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest?;
        let at = self.at;
        let end = memchr::memchr(DELIMITER, rest);
        let part = &rest[..end.unwrap_or(rest.len())];
        self.rest = end.map(|end| &rest[end + 1..]);
        self.at += part.len() + 1;
        Some((at, part))
    }
}

/// The leader of a damaged record, with a fault when it is short or not ASCII.
pub(super) fn leader(bytes: &[u8], offset: u64, faults: &mut Faults) -> Leader {
    let head = &bytes[..bytes.len().min(Leader::LEN)];
    let usable = head.iter().filter(|byte| byte.is_ascii()).count();
    if usable != Leader::LEN {
        faults.add(offset, None, Rule::Leader(usable));
    }
    Leader::lossy(head)
}
