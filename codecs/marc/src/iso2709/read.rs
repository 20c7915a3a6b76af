//! Reading a stream of ISO 2709 records, sound or not.

use std::io::{self, Read};

use crate::fault::Faults;
use crate::outcome::Limits;
use crate::{Encoding, Outcome, Record, Rule};

use super::text::Decoder;
use super::{Chunk, Chunks, Frame, Frames, RECORD_TERMINATOR, RawRecord, build, recover};

/// Reads records one after the other from any input; memory is bounded by the [`Limits`].
///
/// Each item is a record with its faults, or a stretch of input that holds none. An error of the input
/// itself is handed out once, and ends the reading.
#[derive(Debug)]
pub struct Reader<R> {
    chunks: Chunks<R>,
    chunk: Chunk,
    at: usize,
    number: u64,
    in_long: bool,
    ended: bool,
    limits: Limits,
}

impl<R: Read> Reader<R> {
    /// Over this input with the usual limits.
    pub fn new(input: R) -> Self {
        Self::with_limits(input, Limits::default())
    }

    /// Over this input with these limits.
    pub fn with_limits(input: R, limits: Limits) -> Self {
        Self {
            chunks: Chunks::new(input, limits),
            chunk: Chunk::default(),
            at: 0,
            number: 0,
            in_long: false,
            ended: false,
            limits,
        }
    }

    fn refill(&mut self) -> Option<io::Error> {
        self.at = 0;
        match self.chunks.next_into(&mut self.chunk) {
            Ok(more) => {
                self.ended = !more;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(error)
            }
        }
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = io::Result<Outcome>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.ended {
                return None;
            }
            let mut frames = Frames::from(&self.chunk.bytes, self.at);
            let frame = frames.next();
            self.at = frames.at();
            if let Some(mut frame) = frame {
                let long = frame.bytes.len() >= self.limits.record;
                let goes_on = self.in_long && !frame.sound;
                frame.is_record &= !(long || goes_on);
                self.in_long = long && frame.bytes.last() != Some(&RECORD_TERMINATOR);
                let offset = self.chunk.offset + frame.at as u64;
                let outcome = outcome(&frame, offset, self.number + 1, &self.limits, long);
                self.number += u64::from(outcome.record.is_some());
                return Some(Ok(outcome));
            }
            if let Some(error) = self.refill() {
                return Some(Err(error));
            }
        }
    }
}

/// Reads one frame that begins at this place of the input and would be the record with this number.
#[must_use]
pub fn read_frame(frame: &Frame<'_>, offset: u64, number: u64, limits: &Limits) -> Outcome {
    outcome(frame, offset, number, limits, false)
}

fn outcome(frame: &Frame<'_>, offset: u64, number: u64, limits: &Limits, long: bool) -> Outcome {
    let mut faults = Faults::new(number, limits.faults);
    let (record, encoding) = if frame.is_record {
        let (record, decoder) = record(frame, offset, &mut faults);
        (Some(record), decoder.encoding())
    } else {
        faults.add(offset, None, not_a_record(frame.bytes, long));
        (None, Encoding::default())
    };
    Outcome {
        record,
        faults: faults.finish(offset),
        raw: frame.bytes.to_vec(),
        number,
        offset,
        encoding,
    }
}

fn record(frame: &Frame<'_>, offset: u64, faults: &mut Faults) -> (Record, Decoder) {
    match RawRecord::parse(frame.bytes) {
        Ok(raw) if frame.sound => {
            let mut decoder = Decoder::new(raw.leader().get(9), offset, faults);
            (build::record(raw, offset, &mut decoder, faults), decoder)
        }
        _ => recover::record(frame.bytes, offset, faults),
    }
}

/// What a stretch without a record is.
fn not_a_record(bytes: &[u8], long: bool) -> Rule {
    let length = bytes.len() as u64;
    if long {
        return Rule::TooLong(length);
    }
    let head = bytes[..bytes.len().min(256)]
        .trim_ascii_start()
        .to_ascii_lowercase();
    let what = match head.as_slice() {
        [b'<', b'?', b'x', b'm', b'l', ..] => "XML",
        [b'<', rest @ ..] if rest.starts_with(b"!doctype html") || rest.starts_with(b"html") => {
            "an HTML page"
        }
        [b'<', ..] => "XML or HTML",
        [b'{' | b'[', ..] => "JSON",
        [0x1F, 0x8B, ..] => "a gzip file",
        [b'P', b'K', ..] => "a zip file",
        _ if bytes.iter().any(|byte| *byte < 9) => "binary data",
        _ => "text",
    };
    if matches!(what, "text") && length < 200 {
        Rule::BetweenRecords(length)
    } else {
        Rule::NotMarc(length, what)
    }
}
