//! The basic encoding rules (X.690), as far as Z39.50 uses them: by hand, bounded, iterative.

pub(crate) mod frame;
pub(crate) mod read;
pub(crate) mod tree;
pub(crate) mod value;
pub(crate) mod write;

use serde::Serialize;

/// The class of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Of ASN.1 itself.
    Universal,
    /// Of an application.
    Application,
    /// Of the type that it stands in: nearly all tags of Z39.50.
    Context,
    /// Of whoever agreed on it.
    Private,
}

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Tag {
    /// Its class.
    pub class: Class,
    /// Its number.
    pub number: u32,
}

pub(crate) const fn context(number: u32) -> Tag {
    Tag {
        class: Class::Context,
        number,
    }
}

pub(crate) const fn universal(number: u32) -> Tag {
    Tag {
        class: Class::Universal,
        number,
    }
}

/// The tag and length before a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) tag: Tag,
    pub(crate) constructed: bool,
    /// `None` when the value goes on to its end mark.
    pub(crate) length: Option<usize>,
    /// Bytes of tag and length.
    pub(crate) size: usize,
}

/// Why there is no header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bad {
    /// The bytes end within it.
    Short,
    /// Tag number past 2^32, length past 2^63, or a reserved length.
    Range,
    /// A value that is not made of others cannot be of indefinite length.
    Indefinite,
}

impl Header {
    /// Reads the header at the start of the bytes.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Bad> {
        let first = *bytes.first().ok_or(Bad::Short)?;
        let class = match first >> 6 {
            0 => Class::Universal,
            1 => Class::Application,
            2 => Class::Context,
            _ => Class::Private,
        };
        let constructed = first & 0x20 != 0;
        let (number, after_tag) = tag_number(bytes, first & 0x1f)?;
        let (length, size) = length(bytes, after_tag)?;
        if length.is_none() && !constructed {
            return Err(Bad::Indefinite);
        }
        Ok(Self {
            tag: Tag { class, number },
            constructed,
            length,
            size,
        })
    }

    /// Whether this is the mark that ends a value of indefinite length.
    pub(crate) fn is_end_mark(&self) -> bool {
        self.tag == universal(0) && !self.constructed && self.length == Some(0)
    }
}

fn tag_number(bytes: &[u8], low: u8) -> Result<(u32, usize), Bad> {
    if low != 0x1f {
        return Ok((u32::from(low), 1));
    }
    let mut number: u32 = 0;
    for (n, byte) in bytes.iter().enumerate().skip(1) {
        if n > 5 || number > u32::MAX >> 7 {
            return Err(Bad::Range);
        }
        number = (number << 7) | u32::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Ok((number, n + 1));
        }
    }
    Err(Bad::Short)
}

fn length(bytes: &[u8], at: usize) -> Result<(Option<usize>, usize), Bad> {
    let first = *bytes.get(at).ok_or(Bad::Short)?;
    match first {
        0x80 => return Ok((None, at + 1)),
        0xff => return Err(Bad::Range),
        0..0x80 => return Ok((Some(usize::from(first)), at + 1)),
        _ => {}
    }
    let count = usize::from(first & 0x7f);
    let digits = bytes.get(at + 1..).unwrap_or_default();
    let mut length: u64 = 0;
    for n in 0..count {
        let digit = digits.get(n).ok_or(Bad::Short)?;
        if length > (i64::MAX as u64) >> 8 {
            return Err(Bad::Range);
        }
        length = (length << 8) | u64::from(*digit);
    }
    let length = usize::try_from(length).map_err(|_| Bad::Range)?;
    Ok((Some(length), at + 1 + count))
}
