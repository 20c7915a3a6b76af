//! Frames: the bytes between line ends, as they come off a line, however they are cut.

use std::io::{self, Read};

use crate::fault::{Fault, Rule};
use crate::read::Limits;

/// The bytes of one message without its terminator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The bytes, at most as many as the limit allows.
    pub bytes: Vec<u8>,
    /// Where they begin in the stream.
    pub offset: u64,
    /// What is wrong with the frame itself: it was cut at the limit, or the stream ended within it.
    pub fault: Option<Fault>,
}

/// Cuts a stream of bytes into frames: give it what arrives, take what is whole.
///
/// A message ends at a carriage return, a line feed or both; empty lines are nothing. It holds at
/// most one message of the limit's length.
#[derive(Debug)]
pub struct Framer {
    held: Vec<u8>,
    offset: u64,
    most: usize,
    over: bool,
}

impl Framer {
    /// With these limits.
    #[must_use]
    pub const fn new(limits: &Limits) -> Self {
        Self {
            held: Vec::new(),
            offset: 0,
            most: limits.message,
            over: false,
        }
    }

    /// Takes bytes that arrived and hands over every frame that they complete.
    pub fn push(&mut self, bytes: &[u8], mut whole: impl FnMut(Frame)) {
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) {
            let (line, after) = rest.split_at(end);
            self.hold(line, &mut whole);
            self.complete(None, &mut whole);
            self.offset += 1;
            rest = after.get(1..).unwrap_or_default();
        }
        self.hold(rest, &mut whole);
    }

    /// The stream has ended: hands over what is left, which no terminator closed.
    pub fn finish(&mut self, mut whole: impl FnMut(Frame)) {
        let fault = Fault {
            offset: self.held.len(),
            rule: Rule::Unterminated,
            found: "the input ends without a line end".to_owned(),
        };
        self.complete(Some(fault), &mut whole);
    }

    fn hold(&mut self, bytes: &[u8], whole: &mut impl FnMut(Frame)) {
        let room = self.most.saturating_sub(self.held.len());
        let kept = bytes.get(..room).unwrap_or(bytes);
        if self.over {
            self.offset += bytes.len() as u64;
            return;
        }
        self.held.extend_from_slice(kept);
        let left = bytes.len() - kept.len();
        if left > 0 {
            let found = format!("a message of more than {} bytes", self.most);
            let fault = Fault {
                offset: self.most,
                rule: Rule::TooLong,
                found,
            };
            self.complete(Some(fault), whole);
            self.offset += left as u64;
            self.over = true;
        }
    }

    fn complete(&mut self, fault: Option<Fault>, whole: &mut impl FnMut(Frame)) {
        self.over = false;
        if self.held.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.held);
        let length = bytes.len() as u64;
        whole(Frame {
            bytes,
            offset: self.offset,
            fault,
        });
        self.offset += length;
    }
}

/// The frames of anything that can be read, one by one.
#[derive(Debug)]
pub struct Frames<R> {
    input: R,
    framer: Framer,
    ready: std::collections::VecDeque<Frame>,
    ended: bool,
}

impl<R: Read> Frames<R> {
    /// The frames of this input.
    pub const fn new(input: R, limits: &Limits) -> Self {
        Self {
            input,
            framer: Framer::new(limits),
            ready: std::collections::VecDeque::new(),
            ended: false,
        }
    }
}

impl<R: Read> Iterator for Frames<R> {
    type Item = io::Result<Frame>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut chunk = [0; 4096];
        while self.ready.is_empty() && !self.ended {
            let ready = &mut self.ready;
            match self.input.read(&mut chunk) {
                Ok(0) => {
                    self.ended = true;
                    self.framer.finish(|frame| ready.push_back(frame));
                }
                Ok(count) => {
                    let read = chunk.get(..count).unwrap_or_default();
                    self.framer.push(read, |frame| ready.push_back(frame));
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Some(Err(error)),
            }
        }
        self.ready.pop_front().map(Ok)
    }
}
