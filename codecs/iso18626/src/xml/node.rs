//! Elements as they are read, borrowed from the document: most of them become values, and only what
//! is kept as it is becomes an [`Element`].

use std::borrow::Cow;

use super::{Attribute, Element, Space};
use crate::layout;

/// An attribute.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    /// The name without a prefix.
    pub(crate) name: &'a str,
    /// The namespace that the prefix stands for; `None` without one.
    pub(crate) space: Space,
    /// The value.
    pub(crate) value: Cow<'a, str>,
}

/// An element with everything in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node<'a> {
    /// The name without a prefix.
    pub(crate) name: &'a str,
    /// The namespace it is in.
    pub(crate) space: Space,
    /// The attributes.
    pub(crate) attributes: Vec<Named<'a>>,
    /// The text directly inside.
    pub(crate) text: Cow<'a, str>,
    /// The elements directly inside.
    pub(crate) children: Vec<Node<'a>>,
    /// Where it was read.
    pub(crate) at: usize,
}

impl<'a> Node<'a> {
    /// An element of the protocol with this text.
    pub(crate) fn new(name: &'a str, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            name,
            text: text.into(),
            ..Self::default()
        }
    }

    /// What an element holds, borrowed; its place is its number after `last`, as all are counted from the outside in.
    pub(crate) fn of(element: &'a Element, last: &mut usize) -> Self {
        *last += 1;
        let at = *last;
        let attributes = element.attributes.iter().map(|attribute| Named {
            name: &attribute.name,
            space: attribute.space.clone(),
            value: Cow::Borrowed(&attribute.value),
        });
        Self {
            name: &element.name,
            space: element.space.clone(),
            attributes: attributes.collect(),
            text: Cow::Borrowed(&element.text),
            children: element
                .children
                .iter()
                .map(|child| Self::of(child, last))
                .collect(),
            at,
        }
    }

    /// The text without blanks around it.
    pub(crate) fn value(&self) -> &str {
        trimmed(&self.text)
    }

    /// The value of an attribute of this name, in the protocol's namespace or none.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let ours = |attribute: &&Named<'_>| {
            attribute.name == name && !matches!(attribute.space, Space::Other(_))
        };
        self.attributes
            .iter()
            .find(ours)
            .map(|attribute| &*attribute.value)
    }
}

impl From<&Node<'_>> for Element {
    fn from(node: &Node<'_>) -> Self {
        let attributes = node.attributes.iter().map(|named| Attribute {
            name: known(named.name),
            space: named.space.clone(),
            value: named.value.to_string(),
        });
        Self {
            name: known(node.name),
            space: node.space.clone(),
            attributes: attributes.collect(),
            text: node.text.to_string(),
            children: node.children.iter().map(Self::from).collect(),
        }
    }
}

/// A name without copying it, where the tables have it.
fn known(name: &str) -> Cow<'static, str> {
    layout::known_name(name).map_or_else(|| Cow::Owned(name.to_owned()), Cow::Borrowed)
}

/// A text without the blanks around it; most have none.
fn trimmed(text: &str) -> &str {
    let blank = |byte: Option<&u8>| matches!(byte, Some(b'\t' | b'\n' | b'\r' | b' '));
    let bytes = text.as_bytes();
    if blank(bytes.first()) || blank(bytes.last()) {
        return text.trim_matches(['\t', '\n', '\r', ' ']);
    }
    text
}
