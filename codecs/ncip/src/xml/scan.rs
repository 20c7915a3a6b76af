//! The pieces of a document, one after another, borrowed from its text. Tags, text and references
//! are found here: they are nearly all of a document, and quick-xml would make sure of the UTF-8 of
//! each once more. What is rarer, and what is wrong, is left to quick-xml.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memchr3};
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::Event;
use quick_xml::events::attributes::{AttrError, Attribute, Attributes};
use quick_xml::name::QName;
use quick_xml::parser::{ElementParser, Parser};

/// One piece of a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'a> {
    /// A start tag, or the tag of an empty element.
    Start(Tag<'a>),
    /// The end tag of the element opened last.
    End,
    /// Blanks up to the next tag.
    Blanks(&'a str),
    /// Other text as it is written.
    Text(&'a str),
    /// What stands between `&` and `;`.
    Reference(&'a str),
    /// Anything else; [`Scanner::other`] goes on with it.
    Other,
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// The name as it is written.
    pub(super) name: &'a str,
    /// What stands before the colon in the name, if anything.
    pub(super) prefix: &'a str,
    /// The name without its prefix.
    pub(super) local: &'a str,
    /// Whether the name is of ASCII and as XML allows it.
    plain: bool,
    /// The name and the attributes, as they are written.
    pub(super) content: &'a str,
    /// Whether it is the end of its element too.
    pub(super) empty: bool,
}

impl<'a> Tag<'a> {
    /// Its attributes as they are written, and of each whether it is plain: its name is of ASCII
    /// and as XML allows it, and its value stands for itself.
    pub(super) const fn attributes(&self) -> Written<'a> {
        Written {
            content: self.content,
            at: self.name.len(),
            odd: None,
        }
    }
}

/// The attributes of a tag. Plain ones are found here, from the first other one on quick-xml goes on.
#[derive(Debug)]
pub(super) struct Written<'a> {
    content: &'a str,
    at: usize,
    odd: Option<Attributes<'a>>,
}

impl<'a> Iterator for Written<'a> {
    type Item = Result<(Attribute<'a>, bool), AttrError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.content.len() {
            return None;
        }
        if self.odd.is_none()
            && let Some(attribute) = self.plain()
        {
            return Some(Ok((attribute, true)));
        }
        let (content, at) = (self.content, self.at);
        let odd = || {
            let mut odd = Attributes::new(content, at);
            odd.with_checks(false);
            odd
        };
        let next = self.odd.get_or_insert_with(odd).next()?;
        Some(next.map(|attribute| (attribute, false)))
    }
}

impl<'a> Written<'a> {
    /// The next attribute, if it is plain.
    fn plain(&mut self) -> Option<Attribute<'a>> {
        let rest = self.content.get(self.at..)?.trim_start_matches(BLANKS);
        let (_, length) = plain_name(rest.as_bytes())?;
        let (key, rest) = rest.split_at(length);
        let (quote, value) = match rest.as_bytes() {
            [b'=', quote @ (b'"' | b'\''), value @ ..] => (*quote, value),
            _ => return None,
        };
        let (value, rest) = rest[2..].split_at(memchr(quote, value)?);
        let special = |byte| matches!(byte, b'&' | b'<' | b'\t' | b'\n' | b'\r');
        if value
            .bytes()
            .fold(false, |found, byte| found | special(byte))
        {
            return None;
        }
        self.at = self.content.len() - rest.len() + 1;
        Some(Attribute {
            key: QName(key),
            value: Cow::Borrowed(value),
        })
    }
}

/// What is not well-formed, and where.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) at: usize,
    pub(super) error: Error,
}

/// A document being taken apart.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
    length: usize,
    /// The names of the open elements, and whether they are plain.
    open: Vec<(&'a str, bool)>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            length: text.len(),
            open: Vec::with_capacity(16),
        }
    }

    /// Where the next piece begins.
    pub(super) const fn at(&self) -> usize {
        self.length - self.rest.len()
    }

    /// The next piece; `None` at the end.
    #[inline]
    pub(super) fn next(&mut self) -> Option<Piece<'a>> {
        let piece = match self.rest.as_bytes() {
            [] => return None,
            [b'<', b'/', ..] => self.end(),
            [b'<', b'!' | b'?', ..] | [b'<'] => Piece::Other,
            [b'<', ..] => self.start(),
            [b'&', rest @ ..] => match memchr3(b';', b'&', b'<', rest) {
                Some(end) if rest.get(end) == Some(&b';') => {
                    Piece::Reference(&self.take(end + 2)[1..=end])
                }
                end => Piece::Text(self.take(end.unwrap_or(rest.len()) + 1)),
            },
            text => {
                let blanks = text.iter().take_while(|byte| is_blank(byte)).count();
                if text.get(blanks) == Some(&b'<') {
                    Piece::Blanks(self.take(blanks))
                } else {
                    let end = memchr2(b'<', b'&', text);
                    Piece::Text(self.take(end.unwrap_or(text.len())))
                }
            }
        };
        Some(piece)
    }

    /// So many bytes of the text, which is gone on with behind them.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        piece
    }

    #[inline]
    fn start(&mut self) -> Piece<'a> {
        let bytes = &self.rest.as_bytes()[1..];
        let plain = plain_name(bytes);
        let behind = plain.map_or(0, |(_, length)| length);
        let end = match &bytes[behind..] {
            [b'>', ..] => Some(behind),
            [b'/', b'>', ..] => Some(behind + 1),
            _ => ElementParser::Outside.feed(bytes),
        };
        let Some(end) = end else { return Piece::Other };
        let content = &self.take(end + 2)[1..=end];
        let (content, empty) = match content.strip_suffix('/') {
            Some(content) => (content, true),
            None => (content, false),
        };
        let tag = match plain {
            Some((prefix, length)) if is_whole(content, length) => {
                let name = &content[..length];
                let local = if prefix == 0 { 0 } else { prefix + 1 };
                Tag {
                    name,
                    prefix: &name[..prefix],
                    local: &name[local..],
                    plain: true,
                    content,
                    empty,
                }
            }
            _ => odd(content, empty),
        };
        if !empty {
            self.open.push((tag.name, tag.plain));
        }
        Piece::Start(tag)
    }

    #[inline]
    fn end(&mut self) -> Piece<'a> {
        let bytes = &self.rest.as_bytes()[2..];
        let Some((name, plain)) = self.open.last() else {
            return Piece::Other;
        };
        let next = bytes.get(name.len());
        let length = if *plain && next == Some(&b'>') && bytes.starts_with(name.as_bytes()) {
            name.len()
        } else {
            match ElementParser::Outside.feed(bytes) {
                Some(length) if self.rest[2..length + 2].trim_end_matches(BLANKS) == *name => {
                    length
                }
                _ => return Piece::Other,
            }
        };
        self.open.pop();
        self.take(length + "</>".len());
        Piece::End
    }

    /// A piece that is something else, as quick-xml has it.
    pub(super) fn other(&mut self) -> Result<Event<'a>, Failure> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let mut reader = quick_xml::Reader::from_str(self.rest);
        match reader.read_event() {
            // The reader knows nothing of the elements that are open.
            Err(Error::IllFormed(IllFormedError::UnmatchedEndTag(found))) => {
                let error = match self.open.last().map(|(name, _)| (*name).to_owned()) {
                    Some(expected) => IllFormedError::MismatchedEndTag { expected, found },
                    None => IllFormedError::UnmatchedEndTag(found),
                };
                Err(Failure {
                    at: self.at(),
                    error: error.into(),
                })
            }
            Err(error) => Err(Failure {
                at: self.at() + place(reader.error_position()),
                error,
            }),
            Ok(event) => {
                self.take(place(reader.buffer_position()));
                Ok(event)
            }
        }
    }
}

/// What XML takes for blanks.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

const fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a name ends behind so many bytes of a tag's content.
fn is_whole(content: &str, length: usize) -> bool {
    let next = content.as_bytes().get(length);
    next.is_none_or(is_blank)
}

/// A tag whose name is not made of plain letters.
fn odd(content: &str, empty: bool) -> Tag<'_> {
    let name = content.split(BLANKS).next().unwrap_or_default();
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    Tag {
        name,
        prefix,
        local,
        plain: false,
        content,
        empty,
    }
}

/// How long the prefix and the whole of the name are that this begins with, if it is ASCII.
#[inline]
fn plain_name(bytes: &[u8]) -> Option<(usize, usize)> {
    let first = plain_part(bytes)?;
    if bytes.get(first) != Some(&b':') {
        return Some((0, first));
    }
    let second = plain_part(bytes.get(first + 1..)?)?;
    Some((first, first + 1 + second))
}

/// How long a part of a name is.
#[inline]
fn plain_part(bytes: &[u8]) -> Option<usize> {
    let begins = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == b'_';
    bytes.first().filter(begins)?;
    let end = bytes.iter().position(|byte| !GOES_ON[usize::from(*byte)]);
    Some(end.unwrap_or(bytes.len()))
}

/// The bytes that a part of a name goes on with.
const GOES_ON: [bool; 256] = {
    let mut goes_on = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        goes_on[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        byte += 1;
    }
    goes_on
};
