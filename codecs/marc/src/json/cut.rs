//! Where the objects stand in a stream of JSON.

use crate::Rule;
use crate::pieces::Cut;

/// The object at the head of these bytes, or what to pass over.
pub(super) fn cut(bytes: &[u8], ended: bool) -> Cut {
    let between = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']');
    let blank = bytes
        .iter()
        .position(|byte| !between(byte))
        .unwrap_or(bytes.len());
    if blank > 0 {
        return Cut::Skip(blank);
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Cut::Skip(3);
    }
    match bytes.first() {
        Some(b'{') => object(bytes, ended),
        _ => other(bytes, ended),
    }
}

fn other(bytes: &[u8], ended: bool) -> Cut {
    match memchr::memchr(b'{', bytes) {
        Some(length) => Cut::Other(length, Rule::Json("text between records".to_owned())),
        None if ended => Cut::Other(bytes.len(), Rule::Json("text that is no object".to_owned())),
        None => Cut::More,
    }
}

/// From a brace to the one that closes it, or to the next record if none does.
fn object(bytes: &[u8], ended: bool) -> Cut {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(found) = memchr::memchr3(b'{', b'}', b'"', bytes.get(at..).unwrap_or_default()) {
        at += found;
        match bytes[at] {
            b'{' if depth > 0 && begins_record(&bytes[at..]) => return Cut::Record(at),
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => match string_end(bytes, at + 1) {
                Some(end) => at = end,
                None => break,
            },
        }
        at += 1;
        if depth == 0 {
            return Cut::Record(at);
        }
    }
    if ended {
        Cut::Record(bytes.len())
    } else {
        Cut::More
    }
}

/// Whether an object begins here whose first key is the leader.
fn begins_record(bytes: &[u8]) -> bool {
    bytes[1..].trim_ascii_start().starts_with(b"\"leader\"")
}

/// The closing quote of the string that begins here; a line end closes it too, for JSON has none in strings.
fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let found = memchr::memchr3(b'"', b'\\', b'\n', bytes.get(at..)?)?;
        at += found;
        if bytes[at] != b'\\' {
            return Some(at);
        }
        at += 2;
    }
}
