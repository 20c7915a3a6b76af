//! Where the records stand in a stream of XML.

use crate::Rule;
use crate::pieces::{Cut, behind};

/// What a stretch of markup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A comment, a CDATA section or a processing instruction, up to this place.
    Passive(usize),
    /// A document type declaration, up to this place.
    Doctype(usize),
    /// The start tag of a record.
    Open,
    /// The end tag of a record, up to this place.
    Close(usize),
    /// The start tag of something that only a record has.
    Content,
    /// Any other tag.
    Other,
    /// Cut off by the end of the bytes.
    Unknown,
}

/// The ends of comments and their like that are known not to come any more, so that they are not looked
/// for again behind every one that is left open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Missing {
    comment: bool,
    instruction: bool,
    section: bool,
    doctype: bool,
}

/// The record at the head of these bytes, or what to pass over.
pub(super) fn cut(bytes: &[u8], ended: bool, missing: &mut Missing) -> Cut {
    let Some(start) = memchr::memchr(b'<', bytes) else {
        return Cut::Skip(bytes.len());
    };
    if start > 0 {
        return Cut::Skip(start);
    }
    match mark(bytes, ended, missing) {
        Mark::Passive(end) | Mark::Close(end) => Cut::Skip(end),
        Mark::Doctype(end) => Cut::Other(end, Rule::XmlDoctype),
        Mark::Open => record(bytes, ended, missing),
        Mark::Unknown if !ended => Cut::More,
        Mark::Content | Mark::Other | Mark::Unknown => Cut::Skip(1),
    }
}

/// From the start tag of a record to its end tag, or to where the next one shows that it is missing.
fn record(bytes: &[u8], ended: bool, missing: &mut Missing) -> Cut {
    let mut at = 1;
    let mut content = false;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found;
        match mark(&bytes[at..], ended, missing) {
            Mark::Passive(end) | Mark::Doctype(end) => at += end,
            Mark::Close(end) if content => return Cut::Record(at + end),
            Mark::Close(end) => return Cut::Skip(at + end),
            Mark::Open if content => return Cut::Record(at),
            Mark::Open => return Cut::Skip(at),
            Mark::Unknown if !ended => return Cut::More,
            Mark::Content => {
                content = true;
                at += 1;
            }
            Mark::Other | Mark::Unknown => at += 1,
        }
    }
    match (ended, content) {
        (false, _) => Cut::More,
        (true, true) => Cut::Record(bytes.len()),
        (true, false) => Cut::Skip(bytes.len()),
    }
}

/// What stands at this `<`.
fn mark(bytes: &[u8], ended: bool, missing: &mut Missing) -> Mark {
    let passive = |text: &[u8], gone: &mut bool| {
        let end = if *gone { None } else { behind(bytes, 2, text) };
        *gone |= ended && end.is_none();
        end.map_or(Mark::Unknown, Mark::Passive)
    };
    match bytes {
        [b'<', b'!', b'-', b'-', ..] => passive(b"-->", &mut missing.comment),
        [b'<', b'?', ..] => passive(b"?>", &mut missing.instruction),
        [b'<', b'!', b'[', ..] => passive(b"]]>", &mut missing.section),
        [b'<', b'!', b'D', ..] if !missing.doctype => {
            let end = doctype(bytes);
            missing.doctype |= ended && end.is_none();
            end.map_or(Mark::Unknown, Mark::Doctype)
        }
        [b'<', b'/', rest @ ..] => end_tag(rest),
        [b'<', rest @ ..] => match local_name(rest) {
            Some(b"record") => Mark::Open,
            Some(b"leader" | b"controlfield" | b"datafield") => Mark::Content,
            Some(_) => Mark::Other,
            None => Mark::Unknown,
        },
        _ => Mark::Unknown,
    }
}

fn end_tag(name: &[u8]) -> Mark {
    let near = &name[..name.len().min(256)];
    match (local_name(name), memchr::memchr(b'>', near)) {
        (Some(b"record"), Some(end)) => Mark::Close(end + 3),
        (Some(b"record"), None) | (None, _) => Mark::Unknown,
        _ => Mark::Other,
    }
}

/// The local name of the tag whose name begins here; `None` when the bytes end first.
fn local_name(bytes: &[u8]) -> Option<&[u8]> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<');
    let end = bytes.iter().take(256).position(ends);
    if end.is_none() && bytes.len() < 256 {
        return None;
    }
    let name = &bytes[..end.unwrap_or_default()];
    let prefix = memchr::memchr(b':', name).map_or(0, |at| at + 1);
    Some(&name[prefix..])
}

/// The end of a document type declaration, with what it declares in brackets.
fn doctype(bytes: &[u8]) -> Option<usize> {
    let close = memchr::memchr(b'>', bytes)?;
    match memchr::memchr(b'[', &bytes[..close]) {
        None => Some(close + 1),
        Some(open) => behind(bytes, open, b"]").and_then(|end| behind(bytes, end, b">")),
    }
}
