//! How much one link may ask for.

/// Bounds on the work and memory that one link can cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes of the link are read.
    pub bytes: usize,
    /// How many pairs are kept.
    pub pairs: usize,
    /// How many faults are listed.
    pub faults: usize,
    /// How often a context by value may hold another.
    pub depth: usize,
}

impl Default for Limits {
    /// 256 KiB, 2,000 pairs, 200 faults, 3 levels.
    fn default() -> Self {
        Self {
            bytes: 1 << 18,
            pairs: 2_000,
            faults: 200,
            depth: 3,
        }
    }
}
