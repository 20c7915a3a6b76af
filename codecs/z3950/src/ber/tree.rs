//! All values of an APDU in one list, found in one pass: nothing is copied, nothing recurses.

use super::{Bad, Header, Tag};
use crate::{Fault, Limits, Rule};

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub(crate) tag: Tag,
    pub(crate) constructed: bool,
    /// Where its tag starts.
    pub(crate) start: usize,
    /// Where its content starts.
    content: usize,
    /// Where its content ends.
    end: usize,
    /// The next value in the list that does not stand in this one.
    next: usize,
}

/// The values of an APDU, each before those that stand in it.
pub(crate) struct Tree<'a> {
    bytes: &'a [u8],
    elements: Vec<Element>,
}

/// One value of a tree.
#[derive(Clone, Copy)]
pub(crate) struct View<'t> {
    tree: &'t Tree<'t>,
    index: usize,
}

/// A value whose end is not reached.
struct Open {
    index: usize,
    /// Where it must end at the latest.
    limit: usize,
    definite: bool,
}

impl<'a> Tree<'a> {
    /// Finds the values; what is wrong goes to the faults.
    pub(crate) fn new(bytes: &'a [u8], limits: Limits, faults: &mut Vec<Fault>) -> Self {
        let mut builder = Builder {
            tree: Self {
                bytes,
                elements: Vec::new(),
            },
            open: Vec::new(),
            at: 0,
            limits,
        };
        if let Err(fault) = builder.run(faults) {
            faults.push(fault);
        }
        builder.close_all();
        if builder.at < bytes.len() && faults.is_empty() {
            let left = format!("{} bytes", bytes.len() - builder.at);
            faults.push(Fault::new(builder.at, Rule::Surplus, left));
        }
        builder.tree
    }

    /// The outermost value.
    pub(crate) fn root(&'a self) -> Option<View<'a>> {
        let view = View {
            tree: self,
            index: 0,
        };
        (!self.elements.is_empty()).then_some(view)
    }
}

struct Builder<'a> {
    tree: Tree<'a>,
    open: Vec<Open>,
    at: usize,
    limits: Limits,
}

impl Builder<'_> {
    fn run(&mut self, faults: &mut Vec<Fault>) -> Result<(), Fault> {
        loop {
            self.close_full();
            if self.open.is_empty() && !self.tree.elements.is_empty() {
                return Ok(());
            }
            let bytes = self.tree.bytes;
            let limit = self.open.last().map_or(bytes.len(), |open| open.limit);
            let header = Header::read(&bytes[self.at..limit]);
            let header = header.map_err(|bad| self.bad_header(bad))?;
            if header.is_end_mark() {
                self.end_mark(faults);
            } else {
                self.element(header, limit, faults)?;
            }
        }
    }

    fn bad_header(&self, bad: Bad) -> Fault {
        let rule = if bad == Bad::Short {
            Rule::Short
        } else {
            Rule::Header
        };
        let found = self
            .tree
            .bytes
            .get(self.at)
            .map(|byte| format!("{byte:02X}"));
        Fault::new(self.at, rule, found.unwrap_or_default())
    }

    fn end_mark(&mut self, faults: &mut Vec<Fault>) {
        if self.open.last().is_some_and(|open| !open.definite) {
            self.close_last();
        } else {
            if faults.len() <= self.limits.faults {
                faults.push(Fault::new(self.at, Rule::EndMark, ""));
            }
            if self.open.is_empty() {
                self.at = self.tree.bytes.len();
            }
        }
        self.at = (self.at + 2).min(self.tree.bytes.len());
    }

    fn element(
        &mut self,
        header: Header,
        limit: usize,
        faults: &mut Vec<Fault>,
    ) -> Result<(), Fault> {
        let start = self.at;
        if self.tree.elements.len() >= self.limits.elements {
            return Err(Fault::new(start, Rule::Elements, ""));
        }
        let content = start + header.size;
        let end = match header.length {
            Some(length) if length > limit - content => {
                if faults.len() <= self.limits.faults {
                    faults.push(Fault::new(start, Rule::Length, length.to_string()));
                }
                limit
            }
            Some(length) => content + length,
            None => limit,
        };
        let index = self.tree.elements.len();
        self.tree.elements.push(Element {
            tag: header.tag,
            constructed: header.constructed,
            start,
            content,
            end,
            next: index + 1,
        });
        self.at = end;
        if header.constructed {
            self.at = content;
            if self.open.len() >= self.limits.depth {
                return Err(Fault::new(start, Rule::Depth, ""));
            }
            self.open.push(Open {
                index,
                limit: end,
                definite: header.length.is_some(),
            });
        }
        Ok(())
    }

    /// Closes values of known length that are full.
    fn close_full(&mut self) {
        let full = |open: &Open, at: usize| open.definite && at >= open.limit;
        while self.open.last().is_some_and(|open| full(open, self.at)) {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let next = self.tree.elements.len();
        if let Some(open) = self.open.pop()
            && let Some(element) = self.tree.elements.get_mut(open.index)
        {
            element.end = self.at;
            element.next = next;
        }
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close_last();
        }
    }
}

impl<'t> View<'t> {
    fn element(&self) -> &'t Element {
        &self.tree.elements[self.index]
    }

    pub(crate) fn tag(&self) -> Tag {
        self.element().tag
    }

    pub(crate) fn is_constructed(&self) -> bool {
        self.element().constructed
    }

    /// Where it starts in the APDU.
    pub(crate) fn at(&self) -> usize {
        self.element().start
    }

    /// Its content as bytes.
    pub(crate) fn content(&self) -> &'t [u8] {
        let element = self.element();
        &self.tree.bytes[element.content..element.end]
    }

    /// The values that stand directly in it.
    pub(crate) fn children(&self) -> impl Iterator<Item = Self> + use<'t> {
        let tree = self.tree;
        let (mut index, next) = (self.index + 1, self.element().next);
        std::iter::from_fn(move || {
            if index >= next {
                return None;
            }
            let view = Self { tree, index };
            index = view.element().next;
            Some(view)
        })
    }

    /// All values in it, however deep, that hold bytes and no values.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = Self> + use<'t> {
        let (tree, from, to) = (self.tree, self.index + 1, self.element().next);
        let all = (from..to).map(move |index| Self { tree, index });
        all.filter(|view| !view.is_constructed())
    }
}
