//! Control fields, data fields and their subfields.

use super::Tag;

/// One variable field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Text without indicators and subfields (001 to 009).
    Control(ControlField),
    /// Indicators and subfields (010 to 999).
    Data(DataField),
}

/// A field that is plain text: 001 to 009, or any other that came without subfields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ControlField {
    /// The three characters of the tag.
    pub tag: Tag,
    /// The text, without the field terminator.
    pub value: String,
}

/// A field with two indicators and subfields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DataField {
    /// The three characters of the tag.
    pub tag: Tag,
    /// The two indicators, ASCII; a blank is a space.
    pub indicators: [u8; 2],
    /// The subfields in order.
    pub subfields: Vec<Subfield>,
}

/// One subfield: a code of one character, and text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subfield {
    /// The code after the delimiter, usually a to z or 0 to 9; NUL where a damaged record had none.
    pub code: char,
    /// The text, without delimiters.
    pub value: String,
}

impl Field {
    /// The tag of the field.
    #[must_use]
    pub const fn tag(&self) -> Tag {
        match self {
            Self::Control(field) => field.tag,
            Self::Data(field) => field.tag,
        }
    }

    /// The field as a data field, if it is one.
    #[must_use]
    pub const fn as_data(&self) -> Option<&DataField> {
        match self {
            Self::Data(field) => Some(field),
            Self::Control(_) => None,
        }
    }

    /// The field as a control field, if it is one.
    #[must_use]
    pub const fn as_control(&self) -> Option<&ControlField> {
        match self {
            Self::Control(field) => Some(field),
            Self::Data(_) => None,
        }
    }
}

impl ControlField {
    /// A control field with this tag and text.
    #[must_use]
    pub fn new(tag: impl Into<Tag>, value: impl Into<String>) -> Self {
        Self {
            tag: tag.into(),
            value: value.into(),
        }
    }
}

impl DataField {
    /// A data field with this tag and these indicators (`b" 0"`, `b"10"`) and no subfields yet.
    #[must_use]
    pub fn new(tag: impl Into<Tag>, indicators: [u8; 2]) -> Self {
        Self {
            tag: tag.into(),
            indicators,
            subfields: Vec::new(),
        }
    }

    /// The same field with one more subfield at its end.
    #[must_use]
    pub fn with(mut self, code: char, value: impl Into<String>) -> Self {
        self.subfields.push(Subfield::new(code, value));
        self
    }

    /// The text of the first subfield with this code.
    #[must_use]
    pub fn first(&self, code: char) -> Option<&str> {
        self.values(code).next()
    }

    /// The texts of all subfields with this code, in order.
    pub fn values(&self, code: char) -> impl Iterator<Item = &str> {
        self.subfields
            .iter()
            .filter(move |s| s.code == code)
            .map(|s| s.value.as_str())
    }

    /// The first indicator as a character.
    #[must_use]
    pub const fn indicator1(&self) -> char {
        self.indicators[0] as char
    }

    /// The second indicator as a character.
    #[must_use]
    pub const fn indicator2(&self) -> char {
        self.indicators[1] as char
    }
}

impl Subfield {
    /// A subfield with this code and text.
    #[must_use]
    pub fn new(code: char, value: impl Into<String>) -> Self {
        Self {
            code,
            value: value.into(),
        }
    }
}

impl From<ControlField> for Field {
    fn from(field: ControlField) -> Self {
        Self::Control(field)
    }
}

impl From<DataField> for Field {
    fn from(field: DataField) -> Self {
        Self::Data(field)
    }
}
