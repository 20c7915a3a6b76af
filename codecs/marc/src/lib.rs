//! MARC 21 records: reading, checking, repairing and writing them.

mod fault;
pub mod iso2709;
pub mod json;
pub mod marc8;
mod outcome;
mod pieces;
pub mod record;
pub mod xml;

pub use fault::{Fault, Rule};
pub use outcome::{Encoding, Limits, Outcome};
pub use record::{ControlField, DataField, Field, Kind, Leader, Record, Subfield, Tag};
