//! Which prefix stands for which namespace, element by element.

use std::borrow::Cow;
use std::rc::Rc;

/// The most declarations that may be in force at one place.
const MOST: usize = 256;

/// What `xml:` always stands for, inside of every element.
const XML: Binding<'static> = Binding {
    prefix: "xml",
    uri: Uri::Written("http://www.w3.org/XML/1998/namespace"),
    depth: usize::MAX,
};

/// A namespace: borrowed where it stands in the document as it is meant.
#[derive(Clone, Debug)]
pub(crate) enum Uri<'a> {
    Written(&'a str),
    Made(Rc<str>),
}

impl Uri<'_> {
    /// As text.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Written(uri) => uri,
            Self::Made(uri) => uri,
        }
    }
}

/// A declaration in force.
#[derive(Debug)]
pub(super) struct Binding<'a> {
    pub(super) prefix: &'a str,
    pub(super) uri: Uri<'a>,
    /// The depth of the element that says so.
    pub(super) depth: usize,
}

/// The declarations in force at the place that is being read.
#[derive(Debug, Default)]
pub(super) struct Scopes<'a> {
    bindings: Vec<Binding<'a>>,
}

impl<'a> Scopes<'a> {
    /// Notes a declaration of the element at this depth; false when there are too many.
    pub(super) fn bind(&mut self, prefix: &'a str, uri: Cow<'a, str>, depth: usize) -> bool {
        if self.bindings.len() >= MOST {
            return false;
        }
        let uri = match uri {
            Cow::Borrowed(uri) => Uri::Written(uri),
            Cow::Owned(uri) => Uri::Made(Rc::from(uri)),
        };
        self.bindings.push(Binding { prefix, uri, depth });
        true
    }

    /// What a prefix stands for. The empty prefix is the default namespace.
    pub(super) fn find(&self, prefix: &str) -> Option<&Binding<'a>> {
        if prefix == "xml" {
            return Some(&XML);
        }
        let mut known = self.bindings.iter().rev();
        known.find(|binding| binding.prefix == prefix)
    }

    /// The namespace of an element with this prefix.
    pub(super) fn space(&self, prefix: &str) -> Option<Uri<'a>> {
        let uri = &self.find(prefix)?.uri;
        (!uri.as_str().is_empty()).then(|| uri.clone())
    }

    /// Forgets the declarations of the element at this depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|b| b.depth >= depth) {
            self.bindings.pop();
        }
    }
}
