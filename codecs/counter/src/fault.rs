//! What is wrong with a report, where, and by which rule.

use std::fmt;

use serde::Serialize;

use crate::Rule;

/// One problem at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where in the input it is: bytes from its start (of a workbook: the row, counted from 0).
    pub offset: u64,
    /// What it is about: an element, a header field, a path within JSON; empty where it is the whole.
    pub place: String,
    /// The rule that is broken.
    pub rule: Rule,
    /// What was found.
    pub message: String,
}

impl fmt::Display for Fault {
    /// `offset: rule: place: message; what to do`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, advice) = (self.rule.code(), self.rule.advice());
        let place = if self.place.is_empty() {
            "-"
        } else {
            &self.place
        };
        write!(
            f,
            "{}: {code}: {place}: {}; {advice}",
            self.offset, self.message
        )
    }
}

/// The faults of one report while it is being read, kept to a number that bounds memory.
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
    pub(crate) fn add(&mut self, offset: u64, place: &str, rule: Rule, message: impl Into<String>) {
        if self.list.len() >= self.most {
            self.left_off += 1;
            return;
        }
        let mut message = message.into();
        if let Some((cut, _)) = message.char_indices().nth(300) {
            message.truncate(cut);
        }
        let fault = Fault {
            offset,
            place: place.chars().take(200).collect(),
            rule,
            message,
        };
        // The rows of one item say the same of it; once is enough.
        let lately = self.list.iter().rev().take(16);
        if !lately.into_iter().any(|known| *known == fault) {
            self.list.push(fault);
        }
    }

    pub(crate) fn take(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.list)
    }

    /// All of them, with a last one that says how many were left off.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        if self.left_off > 0 {
            self.list.push(Fault {
                offset: self.list.last().map_or(0, |fault| fault.offset),
                place: String::new(),
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
