//! Whole interchanges as values.

use std::io::{self, Read};

use serde::Serialize;

use crate::delimiters::Delimiters;
use crate::fault::Fault;
use crate::header::{GroupHeader, Header, Set};
use crate::limits::Limits;
use crate::reader::{Event, Reader};
use crate::segment::Segment;

/// An interchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interchange {
    /// ISA.
    pub header: Header,
    /// The delimiters it came with, or is written with.
    pub delimiters: Delimiters,
    /// Groups, in order, and sets outside of them.
    pub bodies: Vec<Body>,
}

/// What stands in an interchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Body {
    /// A transaction set outside a group.
    Set(Set),
    /// A functional group.
    Group(Group),
    /// A segment outside the sets.
    Stray(Segment),
}

/// A functional group, GS to GE.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// GS.
    pub header: GroupHeader,
    /// Its transaction sets.
    pub sets: Vec<Set>,
}

impl Interchange {
    /// An interchange without groups yet. The delimiters are those that the header was made with.
    #[must_use]
    pub fn new(header: Header, delimiters: Delimiters) -> Self {
        Self {
            header,
            delimiters,
            bodies: Vec::new(),
        }
    }

    /// With one more group.
    #[must_use]
    pub fn with(mut self, header: GroupHeader, sets: Vec<Set>) -> Self {
        self.bodies.push(Body::Group(Group { header, sets }));
        self
    }

    /// All transaction sets, those of groups too.
    pub fn sets(&self) -> impl Iterator<Item = &Set> {
        self.bodies.iter().flat_map(|body| match body {
            Body::Set(set) => std::slice::from_ref(set),
            Body::Group(group) => group.sets.as_slice(),
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
                sets: Vec::new(),
            })),
            Event::Set(set) => match interchange.bodies.last_mut() {
                Some(Body::Group(group)) if grouped => group.sets.push(set),
                _ => interchange.bodies.push(Body::Set(set)),
            },
            Event::Stray(segment) => interchange.bodies.push(Body::Stray(segment)),
            Event::Begin(..) | Event::GroupEnd | Event::End | Event::Outside(_) => {}
        }
    }
}
