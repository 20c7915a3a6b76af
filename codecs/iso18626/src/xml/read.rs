//! A document to elements. What is not closed at the end is kept; nothing is ever fetched or expanded.

use std::borrow::Cow;
use std::sync::Arc;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::decode::{decode, forbidden, has_forbidden, shortened};
use super::{Attribute, Element, Place, Space};
use crate::fault::{Faults, Rule};
use crate::{Limits, NAMESPACE, layout};

/// The first element of a document, with everything in it.
pub(crate) fn read(bytes: &[u8], limits: &Limits, faults: &mut Faults) -> Option<Element> {
    if bytes.len() > limits.bytes {
        let found = format!("{} bytes, the limit is {}", bytes.len(), limits.bytes);
        faults.add(limits.bytes, Rule::TooLong, found);
        return None;
    }
    let (text, start) = decode(bytes, faults);
    let mut builder = Builder {
        limits,
        faults,
        start,
        at: start,
        stack: Vec::new(),
        bindings: Vec::new(),
        elements: 0,
        root: None,
    };
    builder.read(&text);
    if builder.root.is_none() {
        builder.fault(Rule::XmlSyntax, "no element in it");
    }
    builder.root
}

/// A prefix and what it stands for, from the element at this depth on.
struct Binding {
    prefix: String,
    space: Space,
    depth: usize,
}

struct Builder<'f> {
    limits: &'f Limits,
    faults: &'f mut Faults,
    start: usize,
    at: usize,
    stack: Vec<Element>,
    bindings: Vec<Binding>,
    elements: usize,
    root: Option<Element>,
}

/// The reading goes no further; the fault is noted.
struct Stop;

impl Builder<'_> {
    fn read(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            self.at = self.start + place(reader.buffer_position());
            let stopped = match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(&event).is_err(),
                Err(error) => {
                    self.at = self.start + place(reader.error_position());
                    self.fault(Rule::XmlSyntax, format!("{error}; what is before is kept"));
                    true
                }
            };
            if stopped {
                return self.close();
            }
        }
        if let Some(open) = self.stack.last() {
            let found = format!("the end of {} is missing", shortened(&open.name));
            self.fault(Rule::XmlSyntax, found);
        }
        self.close();
    }

    /// Closes what is open, so that it is kept.
    fn close(&mut self) {
        while !self.stack.is_empty() {
            self.end();
        }
    }

    fn fault(&mut self, rule: Rule, found: impl Into<String>) {
        self.faults.add(self.at, rule, found);
    }

    fn event(&mut self, event: &Event<'_>) -> Result<(), Stop> {
        match event {
            Event::Start(start) => self.begin(start)?,
            Event::Empty(start) => {
                self.begin(start)?;
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.characters(&text.xml10_content()),
            Event::CData(text) => self.characters(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::DocType(text) => self.doctype(text),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => {}
        }
        Ok(())
    }

    /// A document type names where its definition is, which is never fetched. A definition inside the
    /// document could define entities, and is refused.
    fn doctype(&mut self, text: &str) {
        if text.contains('[') {
            let found = "a document type with declarations inside; none of them is followed";
            self.fault(Rule::XmlEntity, found);
        } else {
            self.fault(Rule::XmlDoctype, "a document type; it is not fetched");
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), Stop> {
        let depth = self.stack.len();
        if depth >= self.limits.depth || self.elements >= self.limits.elements {
            let found = format!(
                "more than {} elements, or nested deeper than {}",
                self.limits.elements, self.limits.depth
            );
            self.fault(Rule::TooMany, found);
            return Err(Stop);
        }
        if depth == 0 && self.root.is_some() {
            self.fault(Rule::XmlSyntax, "a second element after the first");
            return Err(Stop);
        }
        self.elements += 1;
        let attributes = self.attributes(start, depth);
        let name = start.name();
        let (prefix, local) = split(name.as_ref());
        let element = Element {
            name: known(local),
            space: self.space(prefix, true),
            attributes,
            at: Place(self.at),
            ..Element::default()
        };
        self.stack.push(element);
        Ok(())
    }

    /// The attributes, after the declarations among them have been noted.
    fn attributes(&mut self, start: &BytesStart<'_>, depth: usize) -> Vec<Attribute> {
        let mut plain: Vec<(String, String)> = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => {
                    self.fault(
                        Rule::XmlSyntax,
                        format!("{error}; the rest of the tag is left out"),
                    );
                    break;
                }
            };
            if plain.len() + self.bindings.len() >= self.limits.attributes {
                self.fault(Rule::TooMany, "too many attributes; the rest is left out");
                break;
            }
            let key = attribute.key.as_ref();
            let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
                Ok(value) => value.into_owned(),
                Err(error) => {
                    self.fault(Rule::XmlEntity, format!("{error}; kept as written"));
                    attribute.value.to_string()
                }
            };
            if has_forbidden(&value) {
                self.fault(
                    Rule::XmlCharacter,
                    format!("a control character in {}", shortened(key)),
                );
            }
            match key.strip_prefix("xmlns") {
                Some("") => self.bind("", &value, depth),
                Some(prefix) if prefix.starts_with(':') => self.bind(&prefix[1..], &value, depth),
                _ if plain.iter().any(|(known, _)| known == key) => {
                    self.fault(
                        Rule::XmlSyntax,
                        format!("the attribute {} twice", shortened(key)),
                    );
                }
                _ => plain.push((key.to_owned(), value)),
            }
        }
        let named = |(key, value): (String, String)| {
            let (prefix, local) = split(&key);
            let space = if prefix.is_empty() {
                Space::None
            } else {
                self.space(prefix, false)
            };
            Attribute {
                name: known(local),
                space,
                value,
            }
        };
        plain.into_iter().map(named).collect()
    }

    fn bind(&mut self, prefix: &str, uri: &str, depth: usize) {
        let space = match uri {
            "" => Space::None,
            NAMESPACE => Space::Own,
            other => Space::Other(Arc::from(other)),
        };
        self.bindings.push(Binding {
            prefix: prefix.to_owned(),
            space,
            depth,
        });
    }

    /// What a prefix stands for. One that was never declared is read as none, with a fault for elements.
    fn space(&mut self, prefix: &str, element: bool) -> Space {
        let mut known = self.bindings.iter().rev();
        if let Some(binding) = known.find(|binding| binding.prefix == prefix) {
            return binding.space.clone();
        }
        if prefix == "xml" {
            return Space::Other(Arc::from("http://www.w3.org/XML/1998/namespace"));
        }
        if element && !prefix.is_empty() {
            let found = format!("the prefix {} is not declared", shortened(prefix));
            self.fault(Rule::Namespace, found);
        }
        Space::None
    }

    fn characters(&mut self, text: &str) {
        let Some(element) = self.stack.last_mut() else {
            if !text
                .trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n'])
                .is_empty()
            {
                self.fault(
                    Rule::XmlSyntax,
                    format!("\"{}\" outside of the element", shortened(text)),
                );
            }
            return;
        };
        let filling = element.text.is_empty()
            && text
                .bytes()
                .all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
        if filling {
            return;
        }
        element.text.push_str(text);
        if has_forbidden(text) {
            let found = format!("a control character in {}", shortened(&element.name));
            self.fault(Rule::XmlCharacter, found);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name = reference.xml10_content();
        let character = match (&*name, reference.resolve_char_ref()) {
            (_, Ok(Some(c))) if !forbidden(c) => Some(c),
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
            self.fault(
                Rule::XmlEntity,
                format!("&{}; is kept as written", shortened(&name)),
            );
            self.characters(&format!("&{name};"));
        }
    }

    fn end(&mut self) {
        let Some(mut element) = self.stack.pop() else {
            return;
        };
        if !element.children.is_empty() && element.value().is_empty() {
            element.text.clear();
        }
        let depth = self.stack.len();
        while self
            .bindings
            .last()
            .is_some_and(|binding| binding.depth >= depth)
        {
            self.bindings.pop();
        }
        match self.stack.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
    }
}

/// A name without copying it, where the tables have it.
fn known(name: &str) -> Cow<'static, str> {
    layout::known_name(name).map_or_else(|| Cow::Owned(name.to_owned()), Cow::Borrowed)
}

fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
