//! The full-text index, following the journal.
