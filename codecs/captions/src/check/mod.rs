//! Whether captions can be read and heard: times, speed, lines, signs, coverage.

mod guidelines;
mod lines;
mod report;
mod signs;
mod speed;
mod timing;

pub use guidelines::{GUIDELINES, Guidelines};
pub use report::{Coverage, Report};
pub use signs::Signs;

use crate::fault::{Fault, Faults, Place};
use crate::{Cue, Limits, Repair, Rule, Track};

/// Checks a track against guidelines; `running_ms` is the recording's running time where it is known.
///
/// The faults carry the cue and, where one can be worked out, a repair.
#[must_use]
pub fn check(track: &Track, guidelines: &Guidelines, running_ms: Option<u64>) -> Report {
    let mut findings = Findings {
        faults: Faults::new(Limits::default().faults),
        track,
        guidelines,
    };
    let order = timing::order(track);
    timing::check(&mut findings, &order);
    speed::check(&mut findings, &order);
    lines::check(&mut findings);
    let signs = signs::look(track);
    signs::check(&mut findings, &signs);
    let coverage = report::coverage(track, &order, running_ms);
    report::check(&mut findings, &coverage, &order);
    report::summary(findings, signs, coverage)
}

/// What a check has found so far.
struct Findings<'a> {
    faults: Faults,
    track: &'a Track,
    guidelines: &'a Guidelines,
}

impl Findings<'_> {
    /// Notes a fault of a cue.
    fn cue(&mut self, cue: usize, rule: Rule, message: String, repair: Option<Repair>) {
        let found = self.track.cues.get(cue);
        self.faults.push(Fault {
            offset: found.map_or(0, |cue| cue.offset),
            line: found.map_or(0, |cue| cue.line),
            cue: Some(cue),
            rule,
            message,
            repair,
        });
    }

    /// Notes a fault of the whole track.
    fn track(&mut self, rule: Rule, message: String) {
        self.faults.add(Place { offset: 0, line: 1 }, rule, message);
    }
}

/// The cue after this one in the order of time, if it starts later.
fn following<'t>(track: &'t Track, order: &[usize], at: usize) -> Option<&'t Cue> {
    let next = order.get(at + 1)?;
    track.cues.get(*next)
}
