#![doc = include_str!("../README.md")]

mod check;
mod convert;
pub mod definitions;
mod fault;
mod format;
pub mod iso2709;
pub mod json;
pub mod marc8;
pub mod mrk;
mod outcome;
pub mod parallel;
mod pieces;
pub mod record;
mod records;
mod unpack;
pub mod views;
pub mod xml;

pub use check::{Check, count};
pub use convert::{Conversion, Summary};
pub use fault::{Fault, Rule};
pub use format::{Format, UnknownFormat, detect};
pub use outcome::{Encoding, Limits, Outcome};
pub use record::{ControlField, DataField, Field, Kind, Leader, Record, Subfield, Tag};
pub use records::{Input, Records, open, recognise};
pub use unpack::{Packing, packing, unpack};
