//! The two ends of a line: sequence numbers, checksums, and sending again.
//!
//! Neither reads nor writes anything: give them the frames that came, send the bytes they hand out.
//! They follow "Error Detection" of the standard: a terminal numbers its messages 0 to 9 in turn, the
//! library system answers with the same number; whoever finds a checksum wrong asks for the message
//! again (96, 97, which have no number); a message that comes a second time is answered with the
//! bytes of the first answer, so that nothing is done twice.

use crate::dialect::Dialect;
use crate::message::Message;
use crate::read::{Limits, Outcome, read};
use crate::tables::messages as m;
use crate::write::write;

/// The library system's end of a line.
#[derive(Debug)]
pub struct AcsLine {
    dialect: Dialect,
    limits: Limits,
    request: Vec<u8>,
    sequence: Option<u8>,
    checksum: bool,
    answer: Vec<u8>,
}

/// What is to be done with a frame that came from a terminal.
#[derive(Debug, PartialEq, Eq)]
pub enum AcsStep {
    /// Do what the message asks, and hand the answer to [`AcsLine::answer`].
    Answer(Outcome),
    /// Send these bytes: the last answer again, or the request to send again (96). Nothing is to be done.
    Send(Vec<u8>),
    /// Nothing to be sent: it was no SIP2, and there is nobody to ask.
    Ignore(Outcome),
}

impl AcsLine {
    /// A line that nothing has come over yet.
    #[must_use]
    pub const fn new(dialect: Dialect, limits: Limits) -> Self {
        Self {
            dialect,
            limits,
            request: Vec::new(),
            sequence: None,
            checksum: false,
            answer: Vec::new(),
        }
    }

    /// Takes a frame.
    pub fn receive(&mut self, frame: &[u8]) -> AcsStep {
        let outcome = read(frame, &self.dialect, &self.limits);
        let Some(message) = &outcome.message else {
            return AcsStep::Ignore(outcome);
        };
        if !outcome.intact() {
            return AcsStep::Send(self.bytes(&resend(&m::REQUEST_SC_RESEND)));
        }
        if message.code() == m::REQUEST_ACS_RESEND.code {
            return AcsStep::Send(self.again());
        }
        let repeated = message.sequence.is_some() && self.request == frame;
        if repeated && !self.answer.is_empty() {
            return AcsStep::Send(self.answer.clone());
        }
        (self.sequence, self.checksum) = (message.sequence, message.checksum);
        self.request = frame.to_vec();
        self.answer.clear();
        AcsStep::Answer(outcome)
    }

    /// The bytes of an answer to the last request, with its sequence number and, if that had one, a checksum.
    pub fn answer(&mut self, mut message: Message) -> Vec<u8> {
        (message.sequence, message.checksum) = (self.sequence, self.checksum);
        self.answer = self.bytes(&message);
        self.answer.clone()
    }

    /// The last answer; before there is one, the request to send again.
    fn again(&self) -> Vec<u8> {
        if self.answer.is_empty() {
            return self.bytes(&resend(&m::REQUEST_SC_RESEND));
        }
        self.answer.clone()
    }

    fn bytes(&self, message: &Message) -> Vec<u8> {
        to_bytes(message, &self.dialect)
    }
}

/// The terminal's end of a line.
#[derive(Debug)]
pub struct ScLine {
    dialect: Dialect,
    limits: Limits,
    error_detection: bool,
    next: u8,
    sent: Vec<u8>,
    awaited: Option<u8>,
}

/// What is to be done with a frame that came from the library system.
#[derive(Debug, PartialEq, Eq)]
pub enum ScStep {
    /// The answer to what was sent.
    Answer(Outcome),
    /// Send these bytes: the last message again, or the request to send again (97).
    Send(Vec<u8>),
    /// An answer to something older, or no SIP2: wait on.
    Ignore(Outcome),
}

impl ScLine {
    /// A line that nothing has gone over yet, with or without sequence numbers and checksums.
    #[must_use]
    pub const fn new(dialect: Dialect, limits: Limits, error_detection: bool) -> Self {
        Self {
            dialect,
            limits,
            error_detection,
            next: 0,
            sent: Vec::new(),
            awaited: None,
        }
    }

    /// The bytes of a message, with the next number.
    pub fn send(&mut self, mut message: Message) -> Vec<u8> {
        message.checksum = self.error_detection;
        message.sequence = self.error_detection.then_some(self.next);
        self.awaited = message.sequence;
        self.next = (self.next + 1) % 10;
        self.sent = to_bytes(&message, &self.dialect);
        self.sent.clone()
    }

    /// The last message again, for when no answer came in time.
    #[must_use]
    pub fn again(&self) -> &[u8] {
        &self.sent
    }

    /// Takes a frame.
    pub fn receive(&self, frame: &[u8]) -> ScStep {
        let outcome = read(frame, &self.dialect, &self.limits);
        let Some(message) = &outcome.message else {
            return ScStep::Ignore(outcome);
        };
        if !outcome.intact() {
            return ScStep::Send(to_bytes(&resend(&m::REQUEST_ACS_RESEND), &self.dialect));
        }
        if message.code() == m::REQUEST_SC_RESEND.code {
            return ScStep::Send(self.sent.clone());
        }
        // A system without error detection answers without a number.
        if message.sequence.is_some() && message.sequence != self.awaited {
            return ScStep::Ignore(outcome);
        }
        ScStep::Answer(outcome)
    }
}

/// A request to send again: with a checksum, never with a number.
fn resend(kind: &m::MessageKind) -> Message {
    let mut message = Message::new(kind);
    message.checksum = true;
    message
}

fn to_bytes(message: &Message, dialect: &Dialect) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What the encoding lacks is written without its marks: a terminal shows it so, and it is no failure.
    let _ = write(message, dialect, &mut bytes);
    bytes
}
