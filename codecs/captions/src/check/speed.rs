//! Reading speed: characters a second and words a minute.

use super::timing::extended;
use super::{Findings, following};
use crate::{Cue, Rule, repair};

pub(super) fn check(findings: &mut Findings<'_>, order: &[usize]) {
    let track = findings.track;
    for (at, number) in order.iter().enumerate() {
        let Some(cue) = track.cues.get(*number) else {
            continue;
        };
        let next = following(track, order, at);
        if cue.duration_ms() > 0 {
            characters(findings, *number, cue, next);
            words(findings, *number, cue, next);
        }
    }
}

fn characters(findings: &mut Findings<'_>, number: usize, cue: &Cue, next: Option<&Cue>) {
    let Some(most) = findings
        .guidelines
        .characters_per_second
        .filter(|most| *most > 0)
    else {
        return;
    };
    let count = repair::words(&cue.text).chars().count() as u64;
    let needed = (count * 1000).div_ceil(u64::from(most));
    if cue.duration_ms() < needed {
        let tenths = count * 10_000 / cue.duration_ms();
        let (whole, part) = (tenths / 10, tenths % 10);
        let what = format!("{whole}.{part} characters a second, {most} is the most");
        let repair = extended(findings, number, cue, next, needed);
        findings.cue(number, Rule::ReadingSpeed, what, repair);
    }
}

fn words(findings: &mut Findings<'_>, number: usize, cue: &Cue, next: Option<&Cue>) {
    let Some(most) = findings
        .guidelines
        .words_per_minute
        .filter(|most| *most > 0)
    else {
        return;
    };
    let count = repair::words(&cue.text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .count() as u64;
    let needed = (count * 60_000).div_ceil(u64::from(most));
    // One or two words are held to the shortest duration instead: no rate means much for them.
    if count > 2 && cue.duration_ms() < needed {
        let rate = count * 60_000 / cue.duration_ms();
        let what = format!("{rate} words a minute, {most} is the most");
        let repair = extended(findings, number, cue, next, needed);
        findings.cue(number, Rule::WordRate, what, repair);
    }
}
