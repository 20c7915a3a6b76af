//! A document to elements. What is not closed at the end is kept; nothing is ever fetched or expanded.

mod attributes;

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesText, Event};

use super::Space;
use super::decode::{decode, forbidden, has_forbidden, shortened};
use super::node::Node;
use super::scan::{Piece, Scanner, Tag};
use crate::Limits;
use crate::fault::{Faults, Rule};

/// The text of a document, and at which of its bytes the text begins.
pub(crate) fn text<'b>(
    bytes: &'b [u8],
    limits: &Limits,
    faults: &mut Faults,
) -> Option<(Cow<'b, str>, usize)> {
    if bytes.len() > limits.bytes {
        let found = format!("{} bytes, the limit is {}", bytes.len(), limits.bytes);
        faults.add(limits.bytes, Rule::TooLong, found);
        return None;
    }
    Some(decode(bytes, faults))
}

/// The first element of a text, with everything in it.
pub(crate) fn read<'a>(
    (text, start): (&'a str, usize),
    limits: &Limits,
    faults: &mut Faults,
) -> Option<Node<'a>> {
    // A mark of the byte order is no part of the text.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut builder = Builder {
        limits,
        faults,
        scanner: Scanner::new(text),
        forbidden: has_forbidden(text),
        returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
        start,
        at: start,
        stack: Vec::with_capacity(7),
        whole: Vec::with_capacity(8),
        bindings: Vec::new(),
        elements: 0,
        root: None,
    };
    builder.read();
    if builder.root.is_none() {
        builder.fault(Rule::XmlSyntax, "no element in it");
    }
    builder.root
}

/// A prefix and what it stands for, from the element at this depth on.
struct Binding<'a> {
    prefix: &'a str,
    space: Space,
    depth: usize,
}

struct Builder<'a, 'f> {
    limits: &'f Limits,
    faults: &'f mut Faults,
    scanner: Scanner<'a>,
    /// Whether there are characters in the text for which XML has no place.
    forbidden: bool,
    /// Whether there are carriage returns in the text.
    returns: bool,
    start: usize,
    at: usize,
    /// The open elements, and how many were whole when each began.
    stack: Vec<(Node<'a>, usize)>,
    /// Whole elements, until that around them is whole.
    whole: Vec<Node<'a>>,
    bindings: Vec<Binding<'a>>,
    elements: usize,
    root: Option<Node<'a>>,
}

/// The reading goes no further; the fault is noted.
struct Stop;

impl<'a> Builder<'a, '_> {
    fn read(&mut self) {
        loop {
            self.at = self.start + self.scanner.at();
            let Some(piece) = self.scanner.next() else {
                break;
            };
            if self.piece(piece).is_err() {
                return self.close();
            }
        }
        if let Some((open, _)) = self.stack.last() {
            let found = format!("the end of {} is missing", shortened(open.name));
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

    fn piece(&mut self, piece: Piece<'a>) -> Result<(), Stop> {
        match piece {
            Piece::Start(tag) => {
                self.begin(&tag)?;
                if tag.empty {
                    self.end();
                }
            }
            Piece::End => self.end(),
            // Mostly they only set elements apart.
            Piece::Blanks(_) if self.in_empty() => {}
            Piece::Blanks(text) | Piece::Text(text) if self.returns => {
                self.characters(BytesText::from_escaped(text).xml10_content());
            }
            Piece::Blanks(text) | Piece::Text(text) => self.characters(Cow::Borrowed(text)),
            Piece::Reference(name) => self.reference(name),
            Piece::Other => self.other()?,
        }
        Ok(())
    }

    fn other(&mut self) -> Result<(), Stop> {
        match self.scanner.other() {
            Ok(Event::CData(text)) => self.characters(text.xml10_content()),
            Ok(Event::DocType(text)) => self.doctype(&text),
            Ok(_) => {}
            Err(failure) => {
                self.at = self.start + failure.at;
                let found = format!("{}; what is before is kept", failure.error);
                self.fault(Rule::XmlSyntax, found);
                return Err(Stop);
            }
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

    fn begin(&mut self, tag: &Tag<'a>) -> Result<(), Stop> {
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
        let attributes = self.attributes(tag, depth);
        let node = Node {
            name: tag.local,
            space: self.space(tag.prefix, true),
            attributes,
            at: self.at,
            ..Node::default()
        };
        self.stack.push((node, self.whole.len()));
        Ok(())
    }

    /// Whether there is no text yet in the element that is open.
    fn in_empty(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|(node, _)| node.text.is_empty())
    }

    fn characters(&mut self, text: Cow<'a, str>) {
        let blank = |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        if self.in_empty() && text.bytes().all(blank) {
            return;
        }
        let Some((node, _)) = self.stack.last_mut() else {
            if !text
                .trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n'])
                .is_empty()
            {
                let found = format!("\"{}\" outside of the element", shortened(&text));
                self.fault(Rule::XmlSyntax, found);
            }
            return;
        };
        let forbidden = self.forbidden && has_forbidden(&text);
        if node.text.is_empty() {
            node.text = text;
        } else {
            node.text.to_mut().push_str(&text);
        }
        if forbidden {
            let found = format!("a control character in {}", shortened(node.name));
            self.fault(Rule::XmlCharacter, found);
        }
    }

    fn reference(&mut self, name: &'a str) {
        let reference = BytesRef::new(name);
        let character = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => match reference.resolve_char_ref() {
                Ok(Some(c)) if !forbidden(c) => {
                    return self.characters(Cow::Owned(c.to_string()));
                }
                _ => return self.unknown(&reference.xml10_content()),
            },
        };
        self.characters(Cow::Borrowed(character));
    }

    /// A reference to something that XML itself does not define.
    fn unknown(&mut self, name: &str) {
        let found = format!("&{}; is kept as written", shortened(name));
        self.fault(Rule::XmlEntity, found);
        self.characters(Cow::Owned(format!("&{name};")));
    }

    fn end(&mut self) {
        let Some((mut node, first)) = self.stack.pop() else {
            return;
        };
        if self.whole.len() > first {
            // Now that their number is known, so that they need no more room than that.
            node.children = self.whole.drain(first..).collect();
            if node.value().is_empty() {
                node.text = Cow::Borrowed("");
            }
        }
        let depth = self.stack.len();
        while self
            .bindings
            .last()
            .is_some_and(|binding| binding.depth >= depth)
        {
            self.bindings.pop();
        }
        if self.stack.is_empty() {
            self.root = Some(node);
        } else {
            self.whole.push(node);
        }
    }
}
