//! Bytes to a message and its faults.

mod fixed;
mod trailer;

use crate::dialect::Dialect;
use crate::fault::{Fault, Faults, Rule};
use crate::message::{Code, Field, Message};
use crate::tables::fields::{field as known_field, place};
use crate::tables::messages::{MessageKind, message as known_message};

/// How much one message may be, whatever the other side sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one message; what is longer is cut.
    pub message: usize,
    /// Fields of one message.
    pub fields: usize,
    /// Faults listed for one message.
    pub faults: usize,
}

impl Default for Limits {
    /// 64 KiB, 4,096 fields, 100 faults.
    fn default() -> Self {
        Self {
            message: 1 << 16,
            fields: 1 << 12,
            faults: 100,
        }
    }
}

/// What reading one frame gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The message, with everything good that was found; `None` when it is no SIP2.
    pub message: Option<Message>,
    /// What is wrong with it, by place.
    pub faults: Vec<Fault>,
}

impl Outcome {
    /// Whether the message came through unharmed: its checksum, if it has one, is right.
    #[must_use]
    pub fn intact(&self) -> bool {
        let harmed = |fault: &Fault| matches!(fault.rule, Rule::Checksum | Rule::ChecksumFormat);
        self.message.is_some() && !self.faults.iter().any(harmed)
    }
}

/// The value of a field may have this many characters (SIP2 2.00, "Variable-length fields").
const LONGEST_VALUE: usize = 255;

/// Reads one frame: the bytes of one message, with or without its terminator.
#[must_use]
pub fn read(frame: &[u8], dialect: &Dialect, limits: &Limits) -> Outcome {
    let mut reader = Reader {
        dialect,
        limits,
        faults: Faults::new(limits.faults),
        seen: SeenCodes::default(),
    };
    let message = reader.message(frame);
    Outcome {
        message,
        faults: reader.faults.finish(frame.len()),
    }
}

/// The work on one frame.
struct Reader<'d> {
    dialect: &'d Dialect,
    limits: &'d Limits,
    faults: Faults,
    seen: SeenCodes,
}

impl Reader<'_> {
    fn message(&mut self, frame: &[u8]) -> Option<Message> {
        let (bytes, start) = self.trimmed(frame);
        let [first @ b'0'..=b'9', second @ b'0'..=b'9', ..] = *bytes else {
            let found = format!(
                "begins with \"{}\"",
                bytes.get(..8).unwrap_or(bytes).escape_ascii()
            );
            self.faults.add(start, Rule::NotSip2, found);
            return None;
        };
        let code = Code([first, second]);
        let kind = known_message(code);
        if kind.is_none() {
            self.faults
                .add(start, Rule::UnknownMessage, format!("message {code}"));
        }
        let trailer = self.trailer(bytes, kind.map_or(2, |kind| 2 + kind.fixed_width()), start);
        let body = bytes.get(2..trailer.from.max(2)).unwrap_or_default();
        let (fixed, width) =
            kind.map_or_else(Default::default, |kind| self.fixed(kind, body, start + 2));
        let mut message = Message {
            code,
            fixed,
            fields: Vec::new(),
            sequence: trailer.sequence,
            checksum: trailer.checksum,
        };
        self.fields(
            body.get(width..).unwrap_or_default(),
            start + 2 + width,
            &mut message,
        );
        if let Some(kind) = kind {
            self.look_over(kind, &message, start + trailer.from);
        }
        Some(message)
    }

    /// The frame without line ends and filling around it, and where it begins.
    fn trimmed<'f>(&mut self, frame: &'f [u8]) -> (&'f [u8], usize) {
        let most = self.limits.message;
        if frame.len() > most {
            let found = format!("{} bytes, the limit is {most}", frame.len());
            self.faults.add(most, Rule::TooLong, found);
        }
        let frame = frame.get(..most).unwrap_or(frame);
        let filling = |byte: &u8| matches!(byte, 0 | b'\r' | b'\n' | b' ' | b'\t');
        let start = frame
            .iter()
            .position(|byte| !filling(byte))
            .unwrap_or(frame.len());
        if start > 0 {
            self.faults
                .add(0, Rule::LeadingBytes, format!("{start} bytes of filling"));
        }
        let ends = |byte: &u8| matches!(byte, 0 | b'\r' | b'\n');
        let end = frame
            .iter()
            .rposition(|byte| !ends(byte))
            .map_or(start, |at| at + 1);
        (frame.get(start..end).unwrap_or_default(), start)
    }

    fn fields(&mut self, body: &[u8], start: usize, message: &mut Message) {
        let delimiter = self.dialect.delimiter;
        let count = body.iter().filter(|byte| **byte == delimiter).count();
        message.fields.reserve_exact(count.min(self.limits.fields));
        let mut at = start;
        for piece in body.split(|byte| *byte == delimiter) {
            let last = at + piece.len() >= start + body.len();
            if message.fields.len() >= self.limits.fields {
                let found = format!("more than {} fields", self.limits.fields);
                return self.faults.add(at, Rule::TooManyFields, found);
            }
            if piece.is_empty() && !last {
                self.faults
                    .add(at, Rule::EmptyPiece, "nothing between two delimiters");
            } else if !piece.is_empty() {
                self.piece(piece, at, message);
                if last {
                    let found = "the last field is not closed".to_owned();
                    self.faults
                        .add(at + piece.len(), Rule::MissingDelimiter, found);
                }
            }
            at += piece.len() + 1;
        }
    }

    /// One piece between delimiters: a field, or the rest of the one before it.
    fn piece(&mut self, piece: &[u8], at: usize, message: &mut Message) {
        let code = match *piece {
            [first, second, ..] => Some(Code([first, second])).filter(|code| code.is_field()),
            _ => None,
        };
        let Some(code) = code else {
            return self.rest(piece, at, message);
        };
        let value = self.text(piece.get(2..).unwrap_or_default(), at + 2);
        self.value(code, &value, at);
        message.fields.push(Field { code, value });
    }

    /// Text that begins with no code: kept with the field before it, or without a field.
    fn rest(&mut self, piece: &[u8], at: usize, message: &mut Message) {
        let text = self.text(piece, at);
        let found = format!(
            "\"{}\" begins with no code",
            text.chars().take(12).collect::<String>()
        );
        self.faults.add(at, Rule::FieldCode, found);
        match message
            .fields
            .last_mut()
            .filter(|field| field.code != Code::NONE)
        {
            Some(before) => {
                before.value.push(char::from(self.dialect.delimiter));
                before.value.push_str(&text);
            }
            None => message.fields.push(Field {
                code: Code::NONE,
                value: text,
            }),
        }
    }

    fn text(&mut self, bytes: &[u8], at: usize) -> String {
        let (text, taken) = self.dialect.encoding.decode(bytes);
        if let Some(taken) = taken {
            let place = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
            self.faults
                .add(at + place, Rule::Encoding, format!("read as {taken}"));
        }
        let control = if text.bytes().any(|byte| !matches!(byte, b' '..=b'~')) {
            text.char_indices().find(|(_, sign)| sign.is_control())
        } else {
            None
        };
        if let Some((place, sign)) = control {
            self.faults.add(
                at + place,
                Rule::ControlCharacter,
                format!("{sign:?} in text"),
            );
        }
        text.into_owned()
    }

    /// Holds a value against the table of fields.
    fn value(&mut self, code: Code, value: &str, at: usize) {
        let length = value.len();
        if length > LONGEST_VALUE && value.chars().count() > LONGEST_VALUE {
            self.faults
                .add(at, Rule::FieldTooLong, format!("{code} has {length} bytes"));
        }
        let Some(kind) = known_field(code) else {
            return;
        };
        if self.seen.again(code) && !kind.repeats {
            self.faults
                .add(at, Rule::RepeatedField, format!("{code} stands again"));
        }
        let width = kind.width == 0 || length == kind.width;
        if !(value.is_empty() || kind.form.holds(value) && width) {
            let shown: String = value.chars().take(24).collect();
            let found = format!("{code} ({}) is \"{shown}\"", kind.name);
            self.faults.add(at, Rule::FieldValue, found);
        }
    }

    /// Required fields.
    fn look_over(&mut self, kind: &MessageKind, message: &Message, end: usize) {
        let there = |code: &Code| message.fields.iter().any(|field| field.code == *code);
        for code in kind
            .required
            .iter()
            .filter(|code| self.dialect.require_fields && !there(code))
        {
            let name = known_field(*code).map_or("", |known| known.name);
            self.faults.add(
                end,
                Rule::MissingField,
                format!("{} ({}) has no {code} ({name})", kind.code, kind.name),
            );
        }
    }
}

/// Which codes were seen: one bit for each.
#[derive(Default)]
struct SeenCodes([u64; 15]);

impl SeenCodes {
    /// Notes the code and says whether it was there before.
    fn again(&mut self, code: Code) -> bool {
        let place = place(code).unwrap_or_default();
        let Some(word) = self.0.get_mut(place / 64) else {
            return false;
        };
        let bit = 1 << (place % 64);
        let before = *word & bit != 0;
        *word |= bit;
        before
    }
}
