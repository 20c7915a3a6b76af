//! A report held against the Code of Practice: header, values, metrics, sums, filters.

mod head;
mod metrics;
mod rows;

use crate::fault::{Fault, Faults};
use crate::tables::{self, Kind};
use crate::{Limits, Release, Report};

/// What a report is held against.
struct Against<'a> {
    report: &'a Report,
    release: Release,
    kind: Option<&'static Kind>,
    faults: Faults,
}

/// Checks a report; what the reading found already is not said again.
#[must_use]
pub fn check(report: &Report, limits: &Limits) -> Vec<Fault> {
    let release = report.header.release.unwrap_or_default();
    let mut against = Against {
        report,
        release,
        kind: tables::find(release, &report.header.report_id),
        faults: Faults::new(limits.faults),
    };
    head::check(&mut against);
    rows::check(&mut against);
    if release != Release::R4 {
        metrics::check(&mut against);
    }
    against.faults.finish()
}
