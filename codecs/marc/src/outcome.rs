//! What reading one piece of input gave: a record, its faults, and the bytes it came from.

use crate::{Fault, Record};

/// One record read, or one stretch of input that holds none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The record, with everything good that was found; `None` for a stretch that is not MARC.
    pub record: Option<Record>,
    /// What is wrong with it. A record without faults is written back byte for byte (ISO 2709 in UTF-8).
    pub faults: Vec<Fault>,
    /// The bytes it came from, as they were, to be kept aside when they are damaged.
    pub raw: Vec<u8>,
    /// Which record of the input it is, counted from 1; a stretch without a record has the number of the next.
    pub number: u64,
    /// Where in the input it begins, in bytes.
    pub offset: u64,
    /// The encoding of the text in the input.
    pub encoding: Encoding,
}

/// How text is written in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Unicode in UTF-8 (leader/09 a).
    #[default]
    Utf8,
    /// MARC-8, with ANSEL and the sets it switches to (leader/09 blank).
    Marc8,
}

/// How much is held in memory at once, whatever the input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes are read at a time.
    pub chunk: usize,
    /// How many bytes one record may have; what is longer is handed out in pieces of this size, unread.
    pub record: usize,
    /// How many faults of one record are listed.
    pub faults: usize,
}

impl Default for Limits {
    /// 1 MiB at a time, records up to 32 MiB, 1,000 faults a record.
    fn default() -> Self {
        Self {
            chunk: 1 << 20,
            record: 1 << 25,
            faults: 1_000,
        }
    }
}
