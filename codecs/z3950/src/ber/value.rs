//! The simple types of ASN.1 that Z39.50 is made of.

use std::fmt;

use serde::Serialize;

use super::read::Reader;
use super::tree::View;
use super::write::Writer;
use super::{Tag, universal};
use crate::Rule;

/// A type that has a tag of its own and can have another one put for it (IMPLICIT).
pub(crate) trait Value: Sized {
    /// Its own tag.
    const TAG: Tag;

    fn read(reader: &mut Reader, view: View<'_>) -> Self;

    fn write(&self, writer: &mut Writer, tag: Tag);
}

/// A type that is told by its tag: one of a choice, or one that keeps its own.
pub(crate) trait Item: Sized {
    fn accepts(tag: Tag) -> bool;

    fn read_item(reader: &mut Reader, view: View<'_>) -> Option<Self>;

    fn write_item(&self, writer: &mut Writer);
}

/// Types with a tag of their own stand in lists by it.
macro_rules! items {
    ($($name:ty),*) => {$(
        impl $crate::ber::value::Item for $name {
            fn accepts(tag: $crate::ber::Tag) -> bool {
                tag == <$name as $crate::ber::value::Value>::TAG
            }

            fn read_item(
                reader: &mut $crate::ber::read::Reader,
                view: $crate::ber::tree::View<'_>,
            ) -> Option<Self> {
                Some(<$name as $crate::ber::value::Value>::read(reader, view))
            }

            fn write_item(&self, writer: &mut $crate::ber::write::Writer) {
                let tag = <$name as $crate::ber::value::Value>::TAG;
                $crate::ber::value::Value::write(self, writer, tag);
            }
        }
    )*};
}
pub(crate) use items;

/// Bytes without further meaning (OCTET STRING).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Bytes(pub Vec<u8>);

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

/// A value that is kept as it came: its content, which may be of any type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Opaque {
    /// Whether the content is made of other values.
    pub constructed: bool,
    /// The content in BER.
    pub content: Vec<u8>,
}

/// Flags by number (BIT STRING).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Bits(pub Vec<bool>);

impl Bits {
    /// Flags of which these are set.
    #[must_use]
    pub fn of(set: &[usize]) -> Self {
        let most = set.iter().max().map_or(0, |most| most + 1);
        Self((0..most).map(|bit| set.contains(&bit)).collect())
    }

    /// Whether a flag is set; flags past the end are not.
    #[must_use]
    pub fn has(&self, bit: usize) -> bool {
        self.0.get(bit).copied().unwrap_or(false)
    }

    /// The flags set in both, as both sides of an Init agree on them.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let both = self.0.iter().zip(&other.0);
        Self(both.map(|(a, b)| *a && *b).collect())
    }
}

/// Nothing (NULL).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Null;

impl Value for Bytes {
    const TAG: Tag = universal(4);

    fn read(_: &mut Reader, view: View<'_>) -> Self {
        if !view.is_constructed() {
            return Self(view.content().to_vec());
        }
        Self(
            view.leaves()
                .flat_map(|leaf| leaf.content().to_vec())
                .collect(),
        )
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.value(tag, false, &self.0);
    }
}

impl Value for Opaque {
    const TAG: Tag = universal(16);

    fn read(_: &mut Reader, view: View<'_>) -> Self {
        Self {
            constructed: view.is_constructed(),
            content: view.content().to_vec(),
        }
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.value(tag, self.constructed, &self.content);
    }
}

impl Value for Null {
    const TAG: Tag = universal(5);

    fn read(_: &mut Reader, _: View<'_>) -> Self {
        Self
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.value(tag, false, &[]);
    }
}

impl Value for bool {
    const TAG: Tag = universal(1);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        let content = reader.primitive(view);
        if content.len() != 1 {
            reader.fault(view.at(), Rule::Boolean, format!("{} bytes", content.len()));
        }
        content.first().is_some_and(|byte| *byte != 0)
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.value(tag, false, &[if *self { 0xff } else { 0 }]);
    }
}

impl Value for i64 {
    const TAG: Tag = universal(2);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        let content = reader.primitive(view);
        if content.is_empty() || content.len() > 8 {
            reader.fault(view.at(), Rule::Integer, format!("{} bytes", content.len()));
        }
        let sign = content.first().is_some_and(|byte| byte & 0x80 != 0);
        let start = if sign { -1 } else { 0 };
        let last = &content[content.len().saturating_sub(8)..];
        last.iter().fold(start, |number: Self, byte| {
            (number << 8) | Self::from(*byte)
        })
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        let bytes = self.to_be_bytes();
        let spare = |pair: &&[u8]| {
            let sign = if pair[1] & 0x80 == 0 { 0 } else { 0xff };
            pair[0] == sign
        };
        let skip = bytes.windows(2).take_while(spare).count();
        writer.value(tag, false, &bytes[skip..]);
    }
}

impl Value for Bits {
    const TAG: Tag = universal(3);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        let content = reader.primitive(view);
        let (unused, bytes) = content.split_first().unwrap_or((&8, &[]));
        if *unused > 7 || (bytes.is_empty() && *unused > 0) {
            reader.fault(view.at(), Rule::Bits, format!("{unused} unused bits"));
            return Self::default();
        }
        let bits = bytes
            .iter()
            .flat_map(|byte| (0..8).map(move |bit| byte & (0x80 >> bit) != 0));
        let mut bits: Vec<bool> = bits.collect();
        bits.truncate(bits.len() - usize::from(*unused));
        Self(bits)
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        let mut content = vec![u8::try_from((8 - self.0.len() % 8) % 8).unwrap_or(0)];
        for eight in self.0.chunks(8) {
            let flags = eight.iter().enumerate();
            content.push(flags.fold(0, |byte, (bit, set)| byte | (u8::from(*set) << (7 - bit))));
        }
        writer.value(tag, false, &content);
    }
}

/// InternationalString: a GeneralString that is UTF-8 here, or ISO 8859-1 if it is not.
impl Value for String {
    const TAG: Tag = universal(27);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        let bytes = Bytes::read(reader, view).0;
        match Self::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                reader.fault(view.at(), Rule::Charset, "");
                error.into_bytes().into_iter().map(char::from).collect()
            }
        }
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.value(tag, false, self.as_bytes());
    }
}

/// A list (SEQUENCE OF).
impl<T: Item> Value for Vec<T> {
    const TAG: Tag = universal(16);

    fn read(reader: &mut Reader, view: View<'_>) -> Self {
        if !view.is_constructed() {
            reader.fault(view.at(), Rule::Form, "primitive");
        }
        let mut list = Self::new();
        for child in view.children() {
            if T::accepts(child.tag()) {
                list.extend(T::read_item(reader, child));
            } else {
                reader.fault(child.at(), Rule::Choice, super::read::show(child.tag()));
            }
        }
        list
    }

    fn write(&self, writer: &mut Writer, tag: Tag) {
        writer.open(tag);
        for item in self {
            item.write_item(writer);
        }
        writer.close();
    }
}

items!(i64, String, Bytes, Bits, Opaque, Null, Vec<ResultSetId>);

/// Text types with a tag of their own.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $tag:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl Value for $name {
            const TAG: Tag = $tag;

            fn read(reader: &mut Reader, view: View<'_>) -> Self {
                Self(String::read(reader, view))
            }

            fn write(&self, writer: &mut Writer, tag: Tag) {
                self.0.write(writer, tag);
            }
        }

        items!($name);

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// The name of a database.
    DatabaseName super::context(105);
    /// The name of a result set; `default` where sets have no names.
    ResultSetId super::context(31);
    /// The name of an element set: `F` full, `B` brief.
    ElementSetName super::context(103);
    /// Text of version 2 (VisibleString).
    VisibleText universal(26);
    /// A date and time (GeneralizedTime).
    Time universal(24);
    /// What an external value is, in words (ObjectDescriptor).
    Descriptor universal(7);
}
