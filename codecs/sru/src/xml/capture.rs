//! One element of somebody else's schema, written again so that it stands by itself.

use std::ops::Range;

use crate::fault::Faults;
use crate::{Fragment, Limits};

use super::attributes::Attributes;
use super::build::build;
use super::decode::decode;
use super::escape;
use super::name::split;
use super::scan::Tag;
use super::scope::{Scopes, Uri};

/// A fragment being gathered. What is written in the document as it would be written here, mostly
/// everything, is copied at once at the end.
#[derive(Debug)]
pub(super) struct Capture<'a> {
    /// The document.
    text: &'a str,
    out: String,
    /// What of the document comes after what is written.
    kept: Range<usize>,
    /// Where declarations go: behind the name of the first element.
    insert: usize,
    /// The depth of its first element in the document.
    depth: usize,
    /// Namespaces that it uses and that elements around it declare; `None` is not declared at all.
    outer: Vec<(&'a str, Option<Uri<'a>>)>,
    /// Where the end of the start tag stands that is still open.
    in_tag: Option<usize>,
}

impl<'a> Capture<'a> {
    /// Begins with the element of this tag, which is at this depth.
    pub(super) const fn new(text: &'a str, tag: &Tag<'a>, depth: usize) -> Self {
        Self {
            text,
            out: String::new(),
            kept: 0..0,
            insert: "<".len() + tag.name.len(),
            depth,
            outer: Vec::new(),
            in_tag: None,
        }
    }

    /// The depth of its first element.
    pub(super) const fn depth(&self) -> usize {
        self.depth
    }

    /// A start tag, its attributes with their values resolved.
    pub(super) fn start(
        &mut self,
        tag: &Tag<'a>,
        place: &Range<usize>,
        attributes: &Attributes<'a>,
        scopes: &Scopes<'a>,
    ) {
        self.end_tag();
        self.uses(tag.prefix, scopes);
        for (key, value) in attributes {
            self.uses_of(key, value, scopes);
        }
        if is_plain(tag, attributes) {
            self.copy(place.start..place.start + "<".len() + tag.content.len());
        } else {
            self.copy(place.start..place.start + "<".len() + tag.name.len());
            self.write(|out| write(attributes, out));
        }
        self.in_tag = Some(place.end);
    }

    /// Notes the namespaces that an attribute uses.
    fn uses_of(&mut self, key: &'a str, value: &str, scopes: &Scopes<'a>) {
        if let Some(prefix) = split(key).0.filter(|prefix| *prefix != "xmlns") {
            self.uses(prefix, scopes);
        }
        // A value such as `dcterms:URI` in xsi:type names a namespace too.
        if let Some(prefix) = split(value).0
            && let Some(binding) = scopes.find(prefix)
        {
            self.uses(binding.prefix, scopes);
        }
    }

    /// Notes that a prefix is used whose declaration stands outside. A prefix without any gets a
    /// namespace that says so; names without a prefix are then in none.
    fn uses(&mut self, prefix: &'a str, scopes: &Scopes<'a>) {
        let binding = scopes.find(prefix);
        if binding.is_some_and(|binding| binding.depth >= self.depth)
            || self.outer.iter().any(|(outer, _)| *outer == prefix)
        {
            return;
        }
        let uri = binding.map(|binding| binding.uri.clone());
        self.outer.push((prefix, uri));
    }

    /// Whether text is written here as it is in the document.
    pub(super) fn keeps(text: &str) -> bool {
        // A lone ampersand begins a piece.
        !text.starts_with('&') && memchr::memchr2(b'>', b'\r', text.as_bytes()).is_none()
    }

    /// Text or a reference that is written here as it is in the document.
    pub(super) fn keep(&mut self, place: &Range<usize>) {
        self.end_tag();
        self.copy(place.clone());
    }

    /// Other text.
    pub(super) fn text(&mut self, text: &str) {
        self.end_tag();
        self.write(|out| escape::content(text, out));
    }

    /// An end tag, or the same tag again for an element with nothing in it.
    pub(super) fn end(&mut self, name: &str, place: &Range<usize>) {
        let (end, short) = (place.end, "/>");
        if self.in_tag.take().is_none() {
            let open = place.start + "</".len() + name.len();
            self.copy(place.start..open);
            self.copy(end - ">".len()..end);
        } else if self.text.get(end - short.len()..end) == Some(short) {
            self.copy(end - short.len()..end);
        } else {
            self.write(|out| out.push_str(short));
        }
    }

    fn end_tag(&mut self) {
        if let Some(end) = self.in_tag.take() {
            self.copy(end - ">".len()..end);
        }
    }

    /// Adds a piece of the document.
    fn copy(&mut self, piece: Range<usize>) {
        if self.kept.end == piece.start {
            self.kept.end = piece.end;
        } else {
            self.write(|_| {});
            self.kept = piece;
        }
    }

    /// Adds what `add` writes.
    fn write(&mut self, add: impl FnOnce(&mut String)) {
        let kept = std::mem::take(&mut self.kept);
        self.out.push_str(self.text.get(kept).unwrap_or_default());
        add(&mut self.out);
    }

    /// The fragment, with the declarations that it needs.
    pub(super) fn finish(mut self) -> Fragment {
        let declarations = self.declarations();
        let kept = self.text.get(self.kept.clone()).unwrap_or_default();
        self.out.reserve_exact(kept.len() + declarations.len());
        self.out.push_str(kept);
        self.out.insert_str(self.insert, &declarations);
        Fragment::built(self.out)
    }

    fn declarations(&self) -> String {
        let mut declarations = String::new();
        for (prefix, uri) in &self.outer {
            declarations.push_str(" xmlns");
            if !prefix.is_empty() {
                declarations.push(':');
                declarations.push_str(prefix);
            }
            declarations.push_str("=\"");
            match uri {
                Some(uri) => escape::attribute(uri.as_str(), &mut declarations),
                None if prefix.is_empty() => {}
                None => escape::attribute(&unbound(prefix), &mut declarations),
            }
            declarations.push('"');
        }
        declarations
    }
}

/// Whether a tag is written in the document as it would be written here.
fn is_plain(tag: &Tag<'_>, attributes: &Attributes<'_>) -> bool {
    let mut rest = &tag.content[tag.name.len()..];
    for (key, value) in attributes {
        let next = rest
            .strip_prefix(' ')
            .and_then(|rest| rest.strip_prefix(key))
            .and_then(|rest| rest.strip_prefix("=\""))
            .and_then(|rest| rest.strip_prefix(&**value))
            .and_then(|rest| rest.strip_prefix('"'));
        let Some(next) = next.filter(|_| !escape::holds_special(value)) else {
            return false;
        };
        rest = next;
    }
    rest.is_empty()
}

fn write(attributes: &Attributes<'_>, out: &mut String) {
    for (key, value) in attributes {
        out.push(' ');
        out.push_str(key);
        out.push_str("=\"");
        escape::attribute(value, out);
        out.push('"');
    }
}

/// The namespace that stands for a prefix without one.
fn unbound(prefix: &str) -> String {
    format!("urn:unbound:{prefix}")
}

/// One element given as text, made to stand by itself.
pub(crate) fn standing_alone(text: &str, limits: Limits, faults: &mut Faults) -> Option<Fragment> {
    let decoded = decode(text.as_bytes(), faults);
    let document = build(&decoded.text, |_| false, true, limits, faults);
    document.fragment
}
