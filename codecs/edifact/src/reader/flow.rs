//! What each service segment does to what is open.

use std::io::Read;

use crate::envelope::{self, Open, OpenGroup, OpenMessage};
use crate::fault::{Rule, short};
use crate::header::{GroupHeader, Message};
use crate::segment::Segment;

use super::{Event, Reader};

impl<R: Read> Reader<R> {
    pub(super) fn unh(&mut self, open: &mut Open, segment: Segment) {
        self.close_message(open, segment.offset);
        let message = Message {
            header: segment,
            segments: Vec::new(),
        };
        let at = message.header.offset;
        if message.reference().is_empty() || message.kind().name.is_empty() {
            self.faults.add(
                at,
                Rule::Header,
                "UNH lacks its reference or the message's name",
            );
        }
        let reference = message.reference().to_owned();
        if self.references.contains(&reference) {
            let found = format!("message {:?} is there already", short(&reference));
            self.faults.add(at, Rule::Duplicate, found);
        } else if self.references.len() < self.limits.references {
            self.references.insert(reference);
        }
        open.messages += 1;
        if let Some(group) = &mut open.group {
            group.messages += 1;
        }
        open.message = Some(OpenMessage {
            message,
            met: 1,
            size: 0,
            full: false,
        });
    }

    pub(super) fn unt(&mut self, open: &mut Open, segment: Segment) {
        let Some(message) = open.message.take() else {
            return self.stray(segment);
        };
        let reference = message.message.reference();
        envelope::check_trailer(&segment, message.met + 1, reference, &mut self.faults);
        self.emit(Event::Message(message.message));
    }

    pub(super) fn ung(&mut self, open: &mut Open, segment: Segment) {
        self.close_message(open, segment.offset);
        self.close_group(open, segment.offset);
        let header = GroupHeader { segment };
        open.groups += 1;
        open.group = Some(OpenGroup {
            reference: header.reference().to_owned(),
            messages: 0,
        });
        self.emit(Event::Group(header));
    }

    pub(super) fn une(&mut self, open: &mut Open, segment: Segment) {
        self.close_message(open, segment.offset);
        let Some(group) = open.group.take() else {
            return self.stray(segment);
        };
        envelope::check_trailer(&segment, group.messages, &group.reference, &mut self.faults);
        self.emit(Event::GroupEnd);
    }

    pub(super) fn unz(&mut self, open: &mut Open, segment: &Segment) {
        self.close_message(open, segment.offset);
        self.close_group(open, segment.offset);
        if !open.is_bare() {
            open.check_end(segment, &mut self.faults);
        }
        self.emit(Event::End);
    }

    pub(super) fn other(&mut self, open: &mut Open, segment: Segment) {
        let tag = segment.tag();
        let good = tag.len() == 3
            && tag
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if !good {
            let found = format!("{:?} is no tag", short(tag));
            self.faults.add(segment.offset, Rule::Tag, found);
        }
        let Some(message) = &mut open.message else {
            return self.stray(segment);
        };
        message.met += 1;
        message.size += segment.size();
        if message.size <= self.limits.message {
            message.message.segments.push(segment);
        } else if !std::mem::replace(&mut message.full, true) {
            let found = format!("a message of more than {} bytes", self.limits.message);
            self.faults.add(segment.offset, Rule::MessageLimit, found);
        }
    }

    fn stray(&mut self, segment: Segment) {
        let found = format!("{} outside a message", short(segment.tag()));
        self.faults.add(segment.offset, Rule::Stray, found);
        self.emit(Event::Stray(segment));
    }

    /// The input ends, or another interchange begins.
    pub(super) fn break_off(&mut self, open: &mut Open, at: u64) {
        self.close_message(open, at);
        self.close_group(open, at);
        if !open.is_bare() {
            self.faults
                .add(at, Rule::NoInterchangeEnd, "the interchange is not closed");
        }
        self.emit(Event::End);
    }

    fn close_message(&mut self, open: &mut Open, at: u64) {
        if let Some(message) = open.message.take() {
            let found = format!(
                "message {:?} is not closed",
                short(message.message.reference())
            );
            self.faults.add(at, Rule::NoMessageEnd, found);
            self.emit(Event::Message(message.message));
        }
    }

    fn close_group(&mut self, open: &mut Open, at: u64) {
        if let Some(group) = open.group.take() {
            let found = format!("group {:?} is not closed", short(&group.reference));
            self.faults.add(at, Rule::NoGroupEnd, found);
            self.emit(Event::GroupEnd);
        }
    }
}
