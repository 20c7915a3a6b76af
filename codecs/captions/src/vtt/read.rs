//! Reading WebVTT after the parser of the standard (section 6), keeping what it would throw away.

use std::collections::HashSet;

use super::blocks::{Block as Lines, joined, split};
use super::markup::Markup;
use super::{region, settings};
use crate::fault::Faults;
use crate::text::{Line, Source};
use crate::track::{Block, Cue, Note, Track};
use crate::{Limits, Rule, time};

/// What a file begins with.
const SIGNATURE: &str = "WEBVTT";

/// What is known while the blocks are read.
struct Reader<'l> {
    track: Track,
    ids: HashSet<String>,
    last_start_ms: u64,
    limits: &'l Limits,
}

/// Reads the captions; the faults go to the list.
pub(crate) fn read(source: &Source<'_>, limits: &Limits, faults: &mut Faults) -> Track {
    let lines: Vec<Line<'_>> = source.lines().collect();
    let mut reader = Reader {
        track: Track::default(),
        ids: HashSet::new(),
        last_start_ms: 0,
        limits,
    };
    let body = reader.header(&lines, faults);
    for block in split(lines.get(body..).unwrap_or_default()) {
        if reader.track.cues.len() >= limits.cues {
            let place = block.lines[0].place();
            faults.add(
                place,
                Rule::TooManyCues,
                "the cues from here on are left off",
            );
            break;
        }
        reader.block(&block, faults);
    }
    reader.track
}

impl Reader<'_> {
    /// Reads the header; the number of lines that it has.
    fn header(&mut self, lines: &[Line<'_>], faults: &mut Faults) -> usize {
        let blank = lines.iter().take_while(|line| line.is_blank()).count();
        let Some(first) = lines.get(blank) else {
            return 0;
        };
        let (word, rest) = first
            .text
            .split_at_checked(SIGNATURE.len())
            .unwrap_or_default();
        if word != SIGNATURE || blank > 0 {
            let what = format!("line {} is `{}`", blank + 1, shorten(first.text));
            faults.add(first.place(), Rule::Signature, what);
        } else if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            let what = format!("`{}` follows WEBVTT without a space", shorten(rest));
            faults.add(first.at(SIGNATURE.len()), Rule::Signature, what);
        }
        if !word.eq_ignore_ascii_case(SIGNATURE) {
            return blank;
        }
        self.track.header.push(rest.trim().to_owned());
        let below = lines.get(blank + 1..).unwrap_or_default();
        let end = below
            .iter()
            .position(|line| line.text.is_empty() || line.text.contains("-->"));
        let mut count = end.unwrap_or(below.len());
        if let Some(line) = below.get(count).filter(|line| !line.text.is_empty()) {
            faults.add(
                line.place(),
                Rule::HeaderBlank,
                "a cue follows the header at once",
            );
            // The line before may be its identifier, unless it is a header of its own.
            let id = count.checked_sub(1).and_then(|at| below.get(at));
            count -= usize::from(id.is_some_and(|line| !line.text.contains([':', '='])));
        }
        for line in below.iter().take(count) {
            self.header_line(line.text);
        }
        blank + count + 1
    }

    fn header_line(&mut self, text: &str) {
        if let Some(("Language", value)) = text.split_once(':') {
            self.track.language = Some(value.trim().to_owned());
        }
        self.track.header.push(text.replace('\0', "\u{FFFD}"));
    }

    fn block(&mut self, block: &Lines<'_, '_>, faults: &mut Faults) {
        if let Some(at) = block.timing() {
            let (head, text) = block.lines.split_at(at + 1);
            match self.cue(head, text, faults) {
                Some(cue) => self.track.cues.push(cue),
                None => self.note(Block::Stray(joined(block.lines))),
            }
            return;
        }
        let place = block.lines[0].place();
        let late = !self.track.cues.is_empty();
        if let Some(comment) = block.comment() {
            self.note(Block::Comment(comment));
        } else if let Some(below) = block.below("STYLE") {
            self.note(Block::Style(joined(below)));
            if late {
                faults.add(place, Rule::LateBlock, "STYLE after a cue");
            }
        } else if let Some(below) = block.below("REGION") {
            let region = region::read(below, faults);
            self.note(Block::Region(region));
            if late {
                faults.add(place, Rule::LateBlock, "REGION after a cue");
            }
        } else {
            let what = format!("`{}`", shorten(block.lines[0].text));
            faults.add(place, Rule::Stray, what);
            self.note(Block::Stray(joined(block.lines)));
        }
    }

    fn note(&mut self, block: Block) {
        let before = self.track.cues.len();
        self.track.notes.push(Note { before, block });
    }

    /// Reads a cue: its identifier and times from the head, then its text.
    fn cue(&mut self, head: &[Line<'_>], text: &[Line<'_>], faults: &mut Faults) -> Option<Cue> {
        let (timing, ids) = head.split_last()?;
        let first = head.first()?.place();
        let mut cue = times(timing, faults)?;
        cue.offset = first.offset;
        cue.line = first.line;
        if let Some(id) = ids.first() {
            cue.id = Some(id.text.replace('\0', "\u{FFFD}"));
            if !self.ids.insert(id.text.to_owned()) {
                faults.add(first, Rule::IdTwice, format!("`{}`", shorten(id.text)));
            }
        }
        self.order(&cue, timing, faults);
        cue.text = Markup::new(cue.start_ms, cue.end_ms, self.limits).read(text, faults);
        Some(cue)
    }

    fn order(&mut self, cue: &Cue, timing: &Line<'_>, faults: &mut Faults) {
        let unknown = cue.settings.region.as_deref();
        if let Some(id) = unknown.filter(|id| self.track.region(id).is_none()) {
            faults.add(
                timing.place(),
                Rule::RegionUnknown,
                format!("`{}`", shorten(id)),
            );
        }
        if cue.end_ms <= cue.start_ms {
            let what = format!(
                "{} to {}",
                time::shown(cue.start_ms),
                time::shown(cue.end_ms)
            );
            faults.add(timing.place(), Rule::EndBeforeStart, what);
        }
        if cue.start_ms < self.last_start_ms {
            let what = format!(
                "it starts at {}, before the one above",
                time::shown(cue.start_ms)
            );
            faults.add(timing.place(), Rule::OutOfOrder, what);
        }
        self.last_start_ms = cue.start_ms;
    }
}

/// Reads a timing line: two times and settings.
fn times(line: &Line<'_>, faults: &mut Faults) -> Option<Cue> {
    let read = line.text.split_once("-->").and_then(|(before, after)| {
        let (start, rest) = time::read(before.trim_start())?;
        let (end, settings) = time::read(after.trim_start())?;
        rest.trim()
            .is_empty()
            .then_some((start, end, settings, rest, after))
    });
    let Some((start, end, settings, rest, after)) = read else {
        faults.add(
            line.place(),
            Rule::Timing,
            format!("`{}`", shorten(line.text)),
        );
        return None;
    };
    if !start.vtt || !end.vtt {
        faults.add(
            line.place(),
            Rule::Timestamp,
            format!("`{}`", shorten(line.text)),
        );
    }
    let spaced = !rest.is_empty() && after.starts_with([' ', '\t']);
    let parted = settings.is_empty() || settings.starts_with([' ', '\t']);
    if !spaced || !parted {
        let what = format!("`{}` wants spaces between its parts", shorten(line.text));
        faults.add(line.place(), Rule::Timing, what);
    }
    Some(Cue {
        start_ms: start.ms,
        end_ms: end.ms,
        settings: settings::read(line, settings, faults),
        ..Cue::default()
    })
}

fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}
