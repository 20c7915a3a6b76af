//! The blocks of a file: lines up to an empty one, or up to the next cue.

use crate::text::Line;

/// The lines that belong together.
pub(super) struct Block<'b, 's> {
    pub(super) lines: &'b [Line<'s>],
}

/// Parts lines into blocks as the standard's "collect a WebVTT block" does: an empty line ends
/// a block, and so does a timing line that is neither its first nor its second line. Other than there, a line
/// with an arrow but without times stays text.
pub(super) fn split<'b, 's>(lines: &'b [Line<'s>]) -> impl Iterator<Item = Block<'b, 's>> {
    let mut rest = lines;
    std::iter::from_fn(move || {
        let skip = rest.iter().take_while(|line| line.text.is_empty()).count();
        rest = rest.get(skip..)?;
        if rest.is_empty() {
            return None;
        }
        let (block, after) = rest.split_at(length(rest));
        rest = after;
        Some(Block { lines: block })
    })
}

fn length(lines: &[Line<'_>]) -> usize {
    let mut timed = false;
    for (number, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            return number;
        }
        if line.has_arrow() {
            let another = crate::srt::timing(line.text).is_some();
            if another && (timed || number > 1) {
                return if begins(lines, number) {
                    number - 1
                } else {
                    number
                };
            }
            timed = true;
        }
    }
    lines.len()
}

/// Whether the line before a timing line is its identifier: a number alone, as converters from SRT
/// write it. The standard would take it for text of the cue before.
fn begins(lines: &[Line<'_>], number: usize) -> bool {
    let before = number.checked_sub(1).and_then(|at| lines.get(at));
    let digits = |line: &Line<'_>| super::number::all_digits(line.text.trim());
    number > 2 && before.is_some_and(digits)
}

impl<'b, 's> Block<'b, 's> {
    /// The place of the timing line, where there is one.
    pub(super) fn timing(&self) -> Option<usize> {
        let mut first_two = self.lines.iter().take(2);
        first_two.position(Line::has_arrow)
    }

    /// The lines below the first, when that is this word alone.
    pub(super) fn below(&self, word: &str) -> Option<&'b [Line<'s>]> {
        let (first, below) = self.lines.split_first()?;
        let rest = first.text.strip_prefix(word)?;
        rest.trim().is_empty().then_some(below)
    }

    /// The text of a comment.
    pub(super) fn comment(&self) -> Option<String> {
        let rest = self.lines.first()?.text.strip_prefix("NOTE")?;
        if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            return None;
        }
        let whole = joined(self.lines);
        let text = whole.get("NOTE".len()..).unwrap_or_default();
        let text = text.strip_prefix([' ', '\t', '\n']).unwrap_or(text);
        Some(text.to_owned())
    }
}

/// The lines as one text.
pub(super) fn joined(lines: &[Line<'_>]) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
    texts.join("\n").replace('\0', "\u{FFFD}")
}
