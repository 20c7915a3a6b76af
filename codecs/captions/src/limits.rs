//! How much one file may ask for.

/// Bounds on the work and memory that one file can cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes of the input are read; what follows is left off with a fault.
    pub bytes: usize,
    /// How many cues are kept.
    pub cues: usize,
    /// How many faults are listed.
    pub faults: usize,
    /// How deep tags and elements may nest.
    pub depth: usize,
}

impl Default for Limits {
    /// 64 MiB, 200,000 cues (a day of captions has some 30,000), 1,000 faults, 32 levels.
    fn default() -> Self {
        Self {
            bytes: 1 << 26,
            cues: 200_000,
            faults: 1_000,
            depth: 32,
        }
    }
}
