//! How much of a query is read, and of which edition.

/// The edition of CQL that a query is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Version {
    /// CQL 1.1 (SRU 1.1, 2004): no `==`, no `sortby`.
    V1_1,
    /// CQL 1.2 (SRU 1.2, 2008).
    V1_2,
    /// CQL 2.0 (OASIS searchRetrieve 1.0 part 5, 2013).
    #[default]
    V2_0,
}

/// What bounds the reading of a query that somebody else wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest query, in bytes.
    pub bytes: usize,
    /// The deepest nesting of parentheses.
    pub depth: usize,
    /// The most search clauses.
    pub clauses: usize,
    /// The most faults that are listed.
    pub faults: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024,
            depth: 200,
            clauses: 4_000,
            faults: 100,
        }
    }
}

/// How a query is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// The edition.
    pub version: Version,
    /// Whether words side by side are one term, as yaz and many servers take them, and no fault.
    /// Named relations are then those with a prefix and those of the CQL context set only.
    pub free_words: bool,
    /// The bounds.
    pub limits: Limits,
}
