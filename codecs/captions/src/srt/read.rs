//! Reading SRT by its timing lines, whatever stands around them.

use std::ops::Range;

use super::markup::Markup;
use crate::fault::Faults;
use crate::text::{Line, Source};
use crate::time::Stamp;
use crate::track::{Block, Cue, Note, Track};
use crate::{Limits, Rule, time};

/// The arrow, and what becomes of it.
pub(super) const ARROWS: [&str; 5] = ["-->", "-- >", "->", "–>", "—>"];

/// A timing line: start, end, what follows, and whether the arrow is the right one.
pub(crate) struct Timing<'a> {
    start: Stamp,
    end: Stamp,
    rest: &'a str,
    arrow: bool,
}

/// Reads a timing line; `None` when it is none.
pub(crate) fn timing(line: &str) -> Option<Timing<'_>> {
    let (start, after) = time::read(line.trim_start())?;
    let after = after.trim_start();
    let arrow = ARROWS.iter().find(|arrow| after.starts_with(*arrow))?;
    let (end, rest) = time::read(after.get(arrow.len()..)?.trim_start())?;
    Some(Timing {
        start,
        end,
        rest,
        arrow: *arrow == "-->",
    })
}

struct Reader<'a, 's> {
    lines: &'a [Line<'s>],
    limits: &'a Limits,
    track: Track,
}

/// Reads the captions; the faults go to the list.
pub(crate) fn read(source: &Source<'_>, limits: &Limits, faults: &mut Faults) -> Track {
    let lines: Vec<Line<'_>> = source.lines().collect();
    let timed = lines.iter().map(|line| timing(line.text)).enumerate();
    let starts: Vec<(usize, Timing<'_>)> = timed
        .filter_map(|(at, timing)| Some(at).zip(timing))
        .collect();
    let mut reader = Reader {
        lines: &lines,
        limits,
        track: Track::default(),
    };
    let mut heads: Vec<usize> = Vec::with_capacity(starts.len());
    for (at, _) in &starts {
        let floor = heads.last().map_or(0, |_| starts[heads.len() - 1].0 + 1);
        let head = reader.number(*at, floor, heads.len());
        heads.push(head);
    }
    reader.before(heads.first().copied().unwrap_or(lines.len()), faults);
    heads.push(lines.len());
    for (number, (at, timing)) in starts.iter().enumerate() {
        if number >= limits.cues {
            let what = "the cues from here on are left off";
            faults.add(lines[*at].place(), Rule::TooManyCues, what);
            break;
        }
        reader.cue(heads[number]..heads[number + 1], *at, timing, faults);
    }
    reader.track
}

impl Reader<'_, '_> {
    /// The line where a cue begins: its number, if that stands above its timing line.
    fn number(&self, timing: usize, floor: usize, expected: usize) -> usize {
        let digits = |at: usize| self.lines[at].text.trim().parse::<u64>().ok();
        let above = timing.checked_sub(1).filter(|at| *at >= floor);
        let Some(above) = above else { return timing };
        if digits(above).is_some() {
            return above;
        }
        // An empty line between the number and the times: believed when it is the next number.
        let higher = above.checked_sub(1).filter(|at| *at >= floor);
        let blank = self.lines[above].is_blank();
        let counted = |at: usize| digits(at) == Some(expected as u64 + 1);
        match higher {
            Some(at) if blank && counted(at) => at,
            _ => timing,
        }
    }

    /// What stands before the first cue.
    fn before(&mut self, end: usize, faults: &mut Faults) {
        let lines = self.lines.get(..end).unwrap_or_default();
        let texts: Vec<&str> = lines.iter().map(|line| line.text).collect();
        let text = texts.join("\n").trim().to_owned();
        if let Some(line) = lines.iter().find(|line| !line.is_blank()) {
            let shown: String = line.text.chars().take(60).collect();
            faults.add(line.place(), Rule::Stray, format!("`{shown}`"));
            let block = Block::Stray(text);
            self.track.notes.push(Note { before: 0, block });
        }
    }

    /// The cue whose lines these are, timed by the one at `at`.
    fn cue(&mut self, lines: Range<usize>, at: usize, timing: &Timing<'_>, faults: &mut Faults) {
        let (head, end) = (lines.start, lines.end);
        let line = self.lines[at];
        let first = self.lines[head].place();
        let id = (head < at).then(|| self.lines[head].text.trim().to_owned());
        self.check_number(id.as_deref(), head, at, faults);
        check_times(&line, timing, faults);
        let mut cue = Cue {
            id,
            start_ms: timing.start.ms,
            end_ms: timing.end.ms,
            offset: first.offset,
            line: first.line,
            ..Cue::default()
        };
        for word in timing.rest.split_whitespace() {
            let place = line.place_of(word);
            faults.add(
                place,
                Rule::SettingUnknown,
                format!("`{word}` after the times"),
            );
            cue.settings.other.push(word.to_owned());
        }
        let last = self.track.cues.last().map_or(0, |cue| cue.start_ms);
        if cue.start_ms < last {
            let what = format!(
                "it starts at {}, before the one above",
                time::shown(cue.start_ms)
            );
            faults.add(line.place(), Rule::OutOfOrder, what);
        }
        let text = self.text(at + 1, end, faults);
        let markup = Markup::new(self.limits);
        cue.text = markup.read(&text, &mut cue.settings, faults);
        self.track.cues.push(cue);
    }

    fn check_number(&self, id: Option<&str>, head: usize, at: usize, faults: &mut Faults) {
        let place = self.lines[head].place();
        let expected = self.track.cues.len() as u64 + 1;
        match id.map(|id| id.parse::<u64>().ok()) {
            None => faults.add(
                place,
                Rule::NumberMissing,
                format!("cue {expected} has no number"),
            ),
            Some(number) if number != Some(expected) => {
                let what = format!("cue {expected} has the number {}", id.unwrap_or_default());
                faults.add(place, Rule::NumberOrder, what);
            }
            Some(_) if head + 1 < at => {
                faults.add(
                    place,
                    Rule::BlankInCue,
                    "an empty line between number and times",
                );
            }
            Some(_) => {}
        }
        let above = head.checked_sub(1).and_then(|above| self.lines.get(above));
        if let Some(above) = above.filter(|above| !above.is_blank()) {
            let first = self.track.cues.is_empty() && self.track.notes.is_empty();
            if !first {
                faults.add(
                    above.place(),
                    Rule::NoBlankLine,
                    "no empty line before the cue",
                );
            }
        }
    }

    /// The lines of text, without the empty ones around and within.
    fn text(&self, from: usize, to: usize, faults: &mut Faults) -> Vec<Line<'_>> {
        let lines = self.lines.get(from..to).unwrap_or_default();
        let filled: Vec<Line<'_>> = lines
            .iter()
            .filter(|line| !line.is_blank())
            .copied()
            .collect();
        let last = lines.iter().rposition(|line| !line.is_blank()).unwrap_or(0);
        let within = lines.iter().take(last).find(|line| line.is_blank());
        if let Some(line) = within {
            faults.add(
                line.place(),
                Rule::BlankInCue,
                "an empty line within the cue",
            );
        }
        filled
    }
}

fn check_times(line: &Line<'_>, timing: &Timing<'_>, faults: &mut Faults) {
    let (start, end) = (timing.start, timing.end);
    let shown = || -> String { line.text.chars().take(60).collect() };
    if !timing.arrow {
        let what = format!("`{}` has no -->", shown());
        faults.add(line.place(), Rule::Timing, what);
    }
    if !start.srt || !end.srt {
        faults.add(line.place(), Rule::Timestamp, format!("`{}`", shown()));
    } else if start.point || end.point {
        faults.add(line.place(), Rule::Point, format!("`{}`", shown()));
    }
    if end.ms <= start.ms {
        let what = format!("{} to {}", time::shown(start.ms), time::shown(end.ms));
        faults.add(line.place(), Rule::EndBeforeStart, what);
    }
}
