//! MARC 21 records: reading, checking, repairing and writing them.

pub mod record;

pub use record::{ControlField, DataField, Field, Kind, Leader, Record, Subfield, Tag};
