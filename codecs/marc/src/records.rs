//! A stream of records in whichever format and packing it comes.

use std::io::{self, Cursor, Read};

use crate::format::detect;
use crate::unpack::{peek, unpack};
use crate::{Format, Limits, Outcome, iso2709, json, mrk, xml};

/// How many bytes are looked at to tell the format.
const HEAD: usize = 4096;

/// Input whose first bytes were looked at.
pub type Input<'a> = io::Chain<Cursor<Vec<u8>>, Box<dyn Read + Send + 'a>>;

/// The records of an input, one after the other.
#[derive(Debug)]
pub enum Records<R> {
    /// From ISO 2709.
    Marc(iso2709::Reader<R>),
    /// From MARCXML.
    MarcXml(xml::Reader<R>),
    /// From MARC-in-JSON.
    Json(json::Reader<R>),
    /// From mnemonic MARC.
    Mnemonic(mrk::Reader<R>),
}

/// The records of an input, unpacked, in the format it shows itself to be in, or in this one.
///
/// What is in no known format is read as ISO 2709, and shows as faults.
///
/// # Errors
/// Those of the input while its first bytes are read.
pub fn open<'a>(
    input: impl Read + Send + 'a,
    format: Option<Format>,
    limits: Limits,
) -> io::Result<Records<Input<'a>>> {
    let (format, input) = recognise(input, format)?;
    Ok(Records::new(input, format, limits))
}

/// Unpacks an input and tells its format, without reading any record.
///
/// # Errors
/// Those of the input while its first bytes are read.
pub fn recognise<'a>(
    input: impl Read + Send + 'a,
    format: Option<Format>,
) -> io::Result<(Format, Input<'a>)> {
    let mut input = unpack(input)?;
    let head = peek(&mut input, HEAD)?;
    let format = format.or_else(|| detect(&head)).unwrap_or(Format::Marc);
    Ok((format, Cursor::new(head).chain(input)))
}

impl<R: Read> Records<R> {
    /// Over this input, which is in this format.
    pub fn new(input: R, format: Format, limits: Limits) -> Self {
        match format {
            Format::Marc => Self::Marc(iso2709::Reader::with_limits(input, limits)),
            Format::MarcXml => Self::MarcXml(xml::Reader::with_limits(input, limits)),
            Format::Json => Self::Json(json::Reader::with_limits(input, limits)),
            Format::Mnemonic => Self::Mnemonic(mrk::Reader::with_limits(input, limits)),
        }
    }

    /// The format being read.
    #[must_use]
    pub const fn format(&self) -> Format {
        match self {
            Self::Marc(_) => Format::Marc,
            Self::MarcXml(_) => Format::MarcXml,
            Self::Json(_) => Format::Json,
            Self::Mnemonic(_) => Format::Mnemonic,
        }
    }
}

impl<R: Read> Iterator for Records<R> {
    type Item = io::Result<Outcome>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Marc(reader) => reader.next(),
            Self::MarcXml(reader) => reader.next(),
            Self::Json(reader) => reader.next(),
            Self::Mnemonic(reader) => reader.next(),
        }
    }
}
