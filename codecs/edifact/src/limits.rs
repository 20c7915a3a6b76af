//! How much a reader takes before it says so.

/// Bounds that keep bad input from filling memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest segment, in bytes.
    pub segment: usize,
    /// The largest message, in bytes of its segments.
    pub message: usize,
    /// Faults listed for one message or one step of the envelope.
    pub faults: usize,
    /// References remembered to find a message sent twice.
    pub references: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            segment: 1 << 16,
            message: 1 << 26,
            faults: 1_000,
            references: 100_000,
        }
    }
}
