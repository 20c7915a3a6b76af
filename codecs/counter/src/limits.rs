//! How much one file may ask for.

/// Bounds on the work and memory that one file can cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes are read of a file that is held in memory (JSON, XML, workbooks, UTF-16).
    pub bytes: usize,
    /// How many bytes a workbook may have when it is unpacked.
    pub unpacked: u64,
    /// How many rows are kept in a `Report`; a stream of rows has no such limit.
    pub rows: usize,
    /// How many bytes one cell keeps.
    pub cell: usize,
    /// How many columns are read.
    pub columns: usize,
    /// How many faults are listed.
    pub faults: usize,
}

impl Default for Limits {
    /// 256 MiB, 512 MiB unpacked, 2,000,000 rows, 4 KiB a cell, 1,000 columns, 1,000 faults.
    fn default() -> Self {
        Self {
            bytes: 1 << 28,
            unpacked: 1 << 29,
            rows: 2_000_000,
            cell: 4096,
            columns: 1_000,
            faults: 1_000,
        }
    }
}
