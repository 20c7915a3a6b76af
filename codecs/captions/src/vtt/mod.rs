//! WebVTT (W3C Candidate Recommendation, 4 April 2019), in and out.

mod blocks;
mod markup;
mod number;
mod read;
mod region;
mod settings;
mod write;

pub(crate) use read::read;
pub use write::write;
