//! A stream cut into stretches of whole records, so that memory stays bounded and two can be worked on at once.

use std::io::{self, Read};

use memchr::memrchr_iter;

use crate::outcome::Limits;

use super::frame::blanks;
use super::{FIELD_TERMINATOR, RECORD_TERMINATOR, looks_like_leader};

/// A stretch of the input that begins with a record and ends behind one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chunk {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Where they begin in the input.
    pub offset: u64,
}

/// Cuts a stream into [`Chunk`]s between records.
#[derive(Debug)]
pub struct Chunks<R> {
    input: R,
    carry: Vec<u8>,
    offset: u64,
    limits: Limits,
    failed: Option<io::Error>,
}

impl<R: Read> Chunks<R> {
    /// Over this input.
    pub const fn new(input: R, limits: Limits) -> Self {
        Self {
            input,
            carry: Vec::new(),
            offset: 0,
            limits,
            failed: None,
        }
    }

    /// Reads the next stretch into this chunk, in place of what it held; `false` at the end of the input.
    ///
    /// # Errors
    /// Those of the input, after everything that came before them was handed out.
    pub fn next_into(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        chunk.bytes.clear();
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        chunk.bytes.append(&mut self.carry);
        chunk.offset = self.offset;
        let mut want = self.limits.chunk.max(1);
        loop {
            let ended = self.fill(&mut chunk.bytes, want);
            let length = chunk.bytes.len();
            let full = length >= self.limits.record.max(self.limits.chunk);
            let cut = if ended {
                length
            } else {
                last_boundary(&chunk.bytes, full)
            };
            if cut > 0 {
                self.carry.extend_from_slice(&chunk.bytes[cut..]);
                chunk.bytes.truncate(cut);
                self.offset += cut as u64;
                return Ok(true);
            }
            if length == 0 {
                return self.failed.take().map_or(Ok(false), Err);
            }
            want = length
                .saturating_mul(2)
                .min(self.limits.record.max(self.limits.chunk));
        }
    }

    /// Reads until so many bytes are there; `true` when the input has ended, or failed.
    fn fill(&mut self, bytes: &mut Vec<u8>, want: usize) -> bool {
        let missing = want.saturating_sub(bytes.len());
        match (&mut self.input).take(missing as u64).read_to_end(bytes) {
            Ok(read) => read < missing,
            Err(error) => {
                self.failed = Some(error);
                true
            }
        }
    }
}

/// Behind the last record that another follows; if the stretch is full, anywhere that makes sense.
fn last_boundary(bytes: &[u8], full: bool) -> usize {
    let record = memrchr_iter(RECORD_TERMINATOR, bytes).find(|at| leader_after(bytes, *at));
    match record {
        Some(at) => at + 1,
        None if full => memrchr_iter(FIELD_TERMINATOR, bytes)
            .find(|at| leader_after(bytes, *at))
            .map_or(bytes.len(), |at| at + 1),
        None => 0,
    }
}

fn leader_after(bytes: &[u8], at: usize) -> bool {
    let after = &bytes[at + 1..];
    looks_like_leader(&after[blanks(after)..])
}
