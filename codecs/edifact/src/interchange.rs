//! Whole interchanges as values.

use std::io::{self, Read};

use serde::Serialize;

use crate::delimiters::Delimiters;
use crate::fault::Fault;
use crate::header::{GroupHeader, Header, Message};
use crate::limits::Limits;
use crate::reader::{Event, Reader};
use crate::segment::Segment;

/// An interchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interchange {
    /// UNB.
    pub header: Header,
    /// The service characters it came with, or is written with.
    pub delimiters: Delimiters,
    /// Groups and messages, in order.
    pub bodies: Vec<Body>,
}

/// What stands in an interchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Body {
    /// A message.
    Message(Message),
    /// A functional group.
    Group(Group),
    /// A segment outside the messages.
    Stray(Segment),
}

/// A functional group, UNG to UNE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// UNG.
    pub header: GroupHeader,
    /// Its messages.
    pub messages: Vec<Message>,
}

impl Interchange {
    /// An interchange without messages yet, with the default service characters.
    #[must_use]
    pub fn new(header: Header) -> Self {
        Self {
            header,
            delimiters: Delimiters::DEFAULT,
            bodies: Vec::new(),
        }
    }

    /// With one more message.
    #[must_use]
    pub fn with(mut self, message: Message) -> Self {
        self.bodies.push(Body::Message(message));
        self
    }

    /// All messages, those of groups too.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.bodies.iter().flat_map(|body| match body {
            Body::Message(message) => std::slice::from_ref(message),
            Body::Group(group) => group.messages.as_slice(),
            Body::Stray(_) => &[],
        })
    }
}

/// What a file holds, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The interchanges.
    pub interchanges: Vec<Interchange>,
    /// Faults of the syntax, in the order they were met.
    pub faults: Vec<Fault>,
}

/// Reads a whole file. For files of any size, use [`Reader`].
#[must_use]
pub fn read(bytes: &[u8]) -> Outcome {
    // A slice does not fail to be read.
    read_from(bytes, Limits::default()).unwrap_or_default()
}

/// Reads a whole stream.
///
/// # Errors
/// Where the source cannot be read.
pub fn read_from(source: impl Read, limits: Limits) -> io::Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut grouped = false;
    for step in Reader::with_limits(source, limits) {
        let step = step?;
        outcome.faults.extend(step.faults);
        match step.event {
            Event::Group(_) => grouped = true,
            Event::GroupEnd | Event::End => grouped = false,
            _ => {}
        }
        outcome.take(step.event, grouped);
    }
    Ok(outcome)
}

impl Outcome {
    fn take(&mut self, event: Event, grouped: bool) {
        if let Event::Begin(header, delimiters) = event {
            self.interchanges.push(Interchange {
                header,
                delimiters,
                bodies: Vec::new(),
            });
            return;
        }
        let Some(interchange) = self.interchanges.last_mut() else {
            return;
        };
        match event {
            Event::Group(header) => interchange.bodies.push(Body::Group(Group {
                header,
                messages: Vec::new(),
            })),
            Event::Message(message) => match interchange.bodies.last_mut() {
                Some(Body::Group(group)) if grouped => group.messages.push(message),
                _ => interchange.bodies.push(Body::Message(message)),
            },
            Event::Stray(segment) => interchange.bodies.push(Body::Stray(segment)),
            Event::Begin(..) | Event::GroupEnd | Event::End | Event::Outside(_) => {}
        }
    }
}
