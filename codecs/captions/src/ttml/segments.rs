//! The text of one paragraph, parted by the times of its spans.

use super::style::Style;
use crate::piece::{Builder, Piece};

/// From when to when, in milliseconds; no end means to the end of the recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) begin: u64,
    pub(super) end: Option<u64>,
}

/// The pieces of a paragraph while it is read, one run for each interval.
#[derive(Default)]
pub(super) struct Segments {
    list: Vec<(Interval, Builder)>,
}

impl Segments {
    fn at(&mut self, interval: Interval) -> &mut Builder {
        // Spans of one interval mostly follow each other.
        let known = self.list.iter().rposition(|it| it.0 == interval);
        let at = known.unwrap_or_else(|| {
            self.list.push((interval, Builder::default()));
            self.list.len() - 1
        });
        &mut self.list[at].1
    }

    pub(super) fn text(&mut self, interval: Interval, style: &Style, text: &str) {
        if text.trim().is_empty() && self.at(interval).is_empty() {
            return;
        }
        style.text(text, self.at(interval));
    }

    pub(super) fn line_break(&mut self, interval: Interval) {
        self.at(interval).line_break();
    }

    /// The intervals with what is said in them.
    pub(super) fn finish(self) -> Vec<(Interval, Vec<Piece>)> {
        let built = self.list.into_iter();
        let built = built.map(|(interval, builder)| (interval, trimmed(builder.finish().1)));
        built.filter(|(_, pieces)| says_something(pieces)).collect()
    }
}

fn says_something(pieces: &[Piece]) -> bool {
    !crate::plain_text(pieces).trim().is_empty()
}

/// Without blanks at the starts and ends of lines.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    trim(pieces.iter_mut(), |text| text.trim_start().to_owned());
    trim(pieces.iter_mut().rev(), |text| text.trim_end().to_owned());
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    pieces
}

/// Trims the texts that come first on their lines, in this direction.
fn trim<'a>(pieces: impl Iterator<Item = &'a mut Piece>, cut: fn(&str) -> String) {
    let mut fresh = true;
    for piece in pieces {
        match piece {
            Piece::Break => fresh = true,
            Piece::Text(text) if fresh => {
                *text = cut(text);
                fresh = text.is_empty();
            }
            Piece::Text(_) | Piece::Open(_) | Piece::Close(_) | Piece::Time(_) => {}
        }
    }
}
