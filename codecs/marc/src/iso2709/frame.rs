//! Where one record ends and the next begins.
//!
//! In a sound file the length in the leader and the record terminator agree. Where they do not, these
//! hold, in this order: a terminator followed by a leader ends a record; so does a field terminator
//! followed by a leader (the record terminator is missing); so does the next terminator; what has
//! neither leader nor field terminator is not MARC and stands alone.

use memchr::memchr;

use super::{FIELD_TERMINATOR, LEADER, RECORD_TERMINATOR, looks_like_leader, place};

/// One stretch of the input: a record, or something that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The bytes, with the record terminator if there is one.
    pub bytes: &'a [u8],
    /// Where they begin in the stretch looked at.
    pub at: usize,
    /// Whether length and terminator agree.
    pub sound: bool,
    /// Whether there is a record in it.
    pub is_record: bool,
}

/// The records of a stretch of input, one after the other.
#[derive(Clone, Debug)]
pub struct Frames<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Frames<'a> {
    /// Over a stretch that begins at a record and ends behind one.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The same, from this place on.
    pub(super) const fn from(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// How far it has come.
    pub(super) const fn at(&self) -> usize {
        self.at
    }
}

impl<'a> Iterator for Frames<'a> {
    type Item = Frame<'a>;

    fn next(&mut self) -> Option<Frame<'a>> {
        let rest = self.bytes.get(self.at..)?;
        let blank = blanks(rest);
        let rest = &rest[blank..];
        if rest.is_empty() {
            self.at = self.bytes.len();
            return None;
        }
        let at = self.at + blank;
        let (length, sound, is_record) = match sound_length(rest) {
            Some(length) => (length, true, true),
            None => damaged_length(rest),
        };
        self.at = at + length;
        Some(Frame {
            bytes: &rest[..length],
            at,
            sound,
            is_record,
        })
    }
}

/// How many bytes of line ends, NUL and end-of-file marks stand here; blanks too, if nothing else follows.
pub(super) fn blanks(bytes: &[u8]) -> usize {
    let filler = |byte: &u8| !matches!(byte, b'\r' | b'\n' | 0 | 0x1A);
    let end = bytes.iter().position(filler).unwrap_or(bytes.len());
    let only = |byte: &u8| matches!(byte, b'\r' | b'\n' | 0 | 0x1A | b' ' | b'\t');
    match bytes.get(end) {
        Some(b' ' | b'\t') if bytes[end..].iter().all(only) => bytes.len(),
        _ => end,
    }
}

/// The length of the record here, if the leader's length and the first terminator agree.
pub(super) fn sound_length(bytes: &[u8]) -> Option<usize> {
    let length = place(bytes.get(..5)?)?;
    let record = bytes.get(..length).filter(|_| length > LEADER)?;
    (memchr(RECORD_TERMINATOR, record) == Some(length - 1)).then_some(length)
}

/// Length, soundness and whether it is a record, for a stretch that does not begin with a sound record.
fn damaged_length(bytes: &[u8]) -> (usize, bool, bool) {
    if looks_like_leader(bytes) {
        let length = length_from_leader(bytes);
        return (length, false, has_directory(&bytes[..length]));
    }
    let end = memchr(RECORD_TERMINATOR, bytes).map_or(bytes.len(), |at| at + 1);
    let next = (1..end).find(|at| looks_like_leader(&bytes[*at..]));
    if let Some(more) = next.filter(|more| *more <= surplus_digits(bytes)) {
        return (more + length_from_leader(&bytes[more..]), false, true);
    }
    let end = next.unwrap_or(end);
    let is_record = end > LEADER && memchr(FIELD_TERMINATOR, &bytes[..end]).is_some();
    (end, false, is_record)
}

/// Whether the leader is followed by fields, or at least by what may be the beginning of a directory.
fn has_directory(record: &[u8]) -> bool {
    let Some(rest) = record.get(LEADER..) else {
        return false;
    };
    let end = memchr(FIELD_TERMINATOR, rest);
    end.is_some() || rest.iter().all(u8::is_ascii_alphanumeric)
}

/// How many digits too many the length has: a record of 100,000 bytes and more, written without care.
pub(super) fn surplus_digits(bytes: &[u8]) -> usize {
    let digits = bytes
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_digit());
    digits.count().saturating_sub(5)
}

/// How far the record goes that begins with this leader.
fn length_from_leader(bytes: &[u8]) -> usize {
    let Some(end) = first_end(bytes) else {
        return bytes.len();
    };
    let said = place(&bytes[..5]).unwrap_or_default();
    let past_stray = said > end
        && bytes.get(said - 1) == Some(&RECORD_TERMINATOR)
        && begins_or_ends(&bytes[said..])
        && !begins_or_ends(&bytes[end..]);
    if past_stray {
        first_boundary(bytes, said)
    } else {
        end
    }
}

/// Behind the first record terminator, or the first field terminator that a leader follows.
fn first_end(bytes: &[u8]) -> Option<usize> {
    for at in memchr::memchr2_iter(RECORD_TERMINATOR, FIELD_TERMINATOR, bytes) {
        let after = &bytes[at + 1..];
        let leader = bytes[at] == FIELD_TERMINATOR && looks_like_leader(&after[blanks(after)..]);
        if bytes[at] == RECORD_TERMINATOR || leader {
            return Some(at + 1);
        }
    }
    None
}

/// The first record terminator with a leader behind it, at most this far.
fn first_boundary(bytes: &[u8], most: usize) -> usize {
    memchr::memchr_iter(RECORD_TERMINATOR, &bytes[..most])
        .map(|at| at + 1)
        .find(|end| begins_or_ends(&bytes[*end..]))
        .unwrap_or(most)
}

/// Whether a record begins here, or nothing follows.
fn begins_or_ends(bytes: &[u8]) -> bool {
    let after = &bytes[blanks(bytes)..];
    after.is_empty() || looks_like_leader(after)
}
