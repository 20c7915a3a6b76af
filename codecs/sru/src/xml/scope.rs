//! Which prefix stands for which namespace, element by element.

use std::rc::Rc;

/// The most declarations that may be in force at one place.
const MOST: usize = 256;

/// The namespace that `xml:` always stands for.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A declaration in force.
#[derive(Debug)]
struct Binding {
    prefix: String,
    uri: Rc<str>,
    depth: usize,
}

/// The declarations in force at the place that is being read.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    bindings: Vec<Binding>,
}

impl Scopes {
    /// Notes a declaration of the element at this depth; false when there are too many.
    pub(super) fn bind(&mut self, prefix: &str, uri: &str, depth: usize) -> bool {
        if self.bindings.len() >= MOST {
            return false;
        }
        self.bindings.push(Binding {
            prefix: prefix.to_owned(),
            uri: Rc::from(uri),
            depth,
        });
        true
    }

    /// What a prefix stands for, and the depth of the element that says so. The empty prefix is
    /// the default namespace.
    pub(super) fn find(&self, prefix: &str) -> Option<(Rc<str>, usize)> {
        if prefix == "xml" {
            return Some((Rc::from(XML), usize::MAX));
        }
        let mut known = self.bindings.iter().rev();
        let binding = known.find(|binding| binding.prefix == prefix)?;
        Some((Rc::clone(&binding.uri), binding.depth))
    }

    /// The namespace of an element with this prefix.
    pub(super) fn space(&self, prefix: &str) -> Option<Rc<str>> {
        let (uri, _) = self.find(prefix)?;
        (!uri.is_empty()).then_some(uri)
    }

    /// Forgets the declarations of the element at this depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|b| b.depth >= depth) {
            self.bindings.pop();
        }
    }
}
