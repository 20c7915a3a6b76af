//! How typed values are taken out of elements and given back.

use crate::xml::{Attribute, Element, Node, Space};

/// A code and the scheme (list) that it is from, where one is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Coded {
    /// The address of the scheme.
    pub scheme: Option<String>,
    /// The code.
    pub value: String,
}

impl Coded {
    /// The code in this scheme.
    #[must_use]
    pub fn of(scheme: &str, value: &str) -> Self {
        Self {
            scheme: Some(scheme.to_owned()),
            value: value.to_owned(),
        }
    }

    /// Whether it is this code. Systems differ in capitals and blanks, so those do not count.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        let plain = |text: &str| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        plain(&self.value) == plain(code)
    }
}

impl From<&str> for Coded {
    fn from(value: &str) -> Self {
        Self {
            scheme: None,
            value: value.to_owned(),
        }
    }
}

/// What one element holds.
pub(crate) trait Value: Sized {
    /// Reads it from the element.
    fn take(node: &Node<'_>) -> Self;
    /// The element of this name that holds it.
    fn give(&self, name: &'static str) -> Element;
}

impl Value for String {
    fn take(node: &Node<'_>) -> Self {
        node.value().to_owned()
    }

    fn give(&self, name: &'static str) -> Element {
        Element::new(name).with_text(self)
    }
}

impl Value for Coded {
    fn take(node: &Node<'_>) -> Self {
        let scheme = node.attributes.iter().find(|attribute| {
            attribute.name.eq_ignore_ascii_case("Scheme")
                && !matches!(attribute.space, Space::Other(_))
        });
        let scheme = scheme.filter(|scheme| !scheme.value.is_empty());
        Self {
            scheme: scheme.map(|scheme| scheme.value.to_string()),
            value: node.value().to_owned(),
        }
    }

    fn give(&self, name: &'static str) -> Element {
        let mut element = Element::new(name).with_text(&self.value);
        element
            .attributes
            .extend(self.scheme.as_ref().map(|scheme| Attribute {
                name: "Scheme".into(),
                space: Space::Own,
                value: scheme.clone(),
            }));
        element
    }
}

/// A place for elements of one name: a flag, one value at most, or any number.
pub(crate) trait Slot {
    /// Takes the element in, or not when the place is taken.
    fn put(&mut self, node: &Node<'_>) -> bool;
    /// The elements in it.
    fn list(&self, name: &'static str, into: &mut Vec<Element>);
}

impl Slot for bool {
    fn put(&mut self, node: &Node<'_>) -> bool {
        if *self || !node.is_blank() {
            return false;
        }
        *self = true;
        true
    }

    fn list(&self, name: &'static str, into: &mut Vec<Element>) {
        into.extend(self.then(|| Element::new(name)));
    }
}

impl<T: Value> Slot for Option<T> {
    fn put(&mut self, node: &Node<'_>) -> bool {
        if self.is_some() {
            return false;
        }
        *self = Some(T::take(node));
        true
    }

    fn list(&self, name: &'static str, into: &mut Vec<Element>) {
        into.extend(self.iter().map(|value| value.give(name)));
    }
}

impl<T: Value> Slot for Vec<T> {
    fn put(&mut self, node: &Node<'_>) -> bool {
        self.push(T::take(node));
        true
    }

    fn list(&self, name: &'static str, into: &mut Vec<Element>) {
        into.extend(self.iter().map(|value| value.give(name)));
    }
}

/// Makes types of elements with parts: `Name { field: Type = "Element"; ... }`.
macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty = $element:literal;)* })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $(
                $(#[$field_doc])*
                #[doc = concat!("(`", $element, "`)")]
                pub $field: $kind,
            )*
            /// Extensions (`Ext`) and elements that have no place above: kept, and written back.
            pub others: Vec<$crate::Element>,
        }

        impl $crate::record::Value for $name {
            fn take(node: &$crate::xml::Node<'_>) -> Self {
                let mut this = Self::default();
                for child in &node.children {
                    let foreign = matches!(child.space, $crate::Space::Other(_));
                    let taken = match child.name {
                        _ if foreign => false,
                        $($element => $crate::record::Slot::put(&mut this.$field, child),)*
                        _ => false,
                    };
                    if !taken {
                        this.others.push(child.into());
                    }
                }
                this
            }

            fn give(&self, name: &'static str) -> $crate::Element {
                let mut element = $crate::Element::new(name);
                $($crate::record::Slot::list(&self.$field, $element, &mut element.children);)*
                element.children.extend(self.others.iter().cloned());
                element
            }
        }
    )* };
}

pub(crate) use records;

impl Value for Element {
    fn take(node: &Node<'_>) -> Self {
        node.into()
    }

    fn give(&self, _: &'static str) -> Element {
        self.clone()
    }
}
