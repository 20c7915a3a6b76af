//! What is wrong with a piece of input, where, and by which rule.
//!
//! A fault never stops the reading: it stands beside whatever could be read. Its code is stable and
//! meant for machines; its text is for the person who will repair the record.

mod message;
mod rule;

use std::fmt;

use crate::Tag;

pub use rule::Rule;

/// One problem at one place of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which record of the input it is, counted from 1.
    pub record: u64,
    /// Where in the input it is: bytes from its start, after unpacking.
    pub offset: u64,
    /// The field concerned, if it is one field.
    pub tag: Option<Tag>,
    /// What is wrong.
    pub rule: Rule,
}

impl Fault {
    /// The stable code of the rule, such as `base-address`.
    #[must_use]
    pub fn code(&self) -> &str {
        self.rule.code()
    }
}

impl fmt::Display for Fault {
    /// `record:offset: tag: message`, with `-` where no single field is meant.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.record, self.offset)?;
        match self.tag {
            Some(tag) => write!(f, "{tag}: {}", self.rule),
            None => write!(f, "-: {}", self.rule),
        }
    }
}

/// The faults of one record while it is being read, kept to a number that bounds memory.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// The faults so far.
    pub(crate) list: Vec<Fault>,
    record: u64,
    most: usize,
    left_off: u64,
}

impl Faults {
    /// For this record, at most so many faults.
    pub(crate) const fn new(record: u64, most: usize) -> Self {
        Self {
            list: Vec::new(),
            record,
            most,
            left_off: 0,
        }
    }

    /// Notes a fault at this place of the input.
    pub(crate) fn add(&mut self, offset: u64, tag: Option<Tag>, rule: Rule) {
        if self.list.len() >= self.most {
            self.left_off += 1;
            return;
        }
        self.list.push(Fault {
            record: self.record,
            offset,
            tag,
            rule,
        });
    }

    /// All of them, with a last one that says how many were left off.
    pub(crate) fn finish(mut self, offset: u64) -> Vec<Fault> {
        if self.left_off > 0 {
            self.list.push(Fault {
                record: self.record,
                offset,
                tag: None,
                rule: Rule::MoreFaults(self.left_off),
            });
        }
        self.list
    }
}
