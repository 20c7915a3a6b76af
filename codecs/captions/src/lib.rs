#![doc = include_str!("../README.md")]

pub mod check;
mod fault;
mod format;
mod limits;
mod piece;
pub mod repair;
mod rule;
mod scc;
mod settings;
pub mod srt;
mod text;
mod time;
mod track;
mod ttml;
pub mod vtt;

pub use check::{Guidelines, Report, check};
pub use fault::Fault;
pub use format::{Format, detect, read, read_as, read_from};
pub use limits::Limits;
pub use piece::{Kind, Piece, Tag, plain_lines, plain_text};
pub use repair::{Repair, apply};
pub use rule::Rule;
pub use settings::{Align, LineAlign, LinePlace, Milli, PositionAlign, Settings, Vertical};
pub use text::Encoding;
pub use track::{Block, Cue, Note, Parsed, Region, Track};
