//! The events of a document, made into a tree.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::events::{BytesRef, BytesText, Event};

use crate::fault::{Faults, Rule};
use crate::{Fragment, Limits};

use super::attributes::{self, Attributes};
use super::capture::Capture;
use super::decode::forbidden;
use super::name::{split, start_of};
use super::scan::{Piece, Scanner, Tag};
use super::scope::Scopes;
use super::tree::Element;

/// What a document holds.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// Its first element.
    pub(crate) root: Option<Element<'a>>,
    /// Its first element as a fragment, where that was asked for.
    pub(crate) fragment: Option<Fragment>,
}

/// Reads a document. In elements that `opaque` names, elements are kept as fragments; with
/// `alone`, the first element itself is one.
pub(crate) fn build<'a>(
    text: &'a str,
    opaque: fn(&str) -> bool,
    alone: bool,
    limits: Limits,
    faults: &mut Faults,
) -> Document<'a> {
    // A mark of the byte order is no part of the text.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut builder = Builder {
        opaque,
        alone,
        limits,
        faults,
        text,
        scanner: Scanner::new(text),
        place: 0..0,
        depth: 0,
        elements: 0,
        scopes: Scopes::default(),
        stack: Vec::new(),
        whole: Vec::new(),
        capture: None,
        document: Document {
            root: None,
            fragment: None,
        },
    };
    builder.read();
    builder.document
}

struct Builder<'a, 'f> {
    opaque: fn(&str) -> bool,
    alone: bool,
    limits: Limits,
    faults: &'f mut Faults,
    text: &'a str,
    scanner: Scanner<'a>,
    /// Where in the text the piece stands that is being read.
    place: Range<usize>,
    depth: usize,
    elements: usize,
    scopes: Scopes<'a>,
    /// The open elements, and how many were whole when each began.
    stack: Vec<(Element<'a>, usize)>,
    /// Whole elements, until that around them is whole.
    whole: Vec<Element<'a>>,
    capture: Option<Capture<'a>>,
    document: Document<'a>,
}

/// The reading goes no further; the fault is noted.
struct Stop;

impl<'a> Builder<'a, '_> {
    fn read(&mut self) {
        loop {
            let from = self.scanner.at();
            let piece = self.scanner.next();
            self.place = from..self.scanner.at();
            if piece.is_none_or(|piece| self.piece(piece).is_err()) {
                break;
            }
        }
        self.close_all();
    }

    fn fault(&mut self, rule: Rule, message: impl Into<String>) {
        self.faults.add(self.place.start as u64, rule, message);
    }

    fn piece(&mut self, piece: Piece<'a>) -> Result<(), Stop> {
        match piece {
            Piece::Start(tag) => {
                self.start(&tag)?;
                if tag.empty {
                    self.end(tag.name);
                }
            }
            Piece::End(name) => self.end(name),
            Piece::Text(text) => self.text(text),
            Piece::Reference(name) => self.reference(name),
            Piece::Other => self.other()?,
        }
        Ok(())
    }

    fn other(&mut self) -> Result<(), Stop> {
        match self.scanner.other() {
            Ok(Event::CData(text)) => self.characters(text.xml10_content()),
            Ok(Event::DocType(_)) => {
                let message = "a document type is never followed; send plain XML";
                self.fault(Rule::XmlDoctype, message);
            }
            Ok(_) => {}
            Err(failure) => {
                self.place = failure.at..failure.at;
                let message = format!("{}; what is before is kept", failure.error);
                self.fault(Rule::XmlSyntax, message);
                return Err(Stop);
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'a>) -> Result<(), Stop> {
        self.admit(tag)?;
        self.depth += 1;
        self.elements += 1;
        let attributes = attributes::read(tag, self.place.start as u64, self.faults);
        self.declare(&attributes);
        self.bound(tag, &attributes);
        if self.capture.is_none() && self.is_opaque() {
            self.capture = Some(Capture::new(self.text, tag, self.depth));
        }
        match &mut self.capture {
            Some(capture) => capture.start(tag, &self.place, &attributes, &self.scopes),
            None => self.push(tag, attributes),
        }
        Ok(())
    }

    /// Whether an element at this place is kept as a fragment.
    fn is_opaque(&self) -> bool {
        match self.stack.last() {
            Some((element, _)) => (self.opaque)(element.name),
            None => self.alone,
        }
    }

    /// Whether one more element may come here.
    fn admit(&mut self, tag: &Tag<'_>) -> Result<(), Stop> {
        let (rule, message) = if self.depth >= self.limits.depth {
            let message = format!("elements nested deeper than {}", self.limits.depth);
            (Rule::TooDeep, message)
        } else if self.elements >= self.limits.elements {
            (
                Rule::TooMany,
                format!("more than {} elements", self.limits.elements),
            )
        } else if !tag.sound {
            (
                Rule::XmlSyntax,
                format!("`{}` is no name of an element", start_of(tag.name)),
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

    fn declare(&mut self, attributes: &Attributes<'a>) {
        for (key, uri) in attributes {
            let prefix = match split(key) {
                (None, "xmlns") => "",
                (Some("xmlns"), prefix) => prefix,
                _ => continue,
            };
            if !self.scopes.bind(prefix, uri.clone(), self.depth) {
                self.fault(Rule::TooMany, "too many namespaces are declared");
            }
        }
    }

    /// Notes prefixes of an element and its attributes that stand for nothing.
    fn bound(&mut self, tag: &Tag<'_>, attributes: &Attributes<'_>) {
        let keys = attributes.iter().filter_map(|(key, _)| split(key).0);
        for prefix in std::iter::once(tag.prefix).chain(keys) {
            let special = matches!(prefix, "" | "xmlns");
            if !special && self.scopes.find(prefix).is_none() {
                let prefix = start_of(prefix);
                let message =
                    format!("no namespace is declared for `{prefix}`; urn:unbound stands for it");
                self.fault(Rule::XmlNamespace, message);
            }
        }
    }

    fn push(&mut self, tag: &Tag<'a>, attributes: Attributes<'a>) {
        let element = Element {
            name: tag.local,
            space: self.scopes.space(tag.prefix),
            attributes,
            children: Vec::new(),
            fragments: Vec::new(),
            text: Cow::Borrowed(""),
            at: self.place.start as u64,
            whole: false,
        };
        self.stack.push((element, self.whole.len()));
    }

    /// Text as it is written; only the ends of its lines may change.
    fn text(&mut self, text: &'a str) {
        if let Some(capture) = &mut self.capture
            && Capture::keeps(text)
        {
            capture.keep(&self.place);
        } else {
            self.characters(BytesText::from_escaped(text).xml10_content());
        }
    }

    fn characters(&mut self, text: Cow<'a, str>) {
        if let Some(capture) = &mut self.capture {
            capture.text(&text);
        } else if let Some((element, _)) = self.stack.last_mut() {
            if element.text.is_empty() {
                element.text = text;
            } else {
                element.text.to_mut().push_str(&text);
            }
        } else if !text.trim().is_empty() {
            self.fault(
                Rule::XmlSyntax,
                "text outside of the first element is left out",
            );
        }
    }

    fn reference(&mut self, name: &'a str) {
        let character = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => return self.other_reference(name),
        };
        match &mut self.capture {
            Some(capture) if matches!(character, "&" | "<" | ">") => capture.keep(&self.place),
            _ => self.characters(Cow::Borrowed(character)),
        }
    }

    /// A reference to a character by its number, or to what is not known.
    fn other_reference(&mut self, name: &str) {
        let reference = BytesRef::new(name);
        if let Ok(Some(character)) = reference.resolve_char_ref()
            && !forbidden(character)
        {
            return self.characters(Cow::Owned(character.to_string()));
        }
        let name = reference.xml10_content();
        let message = format!("&{}; is unknown; kept as written", start_of(&name));
        self.fault(Rule::XmlEntity, message);
        self.characters(Cow::Owned(format!("&{name};")));
    }

    fn end(&mut self, name: &str) {
        if let Some(capture) = &mut self.capture {
            capture.end(name, &self.place);
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
            Some((element, _)) => element.fragments.push(fragment),
            None => self.document.fragment = Some(fragment),
        }
    }

    fn pop(&mut self, whole: bool) {
        let Some((mut element, first)) = self.stack.pop() else {
            return;
        };
        element.whole = whole;
        if self.whole.len() > first {
            // Now that their number is known, so that they need no more room than that.
            element.children = self.whole.drain(first..).collect();
        }
        if self.stack.is_empty() {
            self.document.root = Some(element);
        } else {
            self.whole.push(element);
        }
    }

    /// Closes what is open at the end. A fragment that is not whole is left out.
    fn close_all(&mut self) {
        if self.stack.is_empty() && self.capture.is_none() {
            return;
        }
        let open = self.stack.last().map_or("the element", |(e, _)| e.name);
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
