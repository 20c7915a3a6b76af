//! What each control segment does to what is open.

use std::io::Read;

use crate::envelope::{self, Open, OpenGroup, OpenSet};
use crate::fault::{Rule, short};
use crate::header::{GroupHeader, Set};
use crate::segment::Segment;

use super::{Event, Reader};

impl<R: Read> Reader<R> {
    pub(super) fn st(&mut self, open: &mut Open, segment: Segment) {
        self.close_set(open, segment.offset);
        let at = segment.offset;
        let set = Set {
            header: segment,
            segments: Vec::new(),
        };
        if set.kind().is_empty() || set.control().is_empty() {
            self.faults.add(
                at,
                Rule::Header,
                "ST lacks the set's number or its control number",
            );
        }
        match &mut open.group {
            Some(group) => group.sets += 1,
            None => self.faults.add(at, Rule::NoGroup, "a set outside a group"),
        }
        let control = set.control().to_owned();
        if self.controls.contains(&control) {
            let found = format!("set {:?} is there already", short(&control));
            self.faults.add(at, Rule::Duplicate, found);
        } else if self.controls.len() < self.limits.controls {
            self.controls.insert(control);
        }
        open.set = Some(OpenSet {
            set,
            met: 1,
            size: 0,
            full: false,
        });
    }

    pub(super) fn se(&mut self, open: &mut Open, segment: Segment) {
        let Some(set) = open.set.take() else {
            return self.stray(segment);
        };
        envelope::check_trailer(&segment, set.met + 1, set.set.control(), &mut self.faults);
        self.emit(Event::Set(set.set));
    }

    pub(super) fn gs(&mut self, open: &mut Open, segment: Segment) {
        self.close_set(open, segment.offset);
        self.close_group(open, segment.offset);
        let header = GroupHeader { segment };
        open.groups += 1;
        self.controls.clear();
        open.group = Some(OpenGroup {
            control: header.control().to_owned(),
            sets: 0,
        });
        self.emit(Event::Group(header));
    }

    pub(super) fn ge(&mut self, open: &mut Open, segment: Segment) {
        self.close_set(open, segment.offset);
        let Some(group) = open.group.take() else {
            return self.stray(segment);
        };
        envelope::check_trailer(&segment, group.sets, &group.control, &mut self.faults);
        self.emit(Event::GroupEnd);
    }

    pub(super) fn iea(&mut self, open: &mut Open, segment: &Segment) {
        self.close_set(open, segment.offset);
        self.close_group(open, segment.offset);
        if let Some(control) = open.control() {
            envelope::check_trailer(segment, open.groups, control, &mut self.faults);
        }
        self.emit(Event::End);
    }

    pub(super) fn other(&mut self, open: &mut Open, segment: Segment) {
        let tag = segment.tag();
        let good = (2..=3).contains(&tag.len())
            && tag
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if !good {
            let found = format!("{:?} is no tag", short(tag));
            self.faults.add(segment.offset, Rule::Tag, found);
        }
        let Some(set) = &mut open.set else {
            // An answer to an interchange stands before the groups.
            if tag == "TA1" {
                return self.emit(Event::Stray(segment));
            }
            return self.stray(segment);
        };
        set.met += 1;
        set.size += segment.size();
        if set.size <= self.limits.set {
            set.set.segments.push(segment);
        } else if !std::mem::replace(&mut set.full, true) {
            let found = format!("a set of more than {} bytes", self.limits.set);
            self.faults.add(segment.offset, Rule::SetLimit, found);
        }
    }

    fn stray(&mut self, segment: Segment) {
        let found = format!("{} outside a set", short(segment.tag()));
        self.faults.add(segment.offset, Rule::Stray, found);
        self.emit(Event::Stray(segment));
    }

    /// The input ends, or another interchange begins.
    pub(super) fn break_off(&mut self, open: &mut Open, at: u64) {
        self.close_set(open, at);
        self.close_group(open, at);
        if open.control().is_some() {
            self.faults
                .add(at, Rule::NoInterchangeEnd, "the interchange is not closed");
        }
        self.emit(Event::End);
    }

    fn close_set(&mut self, open: &mut Open, at: u64) {
        if let Some(set) = open.set.take() {
            let found = format!("set {:?} is not closed", short(set.set.control()));
            self.faults.add(at, Rule::NoSetEnd, found);
            self.emit(Event::Set(set.set));
        }
    }

    fn close_group(&mut self, open: &mut Open, at: u64) {
        if let Some(group) = open.group.take() {
            let found = format!("group {:?} is not closed", short(&group.control));
            self.faults.add(at, Rule::NoGroupEnd, found);
            self.emit(Event::GroupEnd);
        }
    }
}
