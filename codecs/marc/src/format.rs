//! The formats in which records are kept in files, told from their first bytes.

use std::fmt;
use std::str::FromStr;

use crate::iso2709::Target;
use crate::{Fault, Record, iso2709, json, mrk, xml};

/// A file format for MARC records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// ISO 2709 (`.mrc`).
    Marc,
    /// MARCXML.
    MarcXml,
    /// MARC-in-JSON.
    Json,
    /// Mnemonic MARC (`.mrk`).
    Mnemonic,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Marc, Self::MarcXml, Self::Json, Self::Mnemonic];

    /// The short name by which it is asked for: marc, marcxml, json, mrk.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marc => "marc",
            Self::MarcXml => "marcxml",
            Self::Json => "json",
            Self::Mnemonic => "mrk",
        }
    }
}

impl Format {
    /// What stands before the first record of a file.
    #[must_use]
    pub const fn open(self) -> &'static str {
        match self {
            Self::MarcXml => xml::OPEN,
            Self::Json => json::OPEN,
            Self::Marc | Self::Mnemonic => "",
        }
    }

    /// What stands between two records.
    #[must_use]
    pub const fn between(self) -> &'static str {
        match self {
            Self::Json => json::BETWEEN,
            Self::Marc | Self::MarcXml | Self::Mnemonic => "",
        }
    }

    /// What stands behind the last record of a file.
    #[must_use]
    pub const fn close(self) -> &'static str {
        match self {
            Self::MarcXml => xml::CLOSE,
            Self::Json => json::CLOSE,
            Self::Marc | Self::Mnemonic => "",
        }
    }

    /// Appends one record in this format, and hands back what the format could not express.
    ///
    /// `target` matters to ISO 2709 only; the other formats are always Unicode.
    pub fn write(self, record: &Record, target: Target, out: &mut Vec<u8>) -> Vec<Fault> {
        match self {
            Self::Marc => return iso2709::write(record, target, out),
            Self::MarcXml => xml::write(record, out),
            Self::Json => json::write(record, out),
            Self::Mnemonic => mrk::write(record, out),
        }
        Vec::new()
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is none of marc, marcxml, json, mrk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a format: use marc, marcxml, json or mrk",
            self.0
        )
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let known = Self::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The format of the records that begin with these bytes (some 4 kB will do); `None` when they are none of ours.
#[must_use]
pub fn detect(head: &[u8]) -> Option<Format> {
    if matches!(head, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..]) {
        return Some(Format::MarcXml);
    }
    let text = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    match text {
        [b'<', ..] if is_html(text) => None,
        [b'<', ..] => Some(Format::MarcXml),
        [b'{', ..] => Some(Format::Json),
        [b'[', rest @ ..] if matches!(rest.trim_ascii_start(), [b'{' | b']', ..]) => {
            Some(Format::Json)
        }
        [b'=', tag @ ..] if tag.iter().take(3).all(u8::is_ascii_alphanumeric) => {
            Some(Format::Mnemonic)
        }
        [first, ..] if first.is_ascii_digit() => Some(Format::Marc),
        _ if head.iter().any(|byte| matches!(byte, 0x1D..=0x1F)) => Some(Format::Marc),
        _ => None,
    }
}

fn is_html(text: &[u8]) -> bool {
    let head = text[..text.len().min(512)].to_ascii_lowercase();
    head.starts_with(b"<!doctype html")
        || head.starts_with(b"<html")
        || memchr::memmem::find(&head, b"<head>").is_some()
}
