//! Counting records without reading them: from leader to leader, each terminator verified.

use std::io::{self, Read};

use crate::outcome::Limits;

use super::frame::sound_length;
use super::{Chunk, Chunks, Frames};

/// What a count found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many records.
    pub records: u64,
    /// How many of them have a length that does not agree with their terminator.
    pub damaged: u64,
    /// How many stretches of input are no record.
    pub others: u64,
    /// How many bytes were looked at.
    pub bytes: u64,
    /// Whether packed input is damaged, so that there may be more records than could be counted.
    pub cut_short: bool,
}

/// Counts the records of an ISO 2709 stream.
///
/// # Errors
/// Those of the input.
pub fn count(input: impl Read, limits: Limits) -> io::Result<Count> {
    let mut count = Count::default();
    count.add_all(input, limits)?;
    Ok(count)
}

impl Count {
    /// Counts a whole stream.
    pub(crate) fn add_all(&mut self, input: impl Read, limits: Limits) -> io::Result<()> {
        let mut chunks = Chunks::new(input, limits);
        let mut chunk = Chunk::default();
        while chunks.next_into(&mut chunk)? {
            self.add(&chunk.bytes);
        }
        Ok(())
    }

    /// Counts one stretch of whole records.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        let mut at = 0;
        while let Some(length) = bytes.get(at..).and_then(sound_length) {
            self.records += 1;
            at += length;
        }
        let mut frames = Frames::from(bytes, at);
        for frame in &mut frames {
            self.records += u64::from(frame.is_record);
            self.damaged += u64::from(frame.is_record && !frame.sound);
            self.others += u64::from(!frame.is_record);
        }
    }
}
