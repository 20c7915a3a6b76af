//! Writing WebVTT that validators accept.

use super::{markup, region, settings};
use crate::piece::tidy;
use crate::track::{Block, Cue, Track};
use crate::{Kind, Piece, Tag, time};

/// Writes the captions as WebVTT in UTF-8.
///
/// What WebVTT cannot say is said as near as it can: `font` and struck-out text become classes,
/// empty lines within a cue are left out, stray text becomes a comment. Lines of the header (such as
/// `X-TIMESTAMP-MAP`) are written where the track has them, though the standard only lets them pass.
#[must_use]
pub fn write(track: &Track) -> String {
    let mut out = String::from("WEBVTT");
    header(track, &mut out);
    let mut notes = track.notes.iter().peekable();
    for (number, cue) in track.cues.iter().enumerate() {
        while let Some(note) = notes.next_if(|note| note.before <= number) {
            block(&note.block, number == 0, &mut out);
        }
        write_cue(cue, &mut out);
    }
    for note in notes {
        block(&note.block, track.cues.is_empty(), &mut out);
    }
    out.replace('\0', "\u{FFFD}")
}

fn header(track: &Track, out: &mut String) {
    let mut lines = track.header.iter();
    let title = lines
        .next()
        .map(|title| one_line(title))
        .filter(|title| !title.is_empty());
    if let Some(title) = title {
        out.push(' ');
        out.push_str(&title);
    }
    out.push('\n');
    for line in lines.map(|line| one_line(line)) {
        if !line.is_empty() {
            out.push_str(&line);
            out.push('\n');
        }
    }
}

/// Text that has to stand on one line and must not look like a timing line.
fn one_line(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ").replace("-->", "→");
    text.trim().to_owned()
}

/// Text that has to stand as one block: no empty lines, no arrow.
fn one_block(text: &str) -> String {
    let lines = text.split(['\n', '\r']).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(|line| line.replace("-->", "→")).collect();
    lines.join("\n")
}

fn block(block: &Block, early: bool, out: &mut String) {
    out.push('\n');
    match block {
        Block::Style(css) if early => {
            out.push_str("STYLE\n");
            out.push_str(&one_block(css));
            out.push('\n');
        }
        Block::Region(value) if early && settings::is_word(&value.id) => region::write(value, out),
        Block::Region(_) => out.push_str("NOTE a region after the first cue is left out\n"),
        Block::Comment(text) | Block::Stray(text) | Block::Style(text) => {
            out.push_str("NOTE");
            let text = one_block(text);
            out.push_str(if text.contains('\n') { "\n" } else { " " });
            out.push_str(&text);
            out.push('\n');
        }
    }
}

fn write_cue(cue: &Cue, out: &mut String) {
    out.push('\n');
    let id = cue.id.as_deref().map(one_line);
    if let Some(id) = id.filter(|id| !id.is_empty() && !is_block_word(id)) {
        out.push_str(&id);
        out.push('\n');
    }
    time::write(cue.start_ms, '.', out);
    out.push_str(" --> ");
    time::write(cue.end_ms, '.', out);
    settings::write(&cue.settings, out);
    out.push('\n');
    let before = out.len();
    for piece in tidy(&cue.text) {
        write_piece(&piece, out);
    }
    if out.len() > before {
        out.push('\n');
    }
}

/// Whether an identifier would be taken for the start of another block.
fn is_block_word(id: &str) -> bool {
    id.starts_with("NOTE") || id.starts_with("STYLE") || id.starts_with("REGION")
}

fn write_piece(piece: &Piece, out: &mut String) {
    match piece {
        Piece::Text(text) => markup::escape(text, out),
        Piece::Break => out.push('\n'),
        Piece::Time(ms) => {
            out.push('<');
            time::write(*ms, '.', out);
            out.push('>');
        }
        Piece::Open(tag) => open(tag, out),
        Piece::Close(kind) => {
            out.push_str("</");
            out.push_str(written_as(*kind).name());
            out.push('>');
        }
    }
}

fn written_as(kind: Kind) -> Kind {
    if kind.vtt_has() { kind } else { Kind::Class }
}

fn open(tag: &Tag, out: &mut String) {
    out.push('<');
    out.push_str(written_as(tag.kind).name());
    for class in &tag.classes {
        push_class(class, out);
    }
    match tag.kind {
        Kind::Strike => push_class("strike", out),
        Kind::Font => font_classes(&tag.annotation, out),
        Kind::Voice | Kind::Language if !tag.annotation.is_empty() => {
            out.push(' ');
            let annotation = one_line(&tag.annotation);
            markup::escape(annotation.trim_end_matches('-'), out);
        }
        _ => {}
    }
    out.push('>');
}

fn push_class(class: &str, out: &mut String) {
    let bad = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '&' | '.');
    // A class that ends in `--` would make an arrow with the end of its tag.
    if !class.is_empty() && !class.contains(bad) && !class.ends_with("--") {
        out.push('.');
        out.push_str(class);
    }
}

/// The default classes of the standard (section 5.1) for the colours of a font.
const COLOURS: [(&str, &str); 8] = [
    ("white", "#ffffff"),
    ("lime", "#00ff00"),
    ("cyan", "#00ffff"),
    ("red", "#ff0000"),
    ("yellow", "#ffff00"),
    ("magenta", "#ff00ff"),
    ("blue", "#0000ff"),
    ("black", "#000000"),
];

fn font_classes(attributes: &str, out: &mut String) {
    let lower = attributes.to_ascii_lowercase();
    let named = COLOURS.iter().find(|(name, hex)| {
        let colour = lower.split("color=").nth(1).unwrap_or_default();
        let colour = colour.trim_start_matches(['"', '\'']);
        colour.starts_with(name) || colour.starts_with(hex)
    });
    if let Some((name, _)) = named {
        push_class(name, out);
    }
}
