//! What systems and terminals do differently, as values.

use crate::date::Zone;
use crate::encoding::Encoding;

/// How a message ends on the wire. In reading, each of them ends a message whatever is set here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Terminator {
    /// Carriage return, as the standard has it.
    #[default]
    Cr,
    /// Line feed.
    Lf,
    /// Carriage return and line feed, as many terminals of other makers want.
    CrLf,
}

impl Terminator {
    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Cr => b"\r",
            Self::Lf => b"\n",
            Self::CrLf => b"\r\n",
        }
    }
}

/// What becomes of fields without a value when a message is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EmptyFields {
    /// As the message has them.
    #[default]
    AsGiven,
    /// Optional ones are left out, required ones that are missing are sent empty (`AC|`): the standard's way.
    Required,
    /// All are left out, for terminals that stumble over a field without a value.
    Omitted,
}

/// In which order fields are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FieldOrder {
    /// As the message has them. The standard leaves the order free.
    #[default]
    AsGiven,
    /// As the standard's tables list them, for terminals that read by position; others after them.
    Standard,
}

/// The manner of one terminal or system: everything two parties must agree on beyond the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// What ends a message that is written.
    pub terminator: Terminator,
    /// How text stands in bytes.
    pub encoding: Encoding,
    /// The byte between fields, `|` in the standard. An ASCII sign, not a letter or digit.
    pub delimiter: u8,
    /// Whether the last field is written with a delimiter after it.
    pub closing_delimiter: bool,
    /// What the zone block of the fixed dates is written as; `None` leaves it as the message has it.
    pub zone: Option<Zone>,
    /// What becomes of empty fields in writing.
    pub empty: EmptyFields,
    /// The order of fields in writing.
    pub order: FieldOrder,
    /// Whether a field that the standard requires and that is missing is told as a fault in reading.
    pub require_fields: bool,
}

impl Default for Dialect {
    /// The standard's: carriage return, `|` after every field, UTF-8 (of which ASCII is a part).
    fn default() -> Self {
        Self {
            terminator: Terminator::Cr,
            encoding: Encoding::Utf8,
            delimiter: b'|',
            closing_delimiter: true,
            zone: None,
            empty: EmptyFields::AsGiven,
            order: FieldOrder::AsGiven,
            require_fields: true,
        }
    }
}
