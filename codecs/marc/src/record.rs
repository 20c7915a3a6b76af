//! The record in memory: a leader and fields in the order in which they came.
//!
//! Text is always Unicode here, whatever the file held; which encoding it came in is said by
//! the outcome of reading. Nothing is sorted, merged or dropped: unknown tags, local 9XX fields,
//! repeated and empty subfields all stay. A field without any subfield delimiter is kept as a
//! [`ControlField`], whatever its tag, so that its text survives.
//!
//! Deliberately absent: meaning. What a 245 is stands in `definitions` and `views`.

mod change;
mod field;
mod leader;
mod tag;

pub use field::{ControlField, DataField, Field, Subfield};
pub use leader::Leader;
pub use tag::Tag;

/// A MARC record: bibliographic, authority or holdings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// The 24 characters at the head of the record.
    pub leader: Leader,
    /// Control and data fields in the order of the record's directory.
    pub fields: Vec<Field>,
}

/// Which of the MARC 21 formats a record belongs to, told by leader/06.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A description of a resource (leader/06 a, c, d, e, f, g, i, j, k, m, o, p, r, t, or unknown).
    Bib,
    /// A heading with its references (leader/06 z).
    Authority,
    /// What a library holds of a resource, MFHD (leader/06 u, v, x, y).
    Holdings,
}

impl Kind {
    /// The format named by a leader/06 code; codes that MARC 21 does not know count as [`Kind::Bib`].
    #[must_use]
    pub const fn from_code(code: u8) -> Self {
        match code {
            b'z' => Self::Authority,
            b'u' | b'v' | b'x' | b'y' => Self::Holdings,
            _ => Self::Bib,
        }
    }
}

impl Record {
    /// A record with the given leader and no fields.
    #[must_use]
    pub const fn new(leader: Leader) -> Self {
        Self {
            leader,
            fields: Vec::new(),
        }
    }

    /// Bibliographic, authority or holdings, from leader/06.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::from_code(self.leader.record_kind())
    }

    /// The text of the first 001, the number that the agency in 003 gave this record.
    #[must_use]
    pub fn control_number(&self) -> Option<&str> {
        self.control(Tag::CONTROL_NUMBER)
    }

    /// The first field with this tag.
    #[must_use]
    pub fn field(&self, tag: impl Into<Tag>) -> Option<&Field> {
        self.fields(tag).next()
    }

    /// All fields with this tag, in order.
    pub fn fields(&self, tag: impl Into<Tag>) -> impl Iterator<Item = &Field> {
        let tag = tag.into();
        self.fields.iter().filter(move |field| field.tag() == tag)
    }

    /// All data fields with this tag, in order.
    pub fn data_fields(&self, tag: impl Into<Tag>) -> impl Iterator<Item = &DataField> {
        self.fields(tag).filter_map(Field::as_data)
    }

    /// The text of the first control field with this tag.
    #[must_use]
    pub fn control(&self, tag: impl Into<Tag>) -> Option<&str> {
        self.fields(tag)
            .find_map(Field::as_control)
            .map(|field| field.value.as_str())
    }

    /// The text of the first subfield `code` in the first field `tag` that has one.
    #[must_use]
    pub fn first(&self, tag: impl Into<Tag>, code: char) -> Option<&str> {
        self.subfields(tag, code).next()
    }

    /// The texts of every subfield `code` of every field `tag`, in order.
    pub fn subfields(&self, tag: impl Into<Tag>, code: char) -> impl Iterator<Item = &str> {
        self.data_fields(tag)
            .flat_map(move |field| field.values(code))
    }
}
