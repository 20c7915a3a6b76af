//! The attributes of an element.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;

use crate::fault::{Faults, Rule};

use super::decode::forbidden;
use super::name::{is_name, start_of};
use super::scan::Tag;

/// The most attributes of one element.
const ATTRIBUTES: usize = 256;

/// The attributes of an element, their values resolved.
pub(crate) type Attributes<'a> = Vec<(&'a str, Cow<'a, str>)>;

/// The attributes, each once, as many as are allowed.
pub(super) fn read<'a>(tag: &Tag<'a>, at: u64, faults: &mut Faults) -> Attributes<'a> {
    let mut found = Attributes::new();
    for attribute in tag.attributes() {
        let (attribute, plain) = match attribute {
            Ok(attribute) => attribute,
            Err(error) => {
                faults.add(
                    at,
                    Rule::XmlSyntax,
                    format!("{error}; the rest of the tag is left out"),
                );
                break;
            }
        };
        let key = attribute.key.into_inner();
        let twice = found.iter().any(|(known, _)| *known == key);
        if found.len() >= ATTRIBUTES {
            faults.add(
                at,
                Rule::TooMany,
                format!("more than {ATTRIBUTES} attributes"),
            );
            break;
        }
        if twice || !(plain || is_name(key)) {
            let message = format!("the attribute `{}` is left out", start_of(key));
            faults.add(at, Rule::XmlSyntax, message);
            continue;
        }
        let value = if plain {
            attribute.value
        } else {
            value(attribute, at, faults)
        };
        if key.starts_with("xmlns:") && (value.is_empty() || key == "xmlns:xmlns") {
            faults.add(
                at,
                Rule::XmlNamespace,
                "a prefix is declared as nothing; left out",
            );
            continue;
        }
        found.push((key, value));
    }
    found
}

/// The value of an attribute; entities that are not XML's stay as they are written.
fn value<'a>(attribute: Attribute<'a>, at: u64, faults: &mut Faults) -> Cow<'a, str> {
    match attribute.normalized_value(XmlVersion::Implicit1_0) {
        // Nothing was resolved: the value as it stands.
        Ok(Cow::Borrowed(_)) => attribute.value,
        // The document itself holds nothing that is forbidden, but a reference may stand for it.
        Ok(Cow::Owned(value)) if value.contains(forbidden) => {
            Cow::Owned(value.replace(forbidden, "\u{FFFD}"))
        }
        Ok(Cow::Owned(value)) => Cow::Owned(value),
        Err(error) => {
            faults.add(at, Rule::XmlEntity, format!("{error}; kept as written"));
            attribute.value
        }
    }
}
