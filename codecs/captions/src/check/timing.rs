//! Order, overlaps, gaps, durations.

use super::{Findings, following};
use crate::{Cue, Repair, Rule, Track, time};

/// The cues in the order of time, by their places in the track.
pub(super) fn order(track: &Track) -> Vec<usize> {
    let mut order: Vec<usize> = (0..track.cues.len()).collect();
    order.sort_by_key(|cue| track.cues.get(*cue).map(|cue| (cue.start_ms, cue.end_ms)));
    order
}

pub(super) fn check(findings: &mut Findings<'_>, order: &[usize]) {
    let track = findings.track;
    let mut told = false;
    // The cue that stands longest of those so far: a long one may overlap more than the next.
    let mut longest: Option<usize> = None;
    for (at, number) in order.iter().enumerate() {
        let Some(cue) = track.cues.get(*number) else {
            continue;
        };
        let next = following(track, order, at);
        duration(findings, *number, cue, next);
        let standing = longest.and_then(|it| track.cues.get(it));
        if standing.is_none_or(|standing| standing.end_ms <= cue.end_ms) {
            longest = Some(*number);
        }
        if let Some(next) = next {
            let first = longest.unwrap_or(*number);
            pair(findings, first, track.cues.get(first).unwrap_or(cue), next);
            duplicate(findings, order, at);
        }
        let before = number
            .checked_sub(1)
            .and_then(|before| track.cues.get(before));
        if before.is_some_and(|before| before.start_ms > cue.start_ms) {
            let what = format!(
                "it starts at {}, before the one above",
                time::shown(cue.start_ms)
            );
            let repair = (!told).then_some(Repair::Sort);
            told = true;
            findings.cue(*number, Rule::OutOfOrder, what, repair);
        }
    }
}

/// Two cues that follow each other in time.
fn pair(findings: &mut Findings<'_>, number: usize, cue: &Cue, next: &Cue) {
    let gap = findings.guidelines.smallest_gap_ms;
    if cue.end_ms <= cue.start_ms {
        return;
    }
    if next.start_ms < cue.end_ms {
        let by = cue.end_ms.min(next.end_ms.max(next.start_ms)) - next.start_ms;
        let what = format!("it overlaps the next cue by {by} ms");
        // Captions that stand in two places at once are meant to.
        let apart = cue.settings != next.settings && by > gap;
        let room = next.start_ms > cue.start_ms;
        let end = next.start_ms.saturating_sub(gap).max(cue.start_ms + 1);
        let repair = room.then_some(Repair::End {
            cue: number,
            ms: end,
        });
        if !apart {
            findings.cue(number, Rule::Overlap, what, repair);
        }
        return;
    }
    let between = next.start_ms - cue.end_ms;
    if between > 0 && between < gap {
        let what = format!("{between} ms to the next cue, {gap} ms is the least");
        let end = next.start_ms.saturating_sub(gap);
        let repair = (end > cue.start_ms).then_some(Repair::End {
            cue: number,
            ms: end,
        });
        findings.cue(number, Rule::GapShort, what, repair);
    }
}

fn duration(findings: &mut Findings<'_>, number: usize, cue: &Cue, next: Option<&Cue>) {
    let guidelines = findings.guidelines;
    let shown = cue.duration_ms();
    if cue.end_ms <= cue.start_ms {
        let what = format!(
            "{} to {}",
            time::shown(cue.start_ms),
            time::shown(cue.end_ms)
        );
        let swapped = cue.start_ms - cue.end_ms;
        let likely = swapped > 0 && swapped <= guidelines.longest_ms;
        let repair = if likely {
            Some(Repair::Swap { cue: number })
        } else {
            extended(findings, number, cue, next, guidelines.shortest_ms)
        };
        findings.cue(number, Rule::EndBeforeStart, what, repair);
    } else if shown < guidelines.shortest_ms {
        let what = format!("{shown} ms, {} ms is the least", guidelines.shortest_ms);
        let repair = extended(findings, number, cue, next, guidelines.shortest_ms);
        findings.cue(number, Rule::DurationShort, what, repair);
    } else if shown > guidelines.longest_ms {
        let what = format!("{shown} ms, {} ms is the most", guidelines.longest_ms);
        findings.cue(
            number,
            Rule::DurationLong,
            what,
            super::lines::halves(number, cue),
        );
    }
}

/// Showing a cue so long, if the next one leaves the room.
pub(super) fn extended(
    findings: &Findings<'_>,
    number: usize,
    cue: &Cue,
    next: Option<&Cue>,
    wanted_ms: u64,
) -> Option<Repair> {
    let gap = findings.guidelines.smallest_gap_ms;
    let end = cue.start_ms.saturating_add(wanted_ms);
    let room = next.map_or(u64::MAX, |next| next.start_ms.saturating_sub(gap));
    let touching = next.is_some_and(|next| next.start_ms == end);
    (end <= room || touching).then_some(Repair::End {
        cue: number,
        ms: end,
    })
}

/// The same words again, at once.
fn duplicate(findings: &mut Findings<'_>, order: &[usize], at: usize) {
    let track = findings.track;
    let (Some(first), Some(second)) = (order.get(at), order.get(at + 1)) else {
        return;
    };
    let (cue, next) = (&track.cues[*first], &track.cues[*second]);
    let near = next.start_ms
        <= cue
            .end_ms
            .saturating_add(findings.guidelines.smallest_gap_ms);
    if near && !cue.text.is_empty() && cue.text == next.text {
        let repair = (*second == *first + 1).then_some(Repair::MergeIntoPrevious { cue: *second });
        findings.cue(
            *second,
            Rule::Duplicate,
            "it says what the one before says".to_owned(),
            repair,
        );
    }
}
