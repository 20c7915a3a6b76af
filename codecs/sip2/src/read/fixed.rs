//! The fixed-length part, also where it is a character too short or too long.
//!
//! Dates are what can be told by their look: when one stands a little beside its place, the flags
//! before it were sent short or long, and everything from the date on is read where it is.

use super::Reader;
use crate::fault::Rule;
use crate::message::Code;
use crate::tables::Form;
use crate::tables::fixed::FixedField;
use crate::tables::messages::MessageKind;

/// How far beside its place a date is looked for.
const ASTRAY: usize = 4;

impl Reader<'_> {
    /// The fixed part as the table has it, and how many bytes of the body it took.
    pub(super) fn fixed(
        &mut self,
        kind: &MessageKind,
        body: &[u8],
        start: usize,
    ) -> (String, usize) {
        let mut fixed = String::with_capacity(kind.fixed_width());
        let mut elastic = stretched(kind, body);
        let mut at = 0;
        for field in kind.fixed {
            let width = match elastic {
                Some((name, width)) if name == field.name => {
                    elastic = None;
                    let found =
                        format!("{} has {width} characters, not {}", field.name, field.width);
                    self.faults.add(start + at, Rule::FixedLength, found);
                    width
                }
                _ => field.width,
            };
            let rest = body.get(at..).unwrap_or_default();
            let found = rest.get(..width).unwrap_or(rest);
            let length = sent(field, found, kind);
            if length < width {
                let text = format!("the message ends or its fields begin within {}", field.name);
                self.faults
                    .add(start + at + length, Rule::FixedLength, text);
                self.take(
                    field,
                    found.get(..length).unwrap_or_default(),
                    start + at,
                    &mut fixed,
                );
                fill(kind, &mut fixed);
                return (fixed, at + length);
            }
            self.take(field, found, start + at, &mut fixed);
            at += width;
        }
        (
            fixed,
            at + self.filling(kind, body.get(at..).unwrap_or_default(), start + at),
        )
    }

    /// Takes one field: cut or filled with blanks to its width, in printable ASCII.
    fn take(&mut self, field: &FixedField, found: &[u8], at: usize, fixed: &mut String) {
        let from = fixed.len();
        for (index, byte) in found.iter().take(field.width).enumerate() {
            if matches!(byte, b' '..=b'~') {
                fixed.push(char::from(*byte));
                continue;
            }
            fixed.push('?');
            self.faults.add(
                at + index,
                Rule::FixedNotAscii,
                format!("{} has byte {byte:02X}", field.name),
            );
        }
        let value = fixed.get(from..).unwrap_or_default();
        if !value.is_empty() && !field.form.holds(value) {
            let found = format!("{} is \"{value}\"", field.name);
            self.faults.add(at, Rule::FixedValue, found);
        }
        for _ in found.len()..field.width {
            fixed.push(' ');
        }
    }

    /// Blanks between the fixed part and the first field.
    fn filling(&mut self, kind: &MessageKind, rest: &[u8], at: usize) -> usize {
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        let fields_follow = rest
            .get(blanks..)
            .is_some_and(|after| begins_field(after, kind));
        if blanks == 0 || !fields_follow {
            return 0;
        }
        self.faults
            .add(at, Rule::FixedLength, format!("{blanks} blanks too many"));
        blanks
    }
}

/// Fills the fixed part up to the width of its message.
fn fill(kind: &MessageKind, fixed: &mut String) {
    while fixed.len() < kind.fixed_width() {
        fixed.push(' ');
    }
}

/// How many of these bytes belong to the field: all, unless the fields begin among or before them.
fn sent(field: &FixedField, found: &[u8], kind: &MessageKind) -> usize {
    match field.form {
        Form::Count | Form::Digits => {
            let digit = |byte: &&u8| byte.is_ascii_digit() || **byte == b' ';
            let digits = found.iter().take_while(digit).count();
            let ends = found
                .get(digits..)
                .is_some_and(|rest| rest.is_empty() || begins_field(rest, kind));
            if ends { digits } else { found.len() }
        }
        Form::Date if begins_field(found, kind) => 0,
        _ => found.len(),
    }
}

/// Whether a field of this message begins here.
fn begins_field(bytes: &[u8], kind: &MessageKind) -> bool {
    let [first, second, ..] = *bytes else {
        return false;
    };
    let code = Code([first, second]);
    kind.required.contains(&code) || kind.optional.contains(&code)
}

/// The flags before the first date, with the width they were sent in, when that date is beside its place.
fn stretched(kind: &MessageKind, body: &[u8]) -> Option<(&'static str, usize)> {
    let dated = kind
        .fixed
        .iter()
        .position(|field| field.form == Form::Date)?;
    let before = kind.fixed.get(..dated)?;
    let place: usize = before.iter().map(|field| field.width).sum();
    if body
        .get(place..place + 18)
        .is_none_or(|bytes| looks_dated(bytes) || bytes.iter().all(|byte| *byte == b' '))
    {
        return None;
    }
    let flags = before
        .iter()
        .rev()
        .find(|field| field.form == Form::Flags && field.width > ASTRAY)?;
    let near = (1..=ASTRAY).flat_map(|far| [place.checked_sub(far), Some(place + far)]);
    let mut near = near.flatten();
    let found = near.find(|at| body.get(*at..at + 18).is_some_and(looks_dated))?;
    Some((flags.name, flags.width + found - place))
}

/// Eight digits, any four characters, six digits: with a year this side of 1900.
fn looks_dated(bytes: &[u8]) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    digits(0..8) && digits(12..18) && (bytes.starts_with(b"19") || bytes.starts_with(b"20"))
}
