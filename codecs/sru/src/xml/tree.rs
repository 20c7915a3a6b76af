//! One element of a document, as much of it as its reader needs.

use std::borrow::Cow;

use crate::Fragment;

use super::attributes::Attributes;
use super::scope::Uri;

/// An element with its place; what stands in an opaque element is kept as fragments.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// The name without its prefix.
    pub(crate) name: &'a str,
    /// The namespace it is in.
    pub(crate) space: Option<Uri<'a>>,
    /// Attributes by name; those of other namespaces with their prefix.
    pub(crate) attributes: Attributes<'a>,
    /// The elements directly inside.
    pub(crate) children: Vec<Element<'a>>,
    /// The elements directly inside an opaque element.
    pub(crate) fragments: Vec<Fragment>,
    /// The text directly inside.
    pub(crate) text: Cow<'a, str>,
    /// Where its start tag begins, in bytes of the text.
    pub(crate) at: u64,
    /// Whether its end was found.
    pub(crate) whole: bool,
}

impl Element<'_> {
    /// The value of an attribute without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(known, _)| *known == name)
            .map(|(_, value)| &**value)
    }

    /// The text without blanks around it.
    pub(crate) fn value(&self) -> &str {
        self.text.trim_matches(['\t', '\n', '\r', ' '])
    }
}
