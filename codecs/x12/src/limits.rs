//! How much a reader takes before it says so.

/// Bounds that keep bad input from filling memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest segment, in bytes.
    pub segment: usize,
    /// The largest transaction set, in bytes of its segments.
    pub set: usize,
    /// Faults listed for one set or one step of the envelope.
    pub faults: usize,
    /// Control numbers remembered to find a set sent twice.
    pub controls: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            segment: 1 << 16,
            set: 1 << 26,
            faults: 1_000,
            controls: 100_000,
        }
    }
}
