//! Reading a file in stretches of prepared records: ISO 2709 on several threads, constant memory.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use callslip_marc::iso2709::{Chunk, Frames, read_frame};
use callslip_marc::{Format, Limits, Records, parallel, recognise};

use super::items::Places;
use super::prepare::{Prepared, prepare};
use super::profile::Rules;

/// Records of the formats that are text, in one stretch.
const STRETCH: usize = 500;

/// How a file is read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) rules: &'a Rules,
    pub(super) places: &'a Places,
    pub(super) format: Option<Format>,
    pub(super) limits: Limits,
    pub(super) threads: usize,
}

/// Hands over every stretch in order, its records numbered from 1 through the whole file; says which format it was.
pub(super) fn read(
    input: impl Read + Send,
    how: Reading<'_>,
    mut take: impl FnMut(Vec<Prepared>) -> io::Result<()> + Send,
) -> io::Result<Format> {
    let (format, input) = recognise(input, how.format)?;
    let mut before = 0;
    let mut numbered = |mut some: Vec<Prepared>| {
        number(&mut some, &mut before);
        take(some)
    };
    if format == Format::Marc {
        let work = |chunk: &Chunk| stretch(chunk, how);
        parallel::ordered(input, how.limits, how.threads, work, numbered)?;
        return Ok(format);
    }
    let mut some = Vec::with_capacity(STRETCH);
    for outcome in Records::new(input, format, how.limits) {
        match outcome {
            Ok(outcome) => some.push(prepare(outcome, how.rules, how.places)),
            Err(error) => {
                numbered(some)?;
                return Err(error);
            }
        }
        if some.len() >= STRETCH {
            numbered(std::mem::take(&mut some))?;
        }
    }
    numbered(some).map(|()| format)
}

fn stretch(chunk: &Chunk, how: Reading<'_>) -> Vec<Prepared> {
    let frames = Frames::new(&chunk.bytes);
    let outcomes =
        frames.map(|frame| read_frame(&frame, chunk.offset + frame.at as u64, 1, &how.limits));
    outcomes
        .map(|one| prepare(one, how.rules, how.places))
        .collect()
}

fn number(some: &mut [Prepared], before: &mut u64) {
    for one in some {
        *before += 1;
        one.number = *before;
        for problem in &mut one.problems {
            problem.number = *before;
        }
    }
}

/// A reader that says how far it has come, while others read from it.
pub(super) struct Counted<R> {
    input: R,
    read: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    /// Over this input, counting into `read`.
    pub(super) fn new(input: R, read: Arc<AtomicU64>) -> Self {
        Self { input, read }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
