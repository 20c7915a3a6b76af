//! What is wrong with a link, where, and by which rule.

use std::fmt;

use serde::Serialize;

use crate::Rule;

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where in the link it is: bytes from its start. Within a context by value: that of the pair that holds it.
    pub offset: u64,
    /// The key concerned; empty where it is the whole.
    pub key: String,
    /// The rule that is broken.
    pub rule: Rule,
    /// What was found.
    pub message: String,
}

impl fmt::Display for Fault {
    /// `offset: rule: key: message; what to do`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, advice) = (self.rule.code(), self.rule.advice());
        let key = if self.key.is_empty() { "-" } else { &self.key };
        write!(
            f,
            "{}: {code}: {key}: {}; {advice}",
            self.offset, self.message
        )
    }
}

/// The faults of one link while it is being read, kept to a number that bounds memory.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    most: usize,
    left_off: u64,
}

impl Faults {
    pub(crate) const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            left_off: 0,
        }
    }

    /// Notes a fault at a place.
    pub(crate) fn add(&mut self, offset: u64, key: &str, rule: Rule, message: impl Into<String>) {
        if self.list.len() >= self.most {
            self.left_off += 1;
            return;
        }
        self.list.push(Fault {
            offset,
            key: shown(key),
            rule,
            message: message.into(),
        });
    }

    /// All of them in the order of the link, with a last one that says how many were left off.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        self.list.sort_by_key(|fault| fault.offset);
        if self.left_off > 0 {
            self.list.push(Fault {
                offset: self.list.last().map_or(0, |fault| fault.offset),
                key: String::new(),
                rule: Rule::MoreFaults,
                message: format!("{} more faults are not listed", self.left_off),
            });
        }
        self.list
    }
}

/// The first characters of a text, for messages.
pub(crate) fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}
