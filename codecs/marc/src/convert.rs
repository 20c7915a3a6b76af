//! From any of the formats to any other, in constant memory.

use std::io::{self, Read, Write};

use crate::iso2709::{Chunk, Frame, Frames, RawRecord, Target, read_frame};
use crate::{Fault, Format, Limits, Outcome, Records, Rule, parallel, recognise, xml};

/// What is to be converted into what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The format of the input; `None` to tell it from the content.
    pub from: Option<Format>,
    /// The format of the output.
    pub to: Format,
    /// The encoding of ISO 2709 output.
    pub target: Target,
    /// How much is held in memory.
    pub limits: Limits,
    /// How many threads work on ISO 2709 input.
    pub threads: usize,
}

/// What was seen while a whole input was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many records were read.
    pub records: u64,
    /// How many stretches of input are no record, and were left out.
    pub others: u64,
    /// How many faults were found.
    pub faults: u64,
    /// How many bytes were read, after unpacking.
    pub bytes: u64,
}

impl Summary {
    /// The fault that packed input is damaged, if that is what this error says; errors of the system stay errors.
    pub(crate) fn packed(&mut self, error: io::Error) -> io::Result<Fault> {
        if error.raw_os_error().is_some() || error.kind() == io::ErrorKind::BrokenPipe {
            return Err(error);
        }
        self.faults += 1;
        Ok(Fault {
            record: self.records + 1,
            offset: self.bytes,
            tag: None,
            rule: Rule::Packed(error.to_string()),
        })
    }
}

impl Conversion {
    /// To this format, in UTF-8, with the usual limits and two threads.
    #[must_use]
    pub fn to(to: Format) -> Self {
        Self {
            from: None,
            to,
            target: Target::Utf8,
            limits: Limits::default(),
            threads: 2,
        }
    }

    /// Converts the whole input; every fault is handed over in order.
    ///
    /// # Errors
    /// Those of input and output. Damage in packed input is a fault; what was good before it is written.
    pub fn run(
        &self,
        input: impl Read + Send,
        out: &mut (impl Write + Send),
        fault: &mut (impl FnMut(&Fault) + Send),
    ) -> io::Result<Summary> {
        let (format, input) = recognise(input, self.from)?;
        let mut output = Output {
            conversion: self,
            out,
            fault,
            summary: Summary::default(),
        };
        output.out.write_all(self.to.open().as_bytes())?;
        let done = if format == Format::Marc {
            let work = |chunk: &Chunk| self.chunk(chunk);
            parallel::ordered(input, self.limits, self.threads, work, |batch| {
                output.put(batch)
            })
        } else {
            Records::new(input, format, self.limits).try_for_each(|outcome| {
                let mut batch = Batch::default();
                let outcome = outcome?;
                batch.summary.bytes = outcome.raw.len() as u64;
                self.outcome(outcome, format, &mut batch);
                output.put(batch)
            })
        };
        if let Err(error) = done {
            let fault = output.summary.packed(error)?;
            (output.fault)(&fault);
        }
        output.out.write_all(self.to.close().as_bytes())?;
        output.out.flush()?;
        Ok(output.summary)
    }

    fn chunk(&self, chunk: &Chunk) -> Batch {
        let mut batch = Batch::default();
        batch.summary.bytes = chunk.bytes.len() as u64;
        batch.bytes.reserve(chunk.bytes.len().saturating_mul(3));
        for frame in Frames::new(&chunk.bytes) {
            if !self.direct(&frame, &mut batch) {
                let offset = chunk.offset + frame.at as u64;
                let number = batch.summary.records + 1;
                let outcome = read_frame(&frame, offset, number, &self.limits);
                self.outcome(outcome, Format::Marc, &mut batch);
            }
        }
        batch
    }

    /// Converts a sound record without reading it, where the result would be the same.
    fn direct(&self, frame: &Frame<'_>, batch: &mut Batch) -> bool {
        if !frame.sound || !matches!(self.to, Format::Marc | Format::MarcXml) {
            return false;
        }
        let Ok(raw) = RawRecord::parse(frame.bytes) else {
            return false;
        };
        let done = match (self.to, self.target) {
            (Format::MarcXml, _) => xml::append(&raw, &mut batch.bytes),
            (_, Target::Utf8) if raw.is_clean() && raw.is_unicode() => {
                let start = batch.bytes.len();
                batch.bytes.extend_from_slice(frame.bytes);
                batch.bytes[start + 9] = b'a';
                true
            }
            _ => false,
        };
        batch.summary.records += u64::from(done);
        done
    }

    fn outcome(&self, outcome: Outcome, from: Format, batch: &mut Batch) {
        batch.faults.extend(outcome.faults);
        let Some(mut record) = outcome.record else {
            batch.summary.others += 1;
            return;
        };
        if from == Format::Marc && self.to != Format::Marc {
            record.leader.set(9, b'a');
        }
        if batch.summary.records > 0 {
            batch.bytes.extend_from_slice(self.to.between().as_bytes());
        }
        batch.summary.records += 1;
        let at = (batch.summary.records, outcome.offset);
        let faults = self.to.write(&record, self.target, &mut batch.bytes);
        let placed = faults.into_iter().map(|fault| Fault {
            record: at.0,
            offset: at.1,
            ..fault
        });
        batch.faults.extend(placed);
    }
}

/// Some records converted; faults count records from 1 in this batch.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    faults: Vec<Fault>,
    summary: Summary,
}

struct Output<'a, W, F> {
    conversion: &'a Conversion,
    out: &'a mut W,
    fault: &'a mut F,
    summary: Summary,
}

impl<W: Write, F: FnMut(&Fault)> Output<'_, W, F> {
    fn put(&mut self, batch: Batch) -> io::Result<()> {
        if self.summary.records > 0 && batch.summary.records > 0 {
            self.out
                .write_all(self.conversion.to.between().as_bytes())?;
        }
        self.out.write_all(&batch.bytes)?;
        self.summary.faults += batch.faults.len() as u64;
        for mut fault in batch.faults {
            fault.record += self.summary.records;
            (self.fault)(&fault);
        }
        self.summary.records += batch.summary.records;
        self.summary.others += batch.summary.others;
        self.summary.bytes += batch.summary.bytes;
        Ok(())
    }
}
