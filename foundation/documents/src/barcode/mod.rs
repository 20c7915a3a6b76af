//! Barcodes as SVG pictures: the kinds that library labels carry.

mod codabar;
mod code128;
mod code39;
mod qr;

use std::fmt::Write as _;

use serde::Serialize;
use serde::ser::SerializeStruct as _;

/// Which symbology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Code 39 (ISO/IEC 16388) without check character: `0-9 A-Z - . $ / + %` and space.
    Code39,
    /// Codabar (AIM BC3, ANSI/HIBC 10.8): `0-9 - $ : / . +`; the start and stop letters are added.
    Codabar,
    /// Code 128 (ISO/IEC 15417), sets B and C: printable ASCII.
    Code128,
    /// QR code (ISO/IEC 18004), error correction M: any text.
    Qr,
}

/// Why a text has no barcode of that kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// Nothing to draw.
    #[error("the text of a barcode is empty")]
    Empty,
    /// A character that the symbology lacks.
    #[error("{kind:?} has no character {character:?}")]
    Character {
        /// The symbology.
        kind: Kind,
        /// The first character that it lacks.
        character: char,
    },
    /// More than a label can hold.
    #[error("the text of the barcode is too long")]
    TooLong,
}

/// A drawn barcode: a picture without margin colour, and the text that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The symbology.
    pub kind: Kind,
    /// What a scanner reads.
    pub text: String,
    /// The picture, quiet zones included; scale it as wished, in both directions at will (not QR).
    pub svg: String,
}

/// Longer linear codes cannot be scanned from a label.
const LINEAR_MAX: usize = 80;

impl Mark {
    /// Draws `text`.
    ///
    /// # Errors
    /// When the symbology lacks a character, or the text is empty or too long.
    pub fn new(kind: Kind, text: &str) -> Result<Self, MarkError> {
        Ok(Self {
            kind,
            text: text.to_owned(),
            svg: svg(kind, text)?,
        })
    }
}

/// Hands templates `svg` and `text`, as `mark` in `/parts.typ` wants them.
impl Serialize for Mark {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Mark", 2)?;
        fields.serialize_field("svg", &self.svg)?;
        fields.serialize_field("text", &self.text)?;
        fields.end()
    }
}

/// The picture of `text` as an SVG document: black bars, quiet zones of ten modules (QR: four).
///
/// # Errors
/// When the symbology lacks a character, or the text is empty or too long.
pub fn svg(kind: Kind, text: &str) -> Result<String, MarkError> {
    if text.is_empty() {
        return Err(MarkError::Empty);
    }
    if kind == Kind::Qr {
        return qr::svg(text);
    }
    if text.len() > LINEAR_MAX {
        return Err(MarkError::TooLong);
    }
    let widths = match kind {
        Kind::Code39 => code39::widths(text)?,
        Kind::Codabar => codabar::widths(text)?,
        Kind::Code128 | Kind::Qr => code128::widths(text)?,
    };
    Ok(bars(&widths))
}

/// Modules of white on both sides.
const QUIET: u32 = 10;
/// The height of a linear code in modules; templates stretch it.
const HEIGHT: u32 = 40;

/// Draws alternating bars and spaces, a bar first, widths in modules.
fn bars(widths: &[u8]) -> String {
    let total = widths.iter().map(|&w| u32::from(w)).sum::<u32>() + 2 * QUIET;
    let mut path = String::new();
    let mut x = QUIET;
    for (i, &width) in widths.iter().enumerate() {
        if i % 2 == 0 {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} 0h{width}v{HEIGHT}h-{width}z");
        }
        x += u32::from(width);
    }
    picture(total, HEIGHT, &path)
}

fn picture(width: u32, height: u32, path: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" shape-rendering=\"crispEdges\">\
         <path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}
