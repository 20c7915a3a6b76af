//! Elements to a document.

use super::decode::forbidden;
use super::{Attribute, Element, Space};
use crate::NAMESPACE;

/// How a document looks; every way says the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// A prefix for elements and attributes of the protocol. Without one, elements are in the default
    /// namespace, and attributes have the prefix that the schema makes them need.
    pub prefix: Option<&'static str>,
    /// Attributes of the protocol without a prefix: against the schema, and all that some systems read.
    pub plain_attributes: bool,
    /// Each element on a line of its own, indented.
    pub indented: bool,
}

/// The prefix of attributes where elements have none.
const ATTRIBUTE_PREFIX: &str = "ill";

/// The document of this element, in UTF-8.
pub(crate) fn write(root: &Element, style: &Style) -> String {
    let mut writer = Writer {
        style,
        out: String::with_capacity(1024),
        depth: 0,
    };
    writer
        .out
        .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer.element(root, &Space::None);
    writer.out.push('\n');
    writer.out
}

struct Writer<'s> {
    style: &'s Style,
    out: String,
    depth: usize,
}

impl Writer<'_> {
    fn element(&mut self, element: &Element, around: &Space) {
        self.line();
        self.out.push('<');
        self.name(element);
        if self.depth == 0 {
            self.declarations();
        }
        self.default_space(&element.space, around);
        for (index, attribute) in element.attributes.iter().enumerate() {
            self.attribute(attribute, index);
        }
        if element.text.is_empty() && element.children.is_empty() {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        escape(&element.text, false, &mut self.out);
        self.depth += 1;
        for child in &element.children {
            self.element(child, &element.space);
        }
        self.depth -= 1;
        if !element.children.is_empty() {
            self.line();
        }
        self.out.push_str("</");
        self.name(element);
        self.out.push('>');
    }

    /// Begins a line, where lines are wanted.
    fn line(&mut self) {
        if !self.style.indented {
            return;
        }
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn name(&mut self, element: &Element) {
        if let (Some(prefix), Space::Own) = (self.style.prefix, &element.space) {
            self.out.push_str(prefix);
            self.out.push(':');
        }
        self.out.push_str(&element.name);
    }

    fn declarations(&mut self) {
        let attributes = self.style.prefix.unwrap_or(ATTRIBUTE_PREFIX);
        if self.style.prefix.is_some() || !self.style.plain_attributes {
            self.declare(attributes, NAMESPACE);
        }
    }

    fn declare(&mut self, prefix: &str, uri: &str) {
        self.out.push_str(" xmlns");
        if !prefix.is_empty() {
            self.out.push(':');
            self.out.push_str(prefix);
        }
        self.out.push_str("=\"");
        escape(uri, true, &mut self.out);
        self.out.push('"');
    }

    /// Declares the default namespace where it changes.
    fn default_space(&mut self, own: &Space, around: &Space) {
        let prefixed = self.style.prefix.is_some();
        let default = |space: &Space| match space {
            Space::Own if prefixed => String::new(),
            Space::Own => NAMESPACE.to_owned(),
            Space::None => String::new(),
            Space::Other(uri) => uri.to_string(),
        };
        let (before, now) = (default(around), default(own));
        if before != now {
            self.declare("", &now);
        }
    }

    fn attribute(&mut self, attribute: &Attribute, index: usize) {
        let prefix = match &attribute.space {
            Space::Own if !self.style.plain_attributes => {
                Some(self.style.prefix.unwrap_or(ATTRIBUTE_PREFIX).to_owned())
            }
            Space::Own | Space::None => None,
            Space::Other(uri) if &**uri == "http://www.w3.org/XML/1998/namespace" => {
                Some("xml".to_owned())
            }
            Space::Other(uri) => {
                let prefix = format!("a{index}");
                self.declare(&prefix, uri);
                Some(prefix)
            }
        };
        self.out.push(' ');
        if let Some(prefix) = prefix {
            self.out.push_str(&prefix);
            self.out.push(':');
        }
        self.out.push_str(&attribute.name);
        self.out.push_str("=\"");
        escape(&attribute.value, true, &mut self.out);
        self.out.push('"');
    }
}

/// Appends text; what XML forbids becomes U+FFFD.
fn escape(text: &str, quoted: bool, out: &mut String) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#13;",
            '"' if quoted => "&quot;",
            '\n' if quoted => "&#10;",
            '\t' if quoted => "&#9;",
            c if forbidden(c) => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(text.get(from..).unwrap_or_default());
}
