//! Cutting a stream of bytes into segments, and a segment into values.

use std::io::{self, Read};

use memchr::{memchr, memmem};

use crate::delimiters::Delimiters;
use crate::segment::{Level, Segment};

/// How much is asked of the source at once.
const CHUNK: usize = 1 << 16;

/// Between segments: line ends, blanks that fill records, and what old systems put at the end.
const FILLING: &[u8] = b" \t\r\n\0\x1A";

/// A stream with what has been read of it and not yet used.
#[derive(Debug)]
pub(crate) struct Scanner<R> {
    source: R,
    buffer: Vec<u8>,
    begin: usize,
    base: u64,
    ended: bool,
}

/// The bytes of one segment, without its terminator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw<'a> {
    pub(crate) offset: u64,
    pub(crate) bytes: &'a [u8],
    /// Whether the terminator was found.
    pub(crate) ended: bool,
    /// Whether it was longer than the limit, and cut.
    pub(crate) cut: bool,
}

impl<R: Read> Scanner<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            begin: 0,
            base: 0,
            ended: false,
        }
    }

    /// Where the next byte stands in the stream.
    pub(crate) fn offset(&self) -> u64 {
        self.base + self.begin as u64
    }

    /// Passes over bytes that have been looked at.
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.begin = (self.begin + bytes).min(self.buffer.len());
    }

    /// Up to `count` next bytes; fewer only at the end of the stream.
    pub(crate) fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.begin < count && self.fill()? {}
        let end = self.buffer.len().min(self.begin + count);
        Ok(&self.buffer[self.begin..end])
    }

    /// Passes over what may stand between segments.
    pub(crate) fn skip_filling(&mut self, delimiters: &Delimiters) -> io::Result<()> {
        loop {
            let waiting = &self.buffer[self.begin..];
            let dull = |byte: &u8| FILLING.contains(byte) && *byte != delimiters.element;
            let filling = waiting.iter().take_while(|byte| dull(byte)).count();
            let all = filling == waiting.len();
            self.skip(filling);
            if !all || !self.fill()? {
                return Ok(());
            }
        }
    }

    /// Passes over bytes until one of the needles begins; says how many, and whether it was found.
    pub(crate) fn seek(&mut self, needles: &[&[u8]]) -> io::Result<(u64, bool)> {
        let from = self.offset();
        let longest = needles.iter().map(|needle| needle.len()).max();
        let keep = longest.unwrap_or(1).saturating_sub(1);
        loop {
            let waiting = &self.buffer[self.begin..];
            let found = needles.iter();
            let found = found
                .filter_map(|needle| memmem::find(waiting, needle))
                .min();
            if let Some(at) = found {
                self.skip(at);
                return Ok((self.offset() - from, true));
            }
            let passed = waiting.len().saturating_sub(keep);
            self.skip(passed);
            if !self.fill()? {
                self.skip(keep);
                return Ok((self.offset() - from, false));
            }
        }
    }

    /// The next segment, or nothing at the end of the stream.
    pub(crate) fn segment(
        &mut self,
        delimiters: &Delimiters,
        limit: usize,
    ) -> io::Result<Option<Raw<'_>>> {
        let mut at = 0;
        let mut found = None;
        while found.is_none() && at <= limit {
            let waiting = &self.buffer[self.begin..];
            let rest = waiting.get(at..).unwrap_or_default();
            found = memchr(delimiters.terminator, rest).map(|next| at + next);
            if found.is_none() {
                at = at.max(waiting.len());
                if !self.fill()? {
                    break;
                }
            }
        }
        let waiting = self.buffer.len() - self.begin;
        if found.is_none() && waiting == 0 {
            return Ok(None);
        }
        let (begin, offset) = (self.begin, self.offset());
        let whole = found.unwrap_or(waiting);
        let length = whole.min(limit);
        let cut = length < whole || found.is_none() && at > limit;
        if found.is_none() {
            self.skip(length);
        } else {
            self.skip(whole + 1);
        }
        Ok(Some(Raw {
            offset,
            bytes: &self.buffer[begin..begin + length],
            ended: found.is_some(),
            cut,
        }))
    }

    /// Passes over the rest of a segment that was cut.
    pub(crate) fn skip_segment(&mut self, delimiters: &Delimiters) -> io::Result<()> {
        let terminator = [delimiters.terminator];
        if self.seek(&[&terminator])?.1 {
            self.skip(1);
        }
        Ok(())
    }

    /// Reads more behind what is waiting; nothing more at the end.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.begin > 0 && (self.begin >= CHUNK || self.begin == self.buffer.len()) {
            self.buffer.drain(..self.begin);
            self.base += self.begin as u64;
            self.begin = 0;
        }
        let length = self.buffer.len();
        self.buffer.resize(length + CHUNK, 0);
        let read = loop {
            match self.source.read(&mut self.buffer[length..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(length + *read.as_ref().unwrap_or(&0));
        let read = read?;
        self.ended = read == 0;
        Ok(read > 0)
    }
}

/// What was odd in the bytes of a segment.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Odd {
    /// A line was broken within it.
    pub(crate) line_break: bool,
    /// A character that X12 does not have.
    pub(crate) foreign: Option<char>,
}

/// Cuts a segment into its values.
pub(crate) fn cut(raw: &Raw<'_>, delimiters: &Delimiters) -> (Segment, Odd) {
    let mut odd = Odd::default();
    let utf8 = std::str::from_utf8(raw.bytes).is_ok();
    let mut segment = Segment::default();
    segment.offset = raw.offset;
    let (mut level, mut begin) = (Level::Element, 0);
    for (at, &byte) in raw.bytes.iter().enumerate() {
        let next = if byte == delimiters.element {
            Some(Level::Element)
        } else if byte == delimiters.component {
            Some(Level::Component)
        } else if Some(byte) == delimiters.repetition {
            Some(Level::Repetition)
        } else {
            None
        };
        let broken = byte == b'\r' || byte == b'\n';
        if next.is_none() && !broken {
            continue;
        }
        push(&raw.bytes[begin..at], utf8, segment.text_mut(), &mut odd);
        odd.line_break |= broken;
        if let Some(next) = next {
            segment.end(level);
            level = next;
        }
        begin = at + 1;
    }
    push(&raw.bytes[begin..], utf8, segment.text_mut(), &mut odd);
    segment.end(level);
    (segment, odd)
}

/// Appends text: UTF-8, or Latin-1 where it is none.
fn push(run: &[u8], utf8: bool, to: &mut String, odd: &mut Odd) {
    let begin = to.len();
    match std::str::from_utf8(run) {
        Ok(run) if utf8 => to.push_str(run),
        _ => to.extend(run.iter().map(|byte| char::from(*byte))),
    }
    if odd.foreign.is_none() {
        odd.foreign = to[begin..].chars().find(|c| !is_x12(*c));
    }
}

/// Whether X12's extended set has a character: printable ASCII.
pub(crate) fn is_x12(c: char) -> bool {
    c == ' ' || c.is_ascii_graphic()
}
