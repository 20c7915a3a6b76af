//! How much of what somebody else sent is read.

/// What bounds the reading of an APDU.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest APDU, in bytes, its header and end marks counted.
    pub bytes: usize,
    /// The deepest nesting of values.
    pub depth: usize,
    /// The most values in one APDU.
    pub elements: usize,
    /// The most faults that are listed.
    pub faults: usize,
}

impl Default for Limits {
    /// What a client may take from a server; a server can do with far fewer bytes.
    fn default() -> Self {
        Self {
            bytes: 16 * 1024 * 1024,
            depth: 2_000,
            elements: 400_000,
            faults: 100,
        }
    }
}
