//! The full check: every field and subfield, the encoding, and the MARC 21 definitions, in constant memory.

use std::io::{self, Read};

use crate::convert::Summary;
use crate::iso2709::{Chunk, Count, Frames, RawRecord, read_frame};
use crate::{Fault, Format, Limits, Outcome, Records, parallel, recognise};

/// How an input is to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// The format of the input; `None` to tell it from the content.
    pub from: Option<Format>,
    /// How much is held in memory.
    pub limits: Limits,
    /// How many threads work on ISO 2709 input.
    pub threads: usize,
}

impl Default for Check {
    /// Any format, the usual limits, two threads.
    fn default() -> Self {
        Self {
            from: None,
            limits: Limits::default(),
            threads: 2,
        }
    }
}

impl Check {
    /// Checks the whole input; every fault is handed over in order.
    ///
    /// # Errors
    /// Those of the input, after everything before them was checked.
    pub fn run(
        &self,
        input: impl Read + Send,
        mut fault: impl FnMut(&Fault) + Send,
    ) -> io::Result<Summary> {
        let (format, input) = recognise(input, self.from)?;
        let mut summary = Summary::default();
        let take = |batch: Batch| {
            batch.report(&mut summary, &mut fault);
            Ok(())
        };
        if format == Format::Marc {
            let work = |chunk: &Chunk| self.chunk(chunk);
            parallel::ordered(input, self.limits, self.threads, work, take)?;
        } else {
            self.records(Records::new(input, format, self.limits), take)?;
        }
        Ok(summary)
    }

    fn records<R: Read>(
        &self,
        records: Records<R>,
        mut take: impl FnMut(Batch) -> io::Result<()>,
    ) -> io::Result<()> {
        for outcome in records {
            let mut batch = Batch::default();
            batch.outcome(outcome?);
            take(batch)?;
        }
        Ok(())
    }

    fn chunk(&self, chunk: &Chunk) -> Batch {
        let mut batch = Batch::default();
        for frame in Frames::new(&chunk.bytes) {
            let clean = RawRecord::parse(frame.bytes)
                .ok()
                .filter(RawRecord::is_clean);
            if frame.sound && clean.is_some_and(|raw| raw.is_unicode()) {
                batch.summary.records += 1;
                continue;
            }
            let offset = chunk.offset + frame.at as u64;
            batch.outcome(read_frame(
                &frame,
                offset,
                batch.summary.records + 1,
                &self.limits,
            ));
        }
        batch
    }
}

/// The result for some records; faults count records from 1 in this batch.
#[derive(Default)]
struct Batch {
    faults: Vec<Fault>,
    summary: Summary,
}

impl Batch {
    fn outcome(&mut self, outcome: Outcome) {
        self.faults.extend(outcome.faults);
        if outcome.record.is_some() {
            self.summary.records += 1;
        } else {
            self.summary.others += 1;
        }
    }

    fn report(self, summary: &mut Summary, fault: &mut impl FnMut(&Fault)) {
        summary.faults += self.faults.len() as u64;
        for mut found in self.faults {
            found.record += summary.records;
            fault(&found);
        }
        summary.records += self.summary.records;
        summary.others += self.summary.others;
    }
}

/// Counts the records of an input in any format and packing.
///
/// ISO 2709 is counted from leader to leader with every terminator verified; a wrong length makes it look
/// for the terminators instead.
///
/// # Errors
/// Those of the input.
pub fn count(input: impl Read + Send, from: Option<Format>, limits: Limits) -> io::Result<Count> {
    let (format, input) = recognise(input, from)?;
    if format == Format::Marc {
        return crate::iso2709::count(input, limits);
    }
    let mut count = Count::default();
    for outcome in Records::new(input, format, limits) {
        let outcome = outcome?;
        count.bytes += outcome.raw.len() as u64;
        count.records += u64::from(outcome.record.is_some());
        count.others += u64::from(outcome.record.is_none());
        count.damaged += u64::from(outcome.record.is_some() && !outcome.faults.is_empty());
    }
    Ok(count)
}
