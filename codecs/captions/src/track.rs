//! A caption file as a value, whatever format it came in.

use serde::Serialize;

use crate::settings::Milli;
use crate::{Encoding, Fault, Format, Piece, Settings, plain_text};

/// What reading a file gave: everything good, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parsed {
    /// The captions.
    pub track: Track,
    /// What is wrong with the file, in its order.
    pub faults: Vec<Fault>,
}

/// The captions of one recording in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Track {
    /// The format it was read from, or is to be written in.
    pub format: Format,
    /// The encoding it was read from. What is written is always UTF-8.
    pub encoding: Encoding,
    /// The language (BCP 47), where the file says so.
    pub language: Option<String>,
    /// WebVTT: the text after `WEBVTT`, and the lines of the header below it.
    pub header: Vec<String>,
    /// WebVTT: notes, style sheets and regions, in the order of the file.
    pub notes: Vec<Note>,
    /// The cues, in the order of the file.
    pub cues: Vec<Cue>,
}

/// One caption: what is shown from one time to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// WebVTT: the identifier; SRT: the number; TTML: `xml:id`.
    pub id: Option<String>,
    /// When it appears, in milliseconds from the start of the recording.
    pub start_ms: u64,
    /// When it vanishes, in milliseconds.
    pub end_ms: u64,
    /// Where it stands.
    pub settings: Settings,
    /// What it says.
    pub text: Vec<Piece>,
    /// Where it was read, in bytes from the start of the input.
    pub offset: u64,
    /// The line it was read from, counted from 1.
    pub line: u64,
}

impl Cue {
    /// A cue with plain text; line feeds part its lines.
    #[must_use]
    pub fn new(start_ms: u64, end_ms: u64, text: &str) -> Self {
        let mut built = crate::piece::Builder::default();
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                built.line_break();
            }
            built.text(line);
        }
        Self {
            start_ms,
            end_ms,
            text: built.finish().1,
            ..Self::default()
        }
    }

    /// How long it is shown, in milliseconds; 0 where it ends before it starts.
    #[must_use]
    pub const fn duration_ms(&self) -> u64 {
        self.end_ms.saturating_sub(self.start_ms)
    }

    /// What it says without tags, lines parted by a line feed.
    #[must_use]
    pub fn plain(&self) -> String {
        plain_text(&self.text)
    }
}

/// Something between the cues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// How many cues stand before it.
    pub before: usize,
    /// What it is.
    pub block: Block,
}

/// What may stand between cues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A comment.
    Comment(String),
    /// A style sheet (CSS).
    Style(String),
    /// A region of the picture.
    Region(Region),
    /// Text that is nothing the format knows; written as a comment.
    Stray(String),
}

/// A region of the picture that cues can stand in (WebVTT section 4.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Its name.
    pub id: String,
    /// How wide it is.
    pub width: Milli,
    /// How many lines it has.
    pub lines: u32,
    /// The point of the region that is put at the viewport anchor: across and down.
    pub region_anchor: (Milli, Milli),
    /// Where that point stands on the picture.
    pub viewport_anchor: (Milli, Milli),
    /// Whether lines roll up.
    pub scroll: bool,
}

impl Default for Region {
    /// The standard's: full width, three lines, at the bottom.
    fn default() -> Self {
        Self {
            id: String::new(),
            width: Milli(100_000),
            lines: 3,
            region_anchor: (Milli(0), Milli(100_000)),
            viewport_anchor: (Milli(0), Milli(100_000)),
            scroll: false,
        }
    }
}

impl Track {
    /// The region of this name.
    #[must_use]
    pub fn region(&self, id: &str) -> Option<&Region> {
        let regions = self.notes.iter().filter_map(|note| match &note.block {
            Block::Region(region) => Some(region),
            _ => None,
        });
        regions.into_iter().find(|region| region.id == id)
    }

    /// When the last cue vanishes, in milliseconds.
    #[must_use]
    pub fn end_ms(&self) -> u64 {
        self.cues.iter().map(|cue| cue.end_ms).max().unwrap_or(0)
    }
}
