//! Reading typed values from a tree, with what is wrong on the way.

use super::Tag;
use super::tree::View;
use crate::{Fault, Limits, Rule};

/// Collects the faults of one APDU.
pub(crate) struct Reader {
    pub(crate) faults: Vec<Fault>,
    most: usize,
    left_off: usize,
}

impl Reader {
    pub(crate) const fn new(limits: Limits, faults: Vec<Fault>) -> Self {
        Self {
            faults,
            most: limits.faults,
            left_off: 0,
        }
    }

    pub(crate) fn fault(&mut self, at: usize, rule: Rule, found: impl Into<String>) {
        if self.faults.len() < self.most {
            self.faults.push(Fault::new(at, rule, found));
        } else {
            self.left_off += 1;
        }
    }

    /// The faults in their order.
    pub(crate) fn finish(mut self) -> Vec<Fault> {
        self.faults.sort_by_key(|fault| fault.at);
        if self.left_off > 0 {
            let at = self.faults.last().map_or(0, |fault| fault.at);
            let found = format!("{} more", self.left_off);
            self.faults.push(Fault::new(at, Rule::MoreFaults, found));
        }
        self.faults
    }

    /// The content of a value that is not made of others.
    pub(crate) fn primitive<'t>(&mut self, view: View<'t>) -> &'t [u8] {
        if view.is_constructed() {
            self.fault(view.at(), Rule::Form, "constructed");
        }
        view.content()
    }

    /// The value that stands in an explicit tag.
    pub(crate) fn inside<'t>(&mut self, view: View<'t>) -> Option<View<'t>> {
        let mut children = view.children();
        let first = children.next();
        if first.is_none() {
            self.fault(view.at(), Rule::Missing, "the value in this tag");
        }
        if let Some(more) = children.next() {
            self.fault(more.at(), Rule::Unexpected, show(more.tag()));
        }
        first
    }
}

/// A tag as it can be shown to a person.
pub(crate) fn show(tag: Tag) -> String {
    match tag.class {
        super::Class::Context => format!("[{}]", tag.number),
        class => format!("[{class:?} {}]", tag.number),
    }
}

/// The parts of a sequence, taken by their tags in any order.
pub(crate) struct Fields<'t> {
    at: usize,
    views: Vec<Option<View<'t>>>,
    first: usize,
}

impl<'t> Fields<'t> {
    pub(crate) fn new(reader: &mut Reader, view: View<'t>) -> Self {
        if !view.is_constructed() {
            reader.fault(view.at(), Rule::Form, "primitive");
        }
        Self {
            at: view.at(),
            views: view.children().map(Some).collect(),
            first: 0,
        }
    }

    /// The first part left that has this tag.
    pub(crate) fn take(&mut self, tag: Tag) -> Option<View<'t>> {
        self.take_if(|view| view.tag() == tag)
    }

    pub(crate) fn take_if(&mut self, wanted: impl Fn(&View<'t>) -> bool) -> Option<View<'t>> {
        let left = self.views.get_mut(self.first..)?;
        let place = left
            .iter()
            .position(|view| view.as_ref().is_some_and(&wanted))?;
        let found = left[place].take();
        if place == 0 {
            self.first += 1;
        }
        found
    }

    pub(crate) fn missing(&self, reader: &mut Reader, name: &str) {
        reader.fault(self.at, Rule::Missing, name);
    }

    /// Tells of what nobody took.
    pub(crate) fn end(self, reader: &mut Reader) {
        for view in self.views.into_iter().flatten() {
            reader.fault(view.at(), Rule::Unexpected, show(view.tag()));
        }
    }
}
