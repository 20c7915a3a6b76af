//! Attributes, and what prefixes stand for.

use std::borrow::Cow;
use std::sync::Arc;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;

use super::super::Space;
use super::super::decode::{has_forbidden, shortened};
use super::super::node::Named;
use super::super::scan::Tag;
use super::{Binding, Builder};
use crate::NAMESPACE;
use crate::fault::Rule;

impl<'a> Builder<'a, '_> {
    /// The attributes, after the declarations among them have been noted.
    pub(super) fn attributes(&mut self, tag: &Tag<'a>, depth: usize) -> Vec<Named<'a>> {
        let mut found: Vec<Named<'a>> = Vec::new();
        for attribute in tag.attributes() {
            let (attribute, plain) = match attribute {
                Ok(attribute) => attribute,
                Err(error) => {
                    let message = format!("{error}; the rest of the tag is left out");
                    self.fault(Rule::XmlSyntax, message);
                    break;
                }
            };
            if found.len() + self.bindings.len() >= self.limits.attributes {
                self.fault(Rule::TooMany, "too many attributes; the rest is left out");
                break;
            }
            let key = attribute.key.into_inner();
            let value = if plain && !self.forbidden {
                attribute.value
            } else {
                self.value(key, attribute)
            };
            match key.strip_prefix("xmlns") {
                Some("") => self.bind("", &value, depth),
                Some(prefix) if prefix.starts_with(':') => self.bind(&prefix[1..], &value, depth),
                _ if found.iter().any(|known| known.name == key) => {
                    let message = format!("the attribute {} twice", shortened(key));
                    self.fault(Rule::XmlSyntax, message);
                }
                _ => found.push(Named {
                    name: key,
                    space: Space::None,
                    value,
                }),
            }
        }
        for named in &mut found {
            if let Some((prefix, local)) = split(named.name) {
                named.name = local;
                if !prefix.is_empty() {
                    named.space = self.space(prefix, false);
                }
            }
        }
        found
    }

    /// The value of an attribute; entities that are not XML's stay as they are written.
    fn value(&mut self, key: &str, attribute: Attribute<'a>) -> Cow<'a, str> {
        let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
            // Nothing was resolved: the value as it stands.
            Ok(Cow::Borrowed(_)) => attribute.value,
            Ok(Cow::Owned(value)) => Cow::Owned(value),
            Err(error) => {
                self.fault(Rule::XmlEntity, format!("{error}; kept as written"));
                attribute.value
            }
        };
        let resolved = matches!(value, Cow::Owned(_));
        if (self.forbidden || resolved) && has_forbidden(&value) {
            let found = format!("a control character in {}", shortened(key));
            self.fault(Rule::XmlCharacter, found);
        }
        value
    }

    fn bind(&mut self, prefix: &'a str, uri: &str, depth: usize) {
        let space = match uri {
            "" => Space::None,
            NAMESPACE => Space::Own,
            other => Space::Other(Arc::from(other)),
        };
        self.bindings.push(Binding {
            prefix,
            space,
            depth,
        });
    }

    /// What a prefix stands for. One that was never declared is read as none, with a fault for elements.
    pub(super) fn space(&mut self, prefix: &str, element: bool) -> Space {
        let mut known = self.bindings.iter().rev();
        if let Some(binding) = known.find(|binding| binding.prefix == prefix) {
            return binding.space.clone();
        }
        if prefix == "xml" {
            return Space::Other(Arc::from("http://www.w3.org/XML/1998/namespace"));
        }
        if element && !prefix.is_empty() {
            let found = format!("the prefix {} is not declared", shortened(prefix));
            self.fault(Rule::Namespace, found);
        }
        Space::None
    }
}

/// What stands before the colon of a name, where there is one, and behind it.
fn split(name: &str) -> Option<(&str, &str)> {
    // Names are short: looking at each byte is quicker than setting up a search.
    let colon = name.bytes().position(|byte| byte == b':')?;
    Some((&name[..colon], &name[colon + 1..]))
}
