//! Writing XML: elements are closed in order, text is escaped.

use super::escape;
use super::name::is_name;

/// A document being written.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    out: String,
    open: Vec<&'static str>,
    in_tag: bool,
}

impl Writer {
    /// With the XML declaration.
    pub(crate) fn document() -> Self {
        let mut writer = Self::default();
        writer
            .out
            .push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str) -> &mut Self {
        self.end_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.in_tag = true;
        self
    }

    /// An attribute of the element just opened.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(value, &mut self.out);
        self.out.push('"');
        self
    }

    /// Text inside the open element.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.end_tag();
        escape::content(text, &mut self.out);
        self
    }

    /// XML that is well formed by itself, inside the open element.
    pub(crate) fn raw(&mut self, xml: &str) -> &mut Self {
        self.end_tag();
        self.out.push_str(xml);
        self
    }

    /// Closes the element opened last.
    pub(crate) fn close(&mut self) -> &mut Self {
        let Some(name) = self.open.pop() else {
            return self;
        };
        if std::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// An element with nothing but text.
    pub(crate) fn element(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.open(name).text(text).close()
    }

    /// An element with nothing but text, whose name was given; one that XML does not allow is
    /// left out.
    pub(crate) fn element_named(&mut self, prefix: &str, name: &str, text: &str) -> &mut Self {
        self.element_named_with(prefix, name, None, text)
    }

    /// As [`Writer::element_named`], in a language.
    pub(crate) fn element_named_with(
        &mut self,
        prefix: &str,
        name: &str,
        language: Option<&str>,
        text: &str,
    ) -> &mut Self {
        if !is_name(name) || name.contains(':') {
            return self;
        }
        self.end_tag();
        self.out.push_str(&format!("<{prefix}{name}"));
        if let Some(language) = language {
            self.attribute("lang", language);
        }
        self.out.push('>');
        escape::content(text, &mut self.out);
        self.out.push_str(&format!("</{prefix}{name}>"));
        self
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    /// The document, everything closed.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}
