//! What is wrong with a caption file, where, by which rule, and what would put it right.

use std::fmt;

use serde::Serialize;

use crate::{Repair, Rule};

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where in the input it is: bytes from its start, the byte order mark counted.
    pub offset: u64,
    /// The line it is on, counted from 1.
    pub line: u64,
    /// The cue concerned, by its place in `Track::cues`, if it is one cue.
    pub cue: Option<usize>,
    /// The rule that is broken.
    pub rule: Rule,
    /// What was found.
    pub message: String,
    /// A change that would put it right, where one can be worked out.
    pub repair: Option<Repair>,
}

impl fmt::Display for Fault {
    /// `offset: rule: message; what to do`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            offset,
            rule,
            message,
            ..
        } = self;
        write!(f, "{offset}: {}: {message}; {}", rule.code(), rule.advice())
    }
}

/// The place of a fault: bytes from the start of the input, and the line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) offset: u64,
    pub(crate) line: u64,
}

/// The faults of one file while it is being read, kept to a number that bounds memory.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    most: usize,
    left_off: u64,
    last: Place,
}

impl Faults {
    pub(crate) const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            left_off: 0,
            last: Place { offset: 0, line: 0 },
        }
    }

    /// Notes a fault at a place.
    pub(crate) fn add(&mut self, place: Place, rule: Rule, message: impl Into<String>) {
        self.push(Fault {
            offset: place.offset,
            line: place.line,
            cue: None,
            rule,
            message: message.into(),
            repair: None,
        });
    }

    /// Notes a fault that is made up already.
    pub(crate) fn push(&mut self, fault: Fault) {
        if self.list.len() < self.most {
            self.list.push(fault);
        } else {
            self.left_off += 1;
            self.last = Place {
                offset: fault.offset,
                line: fault.line,
            };
        }
    }

    /// All of them in the order of the file, with a last one that says how many were left off.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        self.list.sort_by_key(|fault| fault.offset);
        if self.left_off > 0 {
            self.list.push(Fault {
                offset: self.last.offset,
                line: self.last.line,
                cue: None,
                rule: Rule::MoreFaults,
                message: format!("{} more faults are not listed", self.left_off),
                repair: None,
            });
        }
        self.list
    }
}
