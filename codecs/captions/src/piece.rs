//! The text of a cue: characters, line breaks, and tags that always close.

use std::borrow::Cow;

use serde::Serialize;

/// One piece of a cue's text. Tags are balanced: each `Open` has its `Close`, well nested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Characters on one line.
    Text(String),
    /// The next line begins.
    Break,
    /// A tag opens.
    Open(Tag),
    /// The innermost tag closes; its kind is said for convenience.
    Close(Kind),
    /// What follows appears at this time, in milliseconds (karaoke).
    Time(u64),
}

/// A tag with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// What it is.
    pub kind: Kind,
    /// Classes, as in `<c.yellow.bg_blue>`.
    pub classes: Vec<String>,
    /// The speaker of a voice, the language, or the attributes of a font; empty where there is none.
    pub annotation: String,
}

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `i`
    Italic,
    /// `b`
    Bold,
    /// `u`
    Underline,
    /// `s` of SRT: struck out.
    Strike,
    /// `c` of WebVTT: nothing but classes.
    Class,
    /// `v` of WebVTT: who speaks.
    Voice,
    /// `lang` of WebVTT: a BCP 47 tag.
    Language,
    /// `ruby` of WebVTT.
    Ruby,
    /// `rt` of WebVTT: the ruby text.
    RubyText,
    /// `font` of SRT, with its attributes as they were.
    Font,
}

/// Every kind with its name, and whether WebVTT and SRT have it.
const KINDS: [(Kind, &str, bool, bool); 10] = [
    (Kind::Italic, "i", true, true),
    (Kind::Bold, "b", true, true),
    (Kind::Underline, "u", true, true),
    (Kind::Strike, "s", false, true),
    (Kind::Class, "c", true, false),
    (Kind::Voice, "v", true, false),
    (Kind::Language, "lang", true, false),
    (Kind::Ruby, "ruby", true, false),
    (Kind::RubyText, "rt", true, false),
    (Kind::Font, "font", false, true),
];

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        let row = KINDS.iter().find(|row| row.0 == self);
        row.map_or("", |row| row.1)
    }

    pub(crate) fn in_vtt(name: &str) -> Option<Self> {
        let row = KINDS.iter().find(|row| row.2 && row.1 == name);
        row.map(|row| row.0)
    }

    pub(crate) fn in_srt(name: &str) -> Option<Self> {
        let same = |row: &&(Self, &str, bool, bool)| row.3 && row.1.eq_ignore_ascii_case(name);
        KINDS.iter().find(same).map(|row| row.0)
    }

    pub(crate) fn vtt_has(self) -> bool {
        KINDS.iter().any(|row| row.2 && row.0 == self)
    }

    pub(crate) fn srt_has(self) -> bool {
        KINDS.iter().any(|row| row.3 && row.0 == self)
    }
}

impl Tag {
    /// A tag without classes and annotation.
    #[must_use]
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            classes: Vec::new(),
            annotation: String::new(),
        }
    }
}

/// The characters without tags, lines parted by a line feed.
#[must_use]
pub fn plain_text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Break => out.push('\n'),
            Piece::Open(_) | Piece::Close(_) | Piece::Time(_) => {}
        }
    }
    out
}

/// The lines of the text without tags.
#[must_use]
pub fn plain_lines(pieces: &[Piece]) -> Vec<String> {
    plain_text(pieces).split('\n').map(str::to_owned).collect()
}

/// Puts pieces together: joins text to text, keeps tags balanced and nesting bounded.
#[derive(Default)]
pub(crate) struct Builder {
    pieces: Vec<Piece>,
    open: Vec<Kind>,
}

impl Builder {
    pub(crate) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let clean = if text.bytes().any(|byte| byte == 0) {
            Cow::Owned(text.replace('\0', "\u{FFFD}"))
        } else {
            Cow::Borrowed(text)
        };
        if let Some(Piece::Text(last)) = self.pieces.last_mut() {
            last.push_str(&clean);
        } else {
            self.pieces.push(Piece::Text(clean.into_owned()));
        }
    }

    pub(crate) fn line_break(&mut self) {
        self.pieces.push(Piece::Break);
    }

    pub(crate) fn time(&mut self, ms: u64) {
        self.pieces.push(Piece::Time(ms));
    }

    /// Opens a tag unless so many are open already.
    pub(crate) fn open(&mut self, tag: Tag, depth: usize) -> bool {
        if self.open.len() >= depth {
            return false;
        }
        self.open.push(tag.kind);
        self.pieces.push(Piece::Open(tag));
        true
    }

    pub(crate) fn innermost(&self) -> Option<Kind> {
        self.open.last().copied()
    }

    /// Closes the innermost tag.
    pub(crate) fn close(&mut self) {
        if let Some(kind) = self.open.pop() {
            self.pieces.push(Piece::Close(kind));
        }
    }

    /// Closes tags up to and with one of this kind; `false` where none is open.
    pub(crate) fn close_through(&mut self, kind: Kind) -> bool {
        if !self.open.contains(&kind) {
            return false;
        }
        while let Some(inner) = self.innermost() {
            self.close();
            if inner == kind {
                break;
            }
        }
        true
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The tags still open, innermost first, and the balanced pieces.
    pub(crate) fn finish(mut self) -> (Vec<Kind>, Vec<Piece>) {
        let left: Vec<Kind> = self.open.iter().rev().copied().collect();
        while !self.open.is_empty() {
            self.close();
        }
        (left, self.pieces)
    }
}

/// The pieces as they can be written: balanced, no line feed within text, no empty lines.
pub(crate) fn tidy(pieces: &[Piece]) -> Vec<Piece> {
    let mut built = Builder::default();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                for (number, line) in text.split(['\n', '\r']).enumerate() {
                    if number > 0 {
                        built.line_break();
                    }
                    built.text(line);
                }
            }
            Piece::Break => built.line_break(),
            Piece::Open(tag) => drop(built.open(tag.clone(), usize::MAX)),
            Piece::Close(kind) => drop(built.close_through(*kind)),
            Piece::Time(ms) => built.time(*ms),
        }
    }
    without_empty_lines(built.finish().1)
}

/// Leaves out breaks that would begin an empty line, for that ends a cue.
fn without_empty_lines(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let (mut filled, mut pending) = (false, None);
    for piece in pieces {
        match &piece {
            Piece::Break => {
                if filled && pending.is_none() {
                    pending = Some(out.len());
                    out.push(piece);
                }
                continue;
            }
            Piece::Text(text) if !text.trim().is_empty() => {
                filled = true;
                pending = None;
            }
            _ => {}
        }
        out.push(piece);
    }
    if let Some(at) = pending {
        out.remove(at);
    }
    out
}
