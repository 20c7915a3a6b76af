//! The sum of a check: how much of the recording is captioned, and the figures.

use serde::Serialize;

use super::Findings;
use super::signs::Signs;
use crate::fault::Fault;
use crate::{Rule, Track, repair, time};

/// How much of the recording has captions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// The running time, in milliseconds: as given, or to the end of the last cue.
    pub running_ms: u64,
    /// Whether it was given.
    pub known: bool,
    /// How long captions are shown, overlaps counted once.
    pub captioned_ms: u64,
    /// The part of the running time with captions, in thousandths.
    pub thousandths: u32,
    /// Stretches without captions that are longer than the guidelines leave unasked: from, to.
    pub gaps_ms: Vec<(u64, u64)>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What is wrong, in the order of the file.
    pub faults: Vec<Fault>,
    /// How many cues there are.
    pub cues: usize,
    /// How many words they have.
    pub words: u64,
    /// How many characters, blanks counted, breaks as one blank.
    pub characters: u64,
    /// Characters a second over all the time that captions are shown, in tenths.
    pub speed_tenths: u64,
    /// Speakers and sounds.
    pub signs: Signs,
    /// Coverage of the running time.
    pub coverage: Coverage,
}

/// How many long gaps are kept.
const MOST: usize = 1_000;

pub(super) fn coverage(track: &Track, order: &[usize], running_ms: Option<u64>) -> Coverage {
    let running = running_ms.unwrap_or_else(|| track.end_ms());
    let (mut covered, mut until) = (0_u64, 0_u64);
    for cue in order.iter().filter_map(|number| track.cues.get(*number)) {
        let start = cue.start_ms.max(until).min(running);
        let end = cue.end_ms.min(running);
        covered += end.saturating_sub(start);
        until = until.max(end);
    }
    let thousandths = (covered * 1000).checked_div(running).unwrap_or(0);
    Coverage {
        running_ms: running,
        known: running_ms.is_some(),
        captioned_ms: covered,
        thousandths: u32::try_from(thousandths).unwrap_or(1000),
        gaps_ms: Vec::new(),
    }
}

/// Long gaps, cues past the end, and too little in all.
pub(super) fn check(findings: &mut Findings<'_>, coverage: &Coverage, order: &[usize]) {
    let track = findings.track;
    let most = findings.guidelines.longest_gap_ms;
    for (from, to, cue) in gaps(track, order, coverage, most) {
        let length = (to - from) / 1000;
        let what = format!("no captions for {length} s from {}", time::shown(from));
        findings.cue(cue, Rule::GapLong, what, None);
    }
    if coverage.known {
        for (number, cue) in track.cues.iter().enumerate() {
            if cue.end_ms > coverage.running_ms.saturating_add(1000) {
                let end = time::shown(coverage.running_ms);
                let what = format!(
                    "it ends at {}, the recording at {end}",
                    time::shown(cue.end_ms)
                );
                findings.cue(number, Rule::PastEnd, what, None);
            }
        }
    }
    if let Some(least) = findings
        .guidelines
        .coverage
        .filter(|least| coverage.thousandths < *least)
    {
        let (have, want) = (coverage.thousandths, least);
        let what = format!(
            "captions stand for {}.{} % of the running time, {}.{} % is the least",
            have / 10,
            have % 10,
            want / 10,
            want % 10
        );
        if coverage.running_ms > 0 {
            findings.track(Rule::Coverage, what);
        }
    }
}

/// Stretches without captions longer than this, each with the cue before it (the first: after it).
fn gaps(track: &Track, order: &[usize], coverage: &Coverage, most: u64) -> Vec<(u64, u64, usize)> {
    let mut found = Vec::new();
    let (mut until, mut last) = (0, None);
    for number in order {
        let Some(cue) = track.cues.get(*number) else {
            continue;
        };
        if cue.start_ms.saturating_sub(until) > most {
            found.push((until, cue.start_ms, last.unwrap_or(*number)));
        }
        if cue.end_ms >= until {
            (until, last) = (cue.end_ms, Some(*number));
        }
    }
    if let Some(last) = last.filter(|_| coverage.running_ms.saturating_sub(until) > most) {
        found.push((until, coverage.running_ms, last));
    }
    found.truncate(MOST);
    found
}

/// Puts the report together.
pub(super) fn summary(findings: Findings<'_>, signs: Signs, mut coverage: Coverage) -> Report {
    let track = findings.track;
    let order = super::timing::order(track);
    let most = findings.guidelines.longest_gap_ms;
    let found = gaps(track, &order, &coverage, most).into_iter();
    coverage.gaps_ms = found.map(|(from, to, _)| (from, to)).collect();
    let (mut words, mut characters) = (0, 0);
    for cue in &track.cues {
        let text = repair::words(&cue.text);
        words += text.split_whitespace().count() as u64;
        characters += text.chars().count() as u64;
    }
    let speed = (characters * 10_000).checked_div(coverage.captioned_ms);
    Report {
        faults: findings.faults.finish(),
        cues: track.cues.len(),
        words,
        characters,
        speed_tenths: speed.unwrap_or(0),
        signs,
        coverage,
    }
}
