//! The attributes of an element.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;

use crate::fault::{Faults, Rule};

use super::decode::forbidden;
use super::name::{is_name, start_of};

/// The most attributes of one element.
const ATTRIBUTES: usize = 256;

/// The attributes of an element, their values resolved.
pub(super) type Attributes<'e> = Vec<(&'e str, Cow<'e, str>)>;

/// The attributes, each once, as many as are allowed.
pub(super) fn read<'e>(start: &'e BytesStart<'_>, at: u64, faults: &mut Faults) -> Attributes<'e> {
    let mut found = Attributes::new();
    if start.attributes_raw().is_empty() {
        return found;
    }
    for attribute in start.attributes().with_checks(false) {
        let attribute = match attribute {
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
        if twice || !is_name(key) {
            let message = format!("the attribute `{}` is left out", start_of(key));
            faults.add(at, Rule::XmlSyntax, message);
            continue;
        }
        let value = value(attribute, at, faults);
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
fn value<'e>(attribute: Attribute<'e>, at: u64, faults: &mut Faults) -> Cow<'e, str> {
    let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
        // Nothing was resolved: the value as it stands.
        Ok(Cow::Borrowed(_)) => attribute.value,
        Ok(Cow::Owned(value)) => Cow::Owned(value),
        Err(error) => {
            faults.add(at, Rule::XmlEntity, format!("{error}; kept as written"));
            attribute.value
        }
    };
    if value.contains(forbidden) {
        return Cow::Owned(value.replace(forbidden, "\u{FFFD}"));
    }
    value
}
