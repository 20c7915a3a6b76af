//! The full check: every field and subfield, the encoding, and the MARC 21 definitions, in constant memory.

use std::io::{self, Read};

use crate::convert::Summary;
use crate::definitions::{self, Checker, Problem};
use crate::iso2709::{Chunk, Count, Frame, Frames, RawRecord, read_frame};
use crate::{Fault, Format, Limits, Outcome, Records, Rule, Tag, parallel, recognise};

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
    /// Those of the input, after everything before them was checked; damage in packed input is a fault.
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
        let done = if format == Format::Marc {
            let work = |chunk: &Chunk| self.chunk(chunk);
            parallel::ordered(input, self.limits, self.threads, work, take)
        } else {
            self.records(Records::new(input, format, self.limits), take)
        };
        if let Err(error) = done {
            fault(&summary.packed(error)?);
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
            let outcome = outcome?;
            batch.summary.bytes = outcome.raw.len() as u64;
            batch.outcome(outcome);
            take(batch)?;
        }
        Ok(())
    }

    fn chunk(&self, chunk: &Chunk) -> Batch {
        let mut batch = Batch::default();
        batch.summary.bytes = chunk.bytes.len() as u64;
        let mut checker = Checker::new();
        for frame in Frames::new(&chunk.bytes) {
            let offset = chunk.offset + frame.at as u64;
            match clean(&frame) {
                Some(raw) => batch.raw(raw, offset, &mut checker),
                None => {
                    let number = batch.summary.records + 1;
                    batch.outcome(read_frame(&frame, offset, number, &self.limits));
                }
            }
        }
        batch
    }
}

/// The record in this frame, if nothing but its contents can be wrong with it.
fn clean<'a>(frame: &Frame<'a>) -> Option<RawRecord<'a>> {
    let raw = RawRecord::parse(frame.bytes).ok().filter(|_| frame.sound)?;
    (raw.is_clean() && raw.is_unicode()).then_some(raw)
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
        let Some(record) = outcome.record else {
            self.summary.others += 1;
            return;
        };
        self.summary.records += 1;
        for problem in definitions::check(&record) {
            self.problem(problem, outcome.offset);
        }
    }

    fn raw(&mut self, raw: RawRecord<'_>, offset: u64, checker: &mut Checker) {
        self.summary.records += 1;
        checker.begin(raw.leader().as_bytes());
        for field in raw.fields() {
            checker.field(field.tag, field.data);
        }
        for problem in checker.finish() {
            let at = place(raw, &problem);
            self.problem(problem, offset + at as u64);
        }
    }

    fn problem(&mut self, problem: Problem, offset: u64) {
        self.faults.push(Fault {
            record: self.summary.records,
            offset,
            tag: Some(problem.tag),
            rule: Rule::Definition(problem),
        });
    }

    fn report(self, summary: &mut Summary, fault: &mut impl FnMut(&Fault)) {
        summary.faults += self.faults.len() as u64;
        for mut found in self.faults {
            found.record += summary.records;
            fault(&found);
        }
        summary.records += self.summary.records;
        summary.others += self.summary.others;
        summary.bytes += self.summary.bytes;
    }
}

/// Where the field that a problem is about stands in its record.
fn place(raw: RawRecord<'_>, problem: &Problem) -> usize {
    let nth = usize::try_from(problem.occurrence).unwrap_or_default();
    let mut same = raw
        .fields()
        .filter(|field| Tag::from_bytes(field.tag) == Some(problem.tag));
    nth.checked_sub(1)
        .and_then(|nth| same.nth(nth))
        .map_or(0, |field| field.at)
}

/// Counts the records of an input in any format and packing.
///
/// ISO 2709 is counted from leader to leader with every terminator verified; a wrong length makes it look
/// for the terminators instead. Damage in packed input ends the count, with [`Count::cut_short`].
///
/// # Errors
/// Those of the input.
pub fn count(input: impl Read + Send, from: Option<Format>, limits: Limits) -> io::Result<Count> {
    let (format, input) = recognise(input, from)?;
    let mut count = Count::default();
    let done = if format == Format::Marc {
        count.add_all(input, limits)
    } else {
        Records::new(input, format, limits).try_for_each(|outcome| {
            let outcome = outcome?;
            count.bytes += outcome.raw.len() as u64;
            count.records += u64::from(outcome.record.is_some());
            count.others += u64::from(outcome.record.is_none());
            count.damaged += u64::from(outcome.record.is_some() && !outcome.faults.is_empty());
            Ok(())
        })
    };
    if let Err(error) = done {
        Summary::default().packed(error)?;
        count.cut_short = true;
    }
    Ok(count)
}
