//! One element of somebody else's schema, written again so that it stands by itself.

use std::ops::Range;
use std::rc::Rc;

use crate::fault::Faults;
use crate::{Fragment, Limits};

use super::attributes::Attributes;
use super::build::build;
use super::decode::decode;
use super::escape;
use super::name::split;
use super::scope::Scopes;

/// A fragment being gathered.
#[derive(Debug)]
pub(super) struct Capture {
    out: String,
    /// Where declarations go: behind the name of the first element.
    insert: usize,
    /// The depth of its first element in the document.
    depth: usize,
    /// Namespaces that it uses and that elements around it declare.
    outer: Vec<(String, Rc<str>)>,
    in_tag: bool,
    /// Where the names of the open elements stand in what is written.
    open: Vec<Range<usize>>,
}

impl Capture {
    /// Begins with the element at this depth.
    pub(super) fn new(depth: usize) -> Self {
        Self {
            out: String::with_capacity(512),
            insert: 0,
            depth,
            outer: Vec::new(),
            in_tag: false,
            open: Vec::new(),
        }
    }

    /// The depth of its first element.
    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// A start tag, its attributes with their values resolved.
    pub(super) fn start(&mut self, name: &str, attributes: &Attributes<'_>, scopes: &Scopes) {
        self.end_tag();
        self.out.push('<');
        let from = self.out.len();
        self.out.push_str(name);
        if self.open.is_empty() {
            self.insert = self.out.len();
        }
        self.open.push(from..self.out.len());
        self.uses(split(name).0.unwrap_or_default(), scopes);
        for (key, value) in attributes {
            self.attribute(key, value, scopes);
        }
        self.in_tag = true;
    }

    fn attribute(&mut self, key: &str, value: &str, scopes: &Scopes) {
        self.out.push(' ');
        self.out.push_str(key);
        self.out.push_str("=\"");
        escape::attribute(value, &mut self.out);
        self.out.push('"');
        if let Some(prefix) = split(key).0.filter(|prefix| *prefix != "xmlns") {
            self.uses(prefix, scopes);
        }
        // A value such as `dcterms:URI` in xsi:type names a namespace too.
        if let Some(prefix) = split(value)
            .0
            .filter(|prefix| scopes.find(prefix).is_some())
        {
            self.uses(prefix, scopes);
        }
    }

    /// Notes that a prefix is used whose declaration stands outside. A prefix without any gets a
    /// namespace that says so; names without a prefix are then in none.
    fn uses(&mut self, prefix: &str, scopes: &Scopes) {
        let (uri, depth) = scopes.find(prefix).unwrap_or_else(|| {
            let uri = if prefix.is_empty() {
                String::new()
            } else {
                unbound(prefix)
            };
            (Rc::from(uri), 0)
        });
        let known = self.outer.iter().any(|(outer, _)| outer == prefix);
        if depth < self.depth && !known {
            self.outer.push((prefix.to_owned(), uri));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.end_tag();
        escape::content(text, &mut self.out);
    }

    /// An end tag.
    pub(super) fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if std::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.extend_from_within(name);
            self.out.push('>');
        }
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    /// The fragment, with the declarations that it needs.
    pub(super) fn finish(mut self) -> Fragment {
        let mut declarations = String::new();
        for (prefix, uri) in &self.outer {
            declarations.push_str(" xmlns");
            if !prefix.is_empty() {
                declarations.push(':');
                declarations.push_str(prefix);
            }
            declarations.push_str("=\"");
            escape::attribute(uri, &mut declarations);
            declarations.push('"');
        }
        self.out.insert_str(self.insert, &declarations);
        Fragment::built(self.out)
    }
}

/// The namespace that stands for a prefix without one.
pub(super) fn unbound(prefix: &str) -> String {
    format!("urn:unbound:{prefix}")
}

/// One element given as text, made to stand by itself.
pub(crate) fn standing_alone(text: &str, limits: Limits, faults: &mut Faults) -> Option<Fragment> {
    let decoded = decode(text.as_bytes(), faults);
    let document = build(&decoded.text, |_| false, true, limits, faults);
    document.fragment
}
