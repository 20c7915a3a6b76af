//! The events of a document, made into a tree.

use std::rc::Rc;

use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::fault::{Faults, Rule};
use crate::{Fragment, Limits};

use super::attributes::{self, Attributes};
use super::capture::Capture;
use super::name::{is_name, kept, split, start_of};
use super::scope::Scopes;
use super::tree::Element;

/// What a document holds.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its first element.
    pub(crate) root: Option<Element>,
    /// Its first element as a fragment, where that was asked for.
    pub(crate) fragment: Option<Fragment>,
}

/// Reads a document. In elements that `opaque` names, elements are kept as fragments; with
/// `alone`, the first element itself is one.
pub(crate) fn build(
    text: &str,
    opaque: fn(&str) -> bool,
    alone: bool,
    limits: Limits,
    faults: &mut Faults,
) -> Document {
    let mut builder = Builder {
        opaque,
        alone,
        limits,
        faults,
        at: 0,
        depth: 0,
        elements: 0,
        scopes: Scopes::default(),
        stack: Vec::new(),
        capture: None,
        document: Document {
            root: None,
            fragment: None,
        },
    };
    builder.read(text);
    builder.document
}

struct Builder<'f> {
    opaque: fn(&str) -> bool,
    alone: bool,
    limits: Limits,
    faults: &'f mut Faults,
    at: u64,
    depth: usize,
    elements: usize,
    scopes: Scopes,
    stack: Vec<Element>,
    capture: Option<Capture>,
    document: Document,
}

/// The reading goes no further; the fault is noted.
struct Stop;

impl Builder<'_> {
    fn read(&mut self, text: &str) {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            self.at = reader.buffer_position();
            let stopped = match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(&event).is_err(),
                Err(error) => {
                    self.at = reader.error_position();
                    self.fault(Rule::XmlSyntax, format!("{error}; what is before is kept"));
                    true
                }
            };
            if stopped {
                break;
            }
        }
        self.close_all();
    }

    fn fault(&mut self, rule: Rule, message: impl Into<String>) {
        self.faults.add(self.at, rule, message);
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), Stop> {
        match event {
            Event::Start(start) => self.start(start)?,
            Event::Empty(start) => {
                self.start(start)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.characters(&text.xml10_content()),
            Event::CData(text) => self.characters(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::DocType(_) => {
                let message = "a document type is never followed; send plain XML";
                self.fault(Rule::XmlDoctype, message);
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Stop> {
        let name = start.name();
        let name = name.as_ref();
        self.admit(name)?;
        self.depth += 1;
        self.elements += 1;
        let attributes = attributes::read(start, self.at, self.faults);
        self.declare(&attributes);
        self.bound(name, &attributes);
        let inside = self.stack.last().is_some_and(|e| (self.opaque)(&e.name));
        if self.capture.is_none() && (inside || (self.alone && self.stack.is_empty())) {
            self.capture = Some(Capture::new(self.depth));
        }
        match &mut self.capture {
            Some(capture) => capture.start(name, &attributes, &self.scopes),
            None => self.push(name, &attributes),
        }
        Ok(())
    }

    /// Whether one more element may come here.
    fn admit(&mut self, name: &str) -> Result<(), Stop> {
        let (rule, message) = if self.depth >= self.limits.depth {
            let message = format!("elements nested deeper than {}", self.limits.depth);
            (Rule::TooDeep, message)
        } else if self.elements >= self.limits.elements {
            (
                Rule::TooMany,
                format!("more than {} elements", self.limits.elements),
            )
        } else if !is_name(name) {
            (
                Rule::XmlSyntax,
                format!("`{}` is no name of an element", start_of(name)),
            )
        } else if self.depth == 0
            && (self.document.root.is_some() || self.document.fragment.is_some())
        {
            let message = "a second element after the first; it is left out".to_owned();
            (Rule::XmlSyntax, message)
        } else {
            return Ok(());
        };
        self.fault(rule, message);
        Err(Stop)
    }

    fn declare(&mut self, attributes: &Attributes<'_>) {
        for (key, uri) in attributes {
            let prefix = match split(key) {
                (None, "xmlns") => "",
                (Some("xmlns"), prefix) => prefix,
                _ => continue,
            };
            if !self.scopes.bind(prefix, uri, self.depth) {
                self.fault(Rule::TooMany, "too many namespaces are declared");
            }
        }
    }

    /// Notes prefixes of an element and its attributes that stand for nothing.
    fn bound(&mut self, name: &str, attributes: &Attributes<'_>) {
        let names = std::iter::once(name).chain(attributes.iter().map(|(key, _)| *key));
        for prefix in names.filter_map(|name| split(name).0) {
            if prefix != "xmlns" && self.scopes.find(prefix).is_none() {
                let prefix = start_of(prefix);
                let message =
                    format!("no namespace is declared for `{prefix}`; urn:unbound stands for it");
                self.fault(Rule::XmlNamespace, message);
            }
        }
    }

    fn push(&mut self, name: &str, attributes: &Attributes<'_>) {
        let (prefix, local) = split(name);
        let space: Option<Rc<str>> = self.scopes.space(prefix.unwrap_or_default());
        let owned = attributes.iter();
        let owned = owned.map(|(key, value)| ((*key).to_owned(), value.to_string()));
        self.stack.push(Element {
            name: kept(local),
            space,
            attributes: owned.collect(),
            children: Vec::new(),
            fragments: Vec::new(),
            text: String::new(),
            at: self.at,
            whole: false,
        });
    }

    fn characters(&mut self, text: &str) {
        if let Some(capture) = &mut self.capture {
            capture.text(text);
        } else if let Some(element) = self.stack.last_mut() {
            element.text.push_str(text);
        } else if !text.trim().is_empty() {
            self.fault(
                Rule::XmlSyntax,
                "text outside of the first element is left out",
            );
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name = reference.xml10_content();
        let character = match (&*name, reference.resolve_char_ref()) {
            (_, Ok(Some(c))) if !super::decode::forbidden(c) => Some(c),
            ("amp", _) => Some('&'),
            ("lt", _) => Some('<'),
            ("gt", _) => Some('>'),
            ("quot", _) => Some('"'),
            ("apos", _) => Some('\''),
            _ => None,
        };
        if let Some(character) = character {
            self.characters(character.encode_utf8(&mut [0; 4]));
        } else {
            let message = format!("&{}; is unknown; kept as written", start_of(&name));
            self.fault(Rule::XmlEntity, message);
            self.characters(&format!("&{name};"));
        }
    }

    fn end(&mut self) {
        if let Some(capture) = &mut self.capture {
            capture.end();
            if capture.depth() == self.depth {
                self.end_capture();
            }
        } else {
            self.pop(true);
        }
        self.scopes.leave(self.depth);
        self.depth = self.depth.saturating_sub(1);
    }

    fn end_capture(&mut self) {
        let Some(capture) = self.capture.take() else {
            return;
        };
        let fragment = capture.finish();
        match self.stack.last_mut() {
            Some(element) => element.fragments.push(fragment),
            None => self.document.fragment = Some(fragment),
        }
    }

    fn pop(&mut self, whole: bool) {
        let Some(mut element) = self.stack.pop() else {
            return;
        };
        element.whole = whole;
        match self.stack.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.document.root = Some(element),
        }
    }

    /// Closes what is open at the end. A fragment that is not whole is left out.
    fn close_all(&mut self) {
        if self.stack.is_empty() && self.capture.is_none() {
            return;
        }
        let open = self.stack.last().map_or("the element", |e| &e.name);
        let message = format!(
            "the reading ends inside `{}`; what is whole is kept",
            start_of(open)
        );
        self.fault(Rule::XmlCut, message);
        self.capture = None;
        while !self.stack.is_empty() {
            self.pop(false);
        }
    }
}
