//! MARC-8, the character encoding of records whose leader/09 is blank.
//!
//! MARC-8 has two rooms of 94 characters, G0 (bytes 21 to 7E) and G1 (A1 to FE). They begin as ASCII and
//! ANSEL; an escape sequence furnishes one of them anew, with Greek, Cyrillic, Hebrew, Arabic, raised or
//! lowered figures, or the East Asian characters of three bytes each (EACC). A mark such as an accent
//! stands before its letter; in Unicode it stands behind. What MARC-8 cannot say at all is written
//! `&#xXXXX;`. (MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media, part 2.)
//!
//! [`decode`] gives text in NFC, [`encode`] takes any text. Both always give a result; what was
//! wrong comes beside it as [`Fault`]s. Call them with one field or one subfield at a time: every
//! field begins again with ASCII and ANSEL. Encoding loses nothing: what [`decode`] makes of it is the
//! NFC of the text (with U+0361 and U+0360 for the pairs of half marks FE20 to FE23).
//!
//! The tables are those of the Library of Congress (see `SOURCES.md`); they are read at the first
//! byte that is not ASCII, once.

mod decode;
mod encode;
mod fault;
mod tables;

#[cfg(test)]
mod tests;

pub use decode::decode;
pub use encode::encode;
pub use fault::{Fault, Rule};

/// How many bytes at the head of `bytes` mean the same in MARC-8 and in UTF-8 wherever they stand:
/// ASCII without control characters and without the ampersand that may begin a reference.
fn plain_prefix(bytes: &[u8]) -> usize {
    const CHUNK: usize = 32;
    let special = |byte: u8| !matches!(byte, b' '..=b'~') | (byte == b'&');
    let mut whole = 0_usize;
    for chunk in bytes.chunks_exact(CHUNK) {
        if chunk.iter().fold(false, |any, byte| any | special(*byte)) {
            break;
        }
        whole += CHUNK;
    }
    let rest = bytes.get(whole..).unwrap_or_default();
    whole
        + rest
            .iter()
            .position(|byte| special(*byte))
            .unwrap_or(rest.len())
}

/// Where the first byte stands that needs more than copying; `None` when the text is the same in both.
fn first_special(bytes: &[u8]) -> Option<usize> {
    let mut at = 0_usize;
    loop {
        let rest = bytes.get(at..)?;
        at += plain_prefix(rest);
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.first()? {
            b'&' if reference(rest).is_none() => at += 1,
            0x1D..=0x1F => at += 1,
            _ => return Some(at),
        }
    }
}

/// The number in a reference `&#xXXXX;` at the head of `bytes`, and the reference's length in bytes.
fn reference(bytes: &[u8]) -> Option<(u32, usize)> {
    let digits = bytes.strip_prefix(b"&#x")?;
    let count = digits
        .iter()
        .take(6)
        .take_while(|b| b.is_ascii_hexdigit())
        .count();
    if count == 0 || digits.get(count) != Some(&b';') {
        return None;
    }
    let number = std::str::from_utf8(digits.get(..count)?).ok()?;
    Some((u32::from_str_radix(number, 16).ok()?, count + 4))
}
