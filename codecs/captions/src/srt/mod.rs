//! SubRip (`.srt`), as it is met: there is no standard, only what programs write and read.

mod markup;
mod read;
mod write;

pub(crate) use read::{read, timing};
pub use write::write;
