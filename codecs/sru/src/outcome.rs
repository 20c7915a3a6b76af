//! What reading gives, and how far it goes.

use serde::Serialize;

use crate::Fault;

/// What could be read, and what was wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome<T> {
    /// Everything good; `None` when the input is something else altogether.
    pub value: Option<T>,
    /// What is wrong, in the order of the input.
    pub faults: Vec<Fault>,
}

/// How far reading goes with a document that somebody else wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes that are read; the rest is left unread, with a fault.
    pub bytes: usize,
    /// The deepest nesting of elements.
    pub depth: usize,
    /// The most elements.
    pub elements: usize,
    /// The most faults that are listed.
    pub faults: usize,
}

impl Default for Limits {
    /// 64 MiB, 100 deep, four million elements, 1,000 faults.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            depth: 100,
            elements: 4_000_000,
            faults: 1_000,
        }
    }
}
