//! Timed Text Markup Language 1 and 2 (W3C), with its profiles DFXP, SMPTE-TT, EBU-TT-D and IMSC text.

mod element;
mod open;
mod parameters;
mod read;
mod segments;
mod style;

pub(crate) use read::read;
