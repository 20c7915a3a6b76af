//! Writing SRT that players and other programs read.

use std::fmt::Write as _;

use crate::piece::tidy;
use crate::settings::{Align, LinePlace, Settings};
use crate::track::{Cue, Track};
use crate::{Kind, Piece, Tag, time};

/// Writes the captions as SRT in UTF-8 with LF, numbered from 1.
///
/// What SRT cannot say is left out, or said in words: a voice becomes `Name: `; notes, styles,
/// regions, classes and times within a cue are left out; a cue without text has an empty one.
#[must_use]
pub fn write(track: &Track) -> String {
    let mut out = String::new();
    for (number, cue) in track.cues.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        write_cue(number + 1, cue, &mut out);
    }
    out.replace('\0', "\u{FFFD}")
}

fn write_cue(number: usize, cue: &Cue, out: &mut String) {
    let written = writeln!(out, "{number}");
    debug_assert!(written.is_ok(), "a string takes everything");
    time::write(cue.start_ms, ',', out);
    out.push_str(" --> ");
    time::write(cue.end_ms, ',', out);
    out.push('\n');
    if let Some(number) = keypad(&cue.settings) {
        let written = write!(out, "{{\\an{number}}}");
        debug_assert!(written.is_ok(), "a string takes everything");
    }
    let mut text = String::new();
    for piece in tidy(&cue.text) {
        write_piece(&piece, &mut text);
    }
    for line in text.split('\n') {
        push_line(line, out);
    }
}

/// A line of text; one that would be taken for the times of another cue gets another arrow.
fn push_line(line: &str, out: &mut String) {
    if super::timing(line).is_some() {
        let arrows = super::read::ARROWS.iter();
        out.push_str(&arrows.fold(line.to_owned(), |line, arrow| line.replace(arrow, "→")));
    } else {
        out.push_str(line);
    }
    out.push('\n');
}

/// The number of `{\anN}` for a place that is not the usual one (2).
fn keypad(settings: &Settings) -> Option<u8> {
    let row = match settings.line {
        Some(LinePlace::Number(0..=5)) => 6,
        Some(LinePlace::Percent(part)) if part.0 <= 33_333 => 6,
        Some(LinePlace::Percent(part)) if part.0 <= 66_666 => 3,
        _ => 0,
    };
    let column = match settings.align {
        Some(Align::Left | Align::Start) => 1,
        Some(Align::Right | Align::End) => 3,
        Some(Align::Center) | None => 2,
    };
    Some(row + column).filter(|number| *number != 2)
}

fn write_piece(piece: &Piece, out: &mut String) {
    match piece {
        Piece::Text(text) => out.push_str(&text.replace("-->", "→")),
        Piece::Break => out.push('\n'),
        Piece::Time(_) => {}
        Piece::Open(tag) => open(tag, out),
        Piece::Close(kind) if kind.srt_has() => {
            out.push_str("</");
            out.push_str(kind.name());
            out.push('>');
        }
        Piece::Close(_) => {}
    }
}

fn open(tag: &Tag, out: &mut String) {
    if tag.kind == Kind::Voice && !tag.annotation.is_empty() {
        out.push_str(&tag.annotation.replace(['\n', '\r'], " "));
        out.push_str(": ");
    } else if tag.kind.srt_has() {
        out.push('<');
        out.push_str(tag.kind.name());
        let annotation = tag.annotation.replace(['\n', '\r', '<', '>'], " ");
        if tag.kind == Kind::Font && !annotation.is_empty() {
            out.push(' ');
            out.push_str(&annotation);
        }
        out.push('>');
    }
}
