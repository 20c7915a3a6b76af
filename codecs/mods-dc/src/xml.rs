//! Elements as values, and written as XML 1.0.

/// An element of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name, with the prefix that the root declares.
    pub name: &'static str,
    /// Its attributes in order.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub nodes: Vec<Node>,
}

/// What is in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// An element with nothing in it.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            nodes: Vec::new(),
        }
    }

    /// An element with text.
    pub fn text(name: &'static str, text: impl Into<String>) -> Self {
        let mut it = Self::new(name);
        it.nodes.push(Node::Text(text.into()));
        it
    }

    /// The same with an attribute more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same with an attribute more, if there is a value.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Puts an element into it.
    pub fn push(&mut self, element: Self) {
        self.nodes.push(Node::Element(element));
    }

    /// Puts an element with text into it, if there is text.
    pub(crate) fn push_text(&mut self, name: &'static str, text: &str) {
        if !text.is_empty() {
            self.push(Self::text(name, text));
        }
    }

    /// The elements in it, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The element as XML, without a declaration.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.nodes.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, false, out),
            }
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }

    /// Whether some text in it holds a character that XML forbids.
    pub(crate) fn holds_forbidden(&self) -> bool {
        let attribute = self
            .attributes
            .iter()
            .any(|(_, value)| value.contains(forbidden));
        attribute
            || self.nodes.iter().any(|node| match node {
                Node::Element(element) => element.holds_forbidden(),
                Node::Text(text) => text.contains(forbidden),
            })
    }
}

/// Whether XML 1.0 (2.2) has no place for the character.
pub(crate) const fn forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

fn escape(text: &str, quoted: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quoted => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if quoted => out.push_str("&#10;"),
            '\t' if quoted => out.push_str("&#9;"),
            c if forbidden(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}
