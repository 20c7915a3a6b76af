//! A stream of text cut into the records in it, for the formats that are text.

use std::io::{self, Read};

use crate::fault::Faults;
use crate::{Encoding, Limits, Outcome, Record, Rule};

/// What stands at the head of some bytes.
#[derive(Debug)]
pub(crate) enum Cut {
    /// Not to be told without more bytes; never said when the input has ended.
    More,
    /// So many bytes that mean nothing by themselves.
    Skip(usize),
    /// A record of so many bytes.
    Record(usize),
    /// So many bytes that are no record, and why.
    Other(usize, Rule),
}

/// Tells records apart, and reads them.
pub(crate) trait Format {
    /// What stands at the head of these bytes; `ended` when no more will come.
    fn cut(&mut self, bytes: &[u8], ended: bool) -> Cut;

    /// Reads one record that begins at this place of the input; `None` when there is nothing to keep.
    fn read(&mut self, bytes: &[u8], offset: u64, faults: &mut Faults) -> Option<Record>;

    /// What the input looks like when no record was found in it.
    fn nothing(&self, bytes: u64) -> Rule;
}

/// Reads records one after the other.
#[derive(Debug)]
pub(crate) struct Pieces<R, F> {
    input: R,
    format: F,
    limits: Limits,
    bytes: Vec<u8>,
    at: usize,
    offset: u64,
    number: u64,
    any: bool,
    state: State,
}

/// How far the input has come.
#[derive(Debug)]
enum State {
    Reading,
    Ended,
    Failed(io::Error),
    Over,
}

impl<R: Read, F: Format> Pieces<R, F> {
    pub(crate) const fn new(input: R, format: F, limits: Limits) -> Self {
        Self {
            input,
            format,
            limits,
            bytes: Vec::new(),
            at: 0,
            offset: 0,
            number: 0,
            any: false,
            state: State::Reading,
        }
    }

    fn here(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Makes room and reads as much again as is there.
    fn fill(&mut self) {
        self.bytes.drain(..self.at.min(self.bytes.len()));
        self.at = 0;
        let room = self
            .limits
            .record
            .max(self.limits.chunk)
            .saturating_sub(self.bytes.len());
        let want = self.bytes.len().max(self.limits.chunk).min(room.max(1));
        match (&mut self.input)
            .take(want as u64)
            .read_to_end(&mut self.bytes)
        {
            Ok(read) if read == want => {}
            Ok(_) => self.state = State::Ended,
            Err(error) => self.state = State::Failed(error),
        }
    }

    fn take(&mut self, length: usize) -> (Vec<u8>, u64) {
        let end = self.at.saturating_add(length).min(self.bytes.len());
        let raw = self.bytes[self.at..end].to_vec();
        let offset = self.offset;
        self.skip(length);
        self.any = true;
        (raw, offset)
    }

    fn skip(&mut self, length: usize) {
        let length = length.min(self.bytes.len() - self.at);
        self.at += length;
        self.offset += length as u64;
    }

    fn record(&mut self, length: usize) -> Outcome {
        let (raw, offset) = self.take(length);
        let mut faults = Faults::new(self.number + 1, self.limits.faults);
        let record = self.format.read(&raw, offset, &mut faults);
        self.finish(record, faults, raw, offset)
    }

    fn other(&mut self, length: usize, rule: Rule) -> Outcome {
        let (raw, offset) = self.take(length);
        let mut faults = Faults::new(self.number + 1, 1);
        faults.add(offset, None, rule);
        self.finish(None, faults, raw, offset)
    }

    fn finish(
        &mut self,
        record: Option<Record>,
        faults: Faults,
        raw: Vec<u8>,
        offset: u64,
    ) -> Outcome {
        let number = self.number + 1;
        self.number += u64::from(record.is_some());
        Outcome {
            record,
            faults: faults.finish(offset),
            raw,
            number,
            offset,
            encoding: Encoding::Utf8,
        }
    }

    fn end(&mut self) -> Option<io::Result<Outcome>> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Failed(error) => Some(Err(error)),
            _ if self.any || self.offset == 0 => None,
            _ => {
                let rule = self.format.nothing(self.offset);
                Some(Ok(self.other(0, rule)))
            }
        }
    }
}

impl<R: Read, F: Format> Iterator for Pieces<R, F> {
    type Item = io::Result<Outcome>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let ended = match self.state {
                State::Reading => false,
                State::Ended | State::Failed(_) => true,
                State::Over => return None,
            };
            match (self.here().is_empty(), ended) {
                (true, true) => return self.end(),
                (true, false) => {
                    self.fill();
                    continue;
                }
                (false, _) => {}
            }
            let bytes = self.bytes.get(self.at..).unwrap_or_default();
            match self.format.cut(bytes, ended) {
                Cut::Skip(length) => self.skip(length.max(1)),
                Cut::Record(length) => return Some(Ok(self.record(length.max(1)))),
                Cut::Other(length, rule) => return Some(Ok(self.other(length.max(1), rule))),
                Cut::More if !ended && self.here().len() < self.limits.record => self.fill(),
                Cut::More => {
                    let length = self.here().len();
                    let rule = Rule::TooLong(length as u64);
                    return Some(Ok(self.other(length, rule)));
                }
            }
        }
    }
}

/// The place behind the first occurrence of this text, from this place on.
pub(crate) fn behind(bytes: &[u8], from: usize, text: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    memchr::memmem::find(rest, text).map(|at| from + at + text.len())
}

/// The text in these bytes, with U+FFFD and a fault for what is not UTF-8.
pub(crate) fn text<'a>(
    bytes: &'a [u8],
    offset: u64,
    faults: &mut Faults,
) -> std::borrow::Cow<'a, str> {
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        faults.add(offset, None, Rule::Utf8);
    }
    text
}

/// A tag as written in a text format: digits that lack their noughts get them, with a fault.
pub(crate) fn tag(text: &str, offset: u64, faults: &mut Faults) -> crate::Tag {
    if let Some(tag) = crate::Tag::parse(text) {
        return tag;
    }
    let digits =
        !text.is_empty() && text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let tag = if digits {
        format!("{text:0>3}").as_str().into()
    } else {
        crate::Tag::new(text)
    };
    if text != "???" {
        faults.add(
            offset,
            Some(tag),
            Rule::Tag(text.chars().take(20).collect()),
        );
    }
    tag
}

/// The leader as written in a text format, with a fault when it has not 24 ASCII characters.
pub(crate) fn leader(text: &str, offset: u64, faults: &mut Faults) -> crate::Leader {
    let usable = text.bytes().filter(u8::is_ascii).count();
    if usable != crate::Leader::LEN || text.len() != crate::Leader::LEN {
        faults.add(offset, None, Rule::Leader(usable));
    }
    crate::Leader::lossy(text.as_bytes())
}

/// The two indicators as written in a text format; where they are not two ASCII characters there is a
/// fault, and whatever was written comes back to be kept as text.
pub(crate) fn indicators(texts: [Option<String>; 2]) -> Result<[u8; 2], (Option<String>, [u8; 2])> {
    let one = |text: &Option<String>| match text.as_deref().map(str::as_bytes) {
        Some([one]) if one.is_ascii() => Some(*one),
        _ => None,
    };
    match [one(&texts[0]), one(&texts[1])] {
        [Some(first), Some(second)] => Ok([first, second]),
        found => {
            let odd = texts
                .iter()
                .flatten()
                .any(|text| text.chars().count() > 1 || !text.is_ascii());
            let kept: String = texts.into_iter().flatten().collect();
            match odd {
                true => Err((Some(kept), [b' '; 2])),
                false => Err((None, found.map(|indicator| indicator.unwrap_or(b' ')))),
            }
        }
    }
}
