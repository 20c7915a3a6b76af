//! Changes that would put faults right, as values: shown to a person, chosen, applied.

use serde::Serialize;

use crate::piece::Builder;
use crate::track::{Cue, Track};
use crate::{Piece, plain_text};

/// One change of one cue (by its place in `Track::cues` when it was checked), or of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repair {
    /// Let the cue start then.
    Start {
        /// The cue.
        cue: usize,
        /// Milliseconds from the start of the recording.
        ms: u64,
    },
    /// Let the cue end then.
    End {
        /// The cue.
        cue: usize,
        /// Milliseconds from the start of the recording.
        ms: u64,
    },
    /// Let start and end change places.
    Swap {
        /// The cue.
        cue: usize,
    },
    /// Break the text at these characters of its words joined by single spaces.
    Break {
        /// The cue.
        cue: usize,
        /// The new lines.
        lines: Vec<String>,
    },
    /// Make several cues of one; each has lines and an end, and starts where the one before ends.
    Split {
        /// The cue.
        cue: usize,
        /// Lines and end, in milliseconds, of each part.
        parts: Vec<(Vec<String>, u64)>,
    },
    /// Take the cue out.
    Remove {
        /// The cue.
        cue: usize,
    },
    /// Let the cue before last as long as this one, and take this one out.
    MergeIntoPrevious {
        /// The cue.
        cue: usize,
    },
    /// Sort all cues by their starts.
    Sort,
}

impl Repair {
    /// The cue that is changed, if it is one.
    #[must_use]
    pub const fn cue(&self) -> Option<usize> {
        match self {
            Self::Start { cue, .. }
            | Self::End { cue, .. }
            | Self::Swap { cue }
            | Self::Break { cue, .. }
            | Self::Split { cue, .. }
            | Self::Remove { cue }
            | Self::MergeIntoPrevious { cue } => Some(*cue),
            Self::Sort => None,
        }
    }
}

/// Applies repairs of one check to the track they were made for; how many changed something.
///
/// The numbers of cues are those of the check, whatever the order of the repairs: changes within
/// cues come first, then those that add or take away, from the end, and sorting last. Where two
/// would change the same thing, the first has it. A check afterwards tells what is left.
pub fn apply(track: &mut Track, repairs: &[Repair]) -> usize {
    let mut changed = 0;
    let mut taken: Vec<(usize, u8)> = Vec::new();
    let mut late: Vec<&Repair> = Vec::new();
    for repair in repairs {
        let Some(cue) = repair.cue() else { continue };
        let slot = (cue, slot(repair));
        if cue >= track.cues.len() || taken.contains(&slot) {
            continue;
        }
        taken.push(slot);
        match within(&mut track.cues[cue], repair) {
            true => changed += 1,
            false => late.push(repair),
        }
    }
    late.sort_by_key(|repair| std::cmp::Reverse(repair.cue()));
    for repair in late {
        changed += usize::from(around(track, repair));
    }
    if repairs.contains(&Repair::Sort) && !track.cues.is_sorted_by_key(|cue| cue.start_ms) {
        track.cues.sort_by_key(|cue| cue.start_ms);
        changed += 1;
    }
    changed
}

/// What of a cue a repair changes; two of one slot would undo each other.
const fn slot(repair: &Repair) -> u8 {
    match repair {
        Repair::Start { .. } => 0,
        Repair::End { .. } => 1,
        Repair::Swap { .. } => 2,
        Repair::Break { .. } => 3,
        Repair::Split { .. } | Repair::Remove { .. } | Repair::MergeIntoPrevious { .. } => 4,
        Repair::Sort => 5,
    }
}

/// Applies what stays within a cue; `false` for the others.
fn within(cue: &mut Cue, repair: &Repair) -> bool {
    match repair {
        Repair::Start { ms, .. } => cue.start_ms = *ms,
        Repair::End { ms, .. } => cue.end_ms = *ms,
        Repair::Swap { .. } => std::mem::swap(&mut cue.start_ms, &mut cue.end_ms),
        Repair::Break { lines, .. } => cue.text = rebroken(&cue.text, lines),
        _ => return false,
    }
    true
}

/// Applies what changes the number of cues.
fn around(track: &mut Track, repair: &Repair) -> bool {
    match repair {
        Repair::Remove { cue } => remove(track, *cue),
        Repair::MergeIntoPrevious { cue } if *cue > 0 => {
            let end = track.cues[*cue].end_ms;
            let before = &mut track.cues[*cue - 1];
            before.end_ms = before.end_ms.max(end);
            remove(track, *cue);
        }
        Repair::Split { cue, parts } if !parts.is_empty() => split(track, *cue, parts),
        _ => return false,
    }
    true
}

fn remove(track: &mut Track, cue: usize) {
    track.cues.remove(cue);
    for note in track.notes.iter_mut().filter(|note| note.before > cue) {
        note.before -= 1;
    }
}

fn split(track: &mut Track, cue: usize, parts: &[(Vec<String>, u64)]) {
    let whole = track.cues[cue].clone();
    let mut rest = whole.text.clone();
    let mut start = whole.start_ms;
    let mut cues = Vec::with_capacity(parts.len());
    for (number, (lines, end_ms)) in parts.iter().enumerate() {
        let words: usize = lines
            .iter()
            .map(|line| line.split_whitespace().count())
            .sum();
        let (text, left) = parted(&rest, words);
        rest = left;
        cues.push(Cue {
            id: whole.id.clone().filter(|_| number == 0),
            start_ms: start,
            end_ms: *end_ms,
            text: rebroken(&text, lines),
            ..whole.clone()
        });
        start = *end_ms;
    }
    let more = cues.len() - 1;
    track.cues.splice(cue..=cue, cues);
    for note in track.notes.iter_mut().filter(|note| note.before > cue) {
        note.before += more;
    }
}

/// The pieces up to so many words, and the others; tags open at the cut are opened again after it.
fn parted(pieces: &[Piece], words: usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut first, mut second) = (Builder::default(), Builder::default());
    let mut count = Words::default();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let at = count.cut(text, words);
                first.text(text[..at].trim_end());
                let kept = text[..at].len() - text[..at].trim_end().len();
                if kept > 0 && at == text.len() {
                    first.text(" ");
                }
                second.text(&text[at..]);
            }
            Piece::Break => {
                count.gap();
                let side = if count.seen < words {
                    &mut first
                } else {
                    &mut second
                };
                if !side.is_empty() {
                    side.line_break();
                }
            }
            Piece::Time(ms) => {
                let side = if count.seen < words {
                    &mut first
                } else {
                    &mut second
                };
                side.time(*ms);
            }
            Piece::Open(tag) => {
                first.open(tag.clone(), usize::MAX);
                second.open(tag.clone(), usize::MAX);
            }
            Piece::Close(_) => {
                first.close();
                second.close();
            }
        }
    }
    (first.finish().1, second.finish().1)
}

/// Words counted across pieces.
#[derive(Default)]
struct Words {
    seen: usize,
    inside: bool,
}

impl Words {
    fn gap(&mut self) {
        self.inside = false;
    }

    /// Where in a text the word after so many begins; its length if it does not.
    fn cut(&mut self, text: &str, words: usize) -> usize {
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                self.inside = false;
            } else if !self.inside {
                if self.seen == words {
                    return at;
                }
                self.inside = true;
                self.seen += 1;
            }
        }
        text.len()
    }
}

/// The pieces with breaks only where these lines end.
fn rebroken(pieces: &[Piece], lines: &[String]) -> Vec<Piece> {
    let ends = ends(lines);
    let mut built = Builder::default();
    let mut count = Words::default();
    for piece in pieces {
        match piece {
            Piece::Text(text) => words_of(text, &ends, &mut count, &mut built),
            Piece::Break => {
                count.gap();
                if !ends.contains(&count.seen) {
                    built.text(" ");
                }
            }
            Piece::Time(ms) => built.time(*ms),
            Piece::Open(tag) => drop(built.open(tag.clone(), usize::MAX)),
            Piece::Close(_) => built.close(),
        }
    }
    built.finish().1
}

/// After how many words a line ends, but for the last line.
fn ends(lines: &[String]) -> Vec<usize> {
    let counts = lines.iter().map(|line| line.split_whitespace().count());
    let mut ends: Vec<usize> = counts
        .scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        })
        .collect();
    ends.pop();
    ends
}

fn words_of(text: &str, ends: &[usize], count: &mut Words, built: &mut Builder) {
    for c in text.chars() {
        if c.is_whitespace() {
            let ended = count.inside && ends.contains(&count.seen);
            if count.inside && !ended {
                built.text(" ");
            }
            count.inside = false;
        } else {
            if !count.inside {
                if ends.contains(&count.seen) {
                    built.line_break();
                }
                count.inside = true;
                count.seen += 1;
            }
            built.text(c.encode_utf8(&mut [0; 4]));
        }
    }
}

/// The words of a cue with single spaces between them.
pub(crate) fn words(pieces: &[Piece]) -> String {
    let text = plain_text(pieces);
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
