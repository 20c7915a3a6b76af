//! A message as a value.

use std::fmt;

use crate::date::Timestamp;
use crate::tables::fixed::FixedField;
use crate::tables::messages::{MessageKind, message};
use crate::tables::{Form, fields};

/// The two characters that name a message (`11`) or a field (`AA`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub [u8; 2]);

impl Code {
    /// The code of text that stood where a field should and has none; it is written without a code.
    pub const NONE: Self = Self(*b"??");

    /// The code of two ASCII capitals or digits, as in `Code::field("AA")`; `None` for anything else.
    #[must_use]
    pub fn field(text: &str) -> Option<Self> {
        let code = text.as_bytes().try_into().map(Self).ok()?;
        code.is_field().then_some(code)
    }

    /// Whether it may name a field.
    pub(crate) const fn is_field(self) -> bool {
        let [first, second] = self.0;
        first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.0.map(char::from);
        write!(f, "{first}{second}")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A field of variable length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which field.
    pub code: Code,
    /// Its text; empty where the field was sent without one.
    pub value: String,
}

/// The message has no such fixed field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchField {
    /// The message.
    pub message: Code,
    /// The name of the field.
    pub field: &'static str,
}

impl fmt::Display for NoSuchField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { message, field } = self;
        write!(f, "message {message} has no fixed field \"{field}\"")
    }
}

impl std::error::Error for NoSuchField {}

/// One message: its code, the fixed-length part, the fields in their order, and the error detection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub(crate) code: Code,
    pub(crate) fixed: String,
    /// The fields in their order, repeated ones as often as they stand.
    pub fields: Vec<Field>,
    /// The sequence number (AY), 0 to 9.
    pub sequence: Option<u8>,
    /// Whether it has a checksum (AZ).
    pub checksum: bool,
}

impl Message {
    /// An empty message of this kind: blanks for flags and dates, zeros for counts, `N`, the first code of a list.
    #[must_use]
    pub fn new(kind: &MessageKind) -> Self {
        let blank = |field: &FixedField| match field.form {
            Form::YesNo | Form::Answers => "N".repeat(field.width),
            Form::YesNoUnknown => "U".repeat(field.width),
            Form::ZeroOne | Form::Count | Form::Digits => "0".repeat(field.width),
            Form::Code(list) => list.first().map_or("", |row| row.0).to_owned(),
            Form::Text | Form::Flags | Form::Date | Form::Money => " ".repeat(field.width),
        };
        Self {
            code: kind.code,
            fixed: kind.fixed.iter().map(blank).collect(),
            fields: Vec::new(),
            sequence: None,
            checksum: false,
        }
    }

    /// The code, two digits.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// What the protocol says of this message; `None` for a code that it does not have.
    #[must_use]
    pub fn kind(&self) -> Option<&'static MessageKind> {
        message(self.code)
    }

    /// The whole fixed-length part. For a message that the protocol does not have, what stands before its first delimiter.
    #[must_use]
    pub fn fixed_part(&self) -> &str {
        &self.fixed
    }

    /// A fixed field, with its blanks; `None` where the message has no such field.
    #[must_use]
    pub fn fixed(&self, field: &FixedField) -> Option<&str> {
        let (from, width) = self.place(field)?;
        self.fixed.get(from..from + width)
    }

    /// A fixed field as a date; `None` where it is blank or no date.
    #[must_use]
    pub fn date(&self, field: &FixedField) -> Option<Timestamp> {
        Timestamp::parse(self.fixed(field)?)
    }

    /// A fixed field as a number; `None` where it is blank or no number.
    #[must_use]
    pub fn number(&self, field: &FixedField) -> Option<u32> {
        self.fixed(field)?.trim().parse().ok()
    }

    /// Sets a fixed field: cut or filled to its width (counts with zeros before, others with blanks
    /// after), signs outside ASCII as `?`.
    ///
    /// # Errors
    /// [`NoSuchField`] when the message has no such field.
    pub fn set(&mut self, field: &FixedField, value: &str) -> Result<(), NoSuchField> {
        let missing = NoSuchField {
            message: self.code,
            field: field.name,
        };
        let (from, width) = self.place(field).ok_or(missing)?;
        let plain = value
            .chars()
            .map(|c| if matches!(c, ' '..='~') { c } else { '?' });
        let cut: String = plain.take(width).collect();
        let filled = match field.form {
            Form::Count | Form::Digits => format!("{cut:0>width$}"),
            _ => format!("{cut:<width$}"),
        };
        self.fixed.replace_range(from..from + width, &filled);
        Ok(())
    }

    /// Where a fixed field stands in the fixed part. All of it is ASCII, so bytes are characters.
    fn place(&self, field: &FixedField) -> Option<(usize, usize)> {
        let kind = self.kind()?;
        let before = kind
            .fixed
            .iter()
            .take_while(|known| known.name != field.name);
        let from: usize = before.map(|known| known.width).sum();
        let known = kind.fixed.iter().any(|known| known.name == field.name);
        (known && from + field.width <= self.fixed.len()).then_some((from, field.width))
    }

    /// The first field of this code, as in `message.get("AA")`; `None` where there is none.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&str> {
        self.all(code).next()
    }

    /// The first field of this code if it says something: an empty one counts as missing.
    #[must_use]
    pub fn said(&self, code: &str) -> Option<&str> {
        self.all(code).find(|value| !value.is_empty())
    }

    /// Every field of this code.
    pub fn all<'m>(&'m self, code: &str) -> impl Iterator<Item = &'m str> + use<'m> {
        let code = Code::field(code).unwrap_or(Code::NONE);
        let those = self.fields.iter().filter(move |field| field.code == code);
        those.map(|field| field.value.as_str())
    }

    /// Adds a field. A code that may not name one is taken for text without a code.
    pub fn push(&mut self, code: &str, value: impl Into<String>) {
        self.fields.push(Field {
            code: Code::field(code).unwrap_or(Code::NONE),
            value: value.into(),
        });
    }

    /// The same with this field added.
    #[must_use]
    pub fn with(mut self, code: &str, value: impl Into<String>) -> Self {
        self.push(code, value);
        self
    }

    /// The same with this fixed field set; unchanged where the message has no such field.
    #[must_use]
    pub fn with_fixed(mut self, field: &FixedField, value: &str) -> Self {
        // The message stays as it is where the table has no such field; `set` tells.
        let _ = self.set(field, value);
        self
    }
}

impl Field {
    /// The standard's name for it, where the tables have one.
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        fields::field(self.code).map(|kind| kind.name)
    }
}
