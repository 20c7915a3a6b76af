//! ISO 2709, the exchange format in which MARC 21 records travel between systems (`.mrc`).
//!
//! A record is a leader of 24 characters, a directory of entries of 12 (tag, length, start) and the
//! fields; three control characters hold it together. [`RawRecord`] looks at a sound record without
//! copying anything; [`Reader`] reads any stream and gets what is good out of the rest.

mod build;
mod chunk;
mod count;
mod frame;
mod raw;
mod read;
mod recover;
mod text;
mod write;

#[cfg(test)]
mod tests;

pub use chunk::{Chunk, Chunks};
pub use count::{Count, count};
pub use frame::{Frame, Frames};
pub use raw::{RawField, RawFields, RawRecord, RawSubfields};
pub use read::{Reader, read_frame};
pub use write::{Target, write};

/// Ends a record.
pub const RECORD_TERMINATOR: u8 = 0x1D;
/// Ends the directory and every field.
pub const FIELD_TERMINATOR: u8 = 0x1E;
/// Begins a subfield.
pub const DELIMITER: u8 = 0x1F;
/// The longest record that a leader can express, in bytes.
pub const LONGEST_RECORD: usize = 99_999;
/// The longest field that a directory can express, in bytes with its terminator.
pub const LONGEST_FIELD: usize = 9_999;
/// The length of a directory entry in MARC 21.
const ENTRY: usize = 12;
/// The length of a leader.
const LEADER: usize = 24;

/// A number written in ASCII digits; `None` when one of the bytes is something else.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| sum.wrapping_mul(10).wrapping_add(u32::from(digit)))
    })
}

/// The same as a place in memory.
fn place(digits: &[u8]) -> Option<usize> {
    number(digits).and_then(|number| usize::try_from(number).ok())
}

/// Whether these bytes begin as a leader does: a length, and the marks that every MARC leader carries.
fn looks_like_leader(bytes: &[u8]) -> bool {
    let Some(leader) = bytes.get(..LEADER) else {
        return false;
    };
    let marks = leader[10..12] == *b"22" || leader[20..22] == *b"45";
    marks
        && leader.is_ascii()
        && number(&leader[..5]).is_some()
        && number(&leader[12..17]).is_some()
}
