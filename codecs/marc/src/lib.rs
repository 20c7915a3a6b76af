//! MARC 21 records: reading, checking, repairing and writing them.
