//! One element of a document, as much of it as its reader needs.

use std::borrow::Cow;
use std::rc::Rc;

use crate::Fragment;

/// An element with its place; what stands in an opaque element is kept as fragments.
#[derive(Debug)]
pub(crate) struct Element {
    /// The name without its prefix.
    pub(crate) name: Cow<'static, str>,
    /// The namespace it is in.
    pub(crate) space: Option<Rc<str>>,
    /// Attributes by name; those of other namespaces with their prefix.
    pub(crate) attributes: Vec<(String, String)>,
    /// The elements directly inside.
    pub(crate) children: Vec<Element>,
    /// The elements directly inside an opaque element.
    pub(crate) fragments: Vec<Fragment>,
    /// The text directly inside.
    pub(crate) text: String,
    /// Where its start tag begins, in bytes of the text.
    pub(crate) at: u64,
    /// Whether its end was found.
    pub(crate) whole: bool,
}

impl Element {
    /// The value of an attribute without a prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        all.find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The text without blanks around it.
    pub(crate) fn value(&self) -> &str {
        self.text.trim_matches(['\t', '\n', '\r', ' '])
    }
}
