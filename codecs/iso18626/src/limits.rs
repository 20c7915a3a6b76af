//! How much one document may be.

/// How much one document may be, whatever the other side sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// How deep elements may be nested.
    pub depth: usize,
    /// Elements in all.
    pub elements: usize,
    /// Attributes of one element, and declarations of namespaces in force.
    pub attributes: usize,
    /// Faults listed.
    pub faults: usize,
}

impl Default for Limits {
    /// 2 MiB, 32 deep, 50,000 elements, 100 attributes, 200 faults.
    fn default() -> Self {
        Self {
            bytes: 1 << 21,
            depth: 32,
            elements: 50_000,
            attributes: 100,
            faults: 200,
        }
    }
}
