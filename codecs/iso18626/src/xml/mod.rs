//! Elements: what a document is made of, and what is kept of it where no type says more.

pub(crate) mod decode;
mod node;
pub(crate) mod read;
mod scan;
pub(crate) mod write;

use std::borrow::Cow;
use std::sync::Arc;

pub(crate) use node::Node;

/// The namespace of an element or attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Space {
    /// None is declared.
    None,
    /// The protocol's own.
    #[default]
    Own,
    /// Another one.
    Other(Arc<str>),
}

/// An attribute. Declarations of namespaces are not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The name without a prefix.
    pub name: Cow<'static, str>,
    /// The namespace that the prefix stands for; `None` without one.
    pub space: Space,
    /// The value.
    pub value: String,
}

/// An element with everything in it. Text that stands between elements is kept joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Element {
    /// The name without a prefix.
    pub name: Cow<'static, str>,
    /// The namespace it is in.
    pub space: Space,
    /// The attributes.
    pub attributes: Vec<Attribute>,
    /// The text directly inside.
    pub text: String,
    /// The elements directly inside.
    pub children: Vec<Element>,
}

impl Element {
    /// An empty element of the protocol.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }

    /// The same with this text.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// The same with this element in it.
    #[must_use]
    pub fn with(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// The first element of this name directly inside.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The element that this path of names leads to, such as `["header", "timestamp"]`.
    #[must_use]
    pub fn find(&self, path: &[&str]) -> Option<&Self> {
        path.iter()
            .try_fold(self, |element, name| element.child(name))
    }

    /// The text without blanks around it.
    #[must_use]
    pub fn value(&self) -> &str {
        self.text.trim_matches(['\t', '\n', '\r', ' '])
    }

    /// The value of an attribute of this name, in the protocol's namespace or none.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let ours = |attribute: &&Attribute| {
            attribute.name == name && !matches!(attribute.space, Space::Other(_))
        };
        self.attributes
            .iter()
            .find(ours)
            .map(|attribute| attribute.value.as_str())
    }
}
