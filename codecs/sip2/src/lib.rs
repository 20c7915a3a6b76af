#![doc = include_str!("../README.md")]

mod checksum;
mod date;
mod dialect;
mod encoding;
mod fault;
mod frame;
mod line;
mod message;
mod read;
pub mod tables;
mod write;

pub use checksum::checksum;
pub use date::{Timestamp, Zone};
pub use dialect::{Dialect, EmptyFields, FieldOrder, Terminator};
pub use encoding::Encoding;
pub use fault::{Fault, Rule};
pub use frame::{Frame, Framer, Frames};
pub use line::{AcsLine, AcsStep, ScLine, ScStep};
pub use message::{Code, Field, Message, NoSuchField};
pub use read::{Limits, Outcome, read};
pub use write::write;
