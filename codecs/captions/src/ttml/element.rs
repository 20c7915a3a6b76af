//! Elements with their attributes by local names.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// The attributes of one element: names without prefix, and values.
pub(super) struct Attributes {
    list: Vec<(String, String)>,
    /// Namespaces that it declares, with their prefixes.
    namespaces: Vec<(String, String)>,
}

/// How many attributes of one element are looked at.
const MOST: usize = 100;

impl Attributes {
    pub(super) fn of(element: &BytesStart<'_>) -> Self {
        let mut all = Self {
            list: Vec::new(),
            namespaces: Vec::new(),
        };
        let mut attributes = element.attributes();
        for attribute in attributes.with_checks(false).take(MOST).flatten() {
            let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
                continue;
            };
            let name: &str = attribute.key.as_ref();
            match name.strip_prefix("xmlns") {
                Some(prefix) if prefix.is_empty() || prefix.starts_with(':') => {
                    let prefix = prefix.trim_start_matches(':').to_owned();
                    all.namespaces.push((prefix, value.into_owned()));
                }
                _ => {
                    let local = attribute.key.local_name();
                    let local: &str = local.as_ref();
                    all.list.push((local.to_owned(), value.into_owned()));
                }
            }
        }
        all
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let row = self.list.iter().find(|row| row.0 == name);
        row.map(|row| row.1.as_str())
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The namespace that a prefix stands for here.
    pub(super) fn namespace(&self, prefix: &str) -> Option<&str> {
        let row = self.namespaces.iter().find(|row| row.0 == prefix);
        row.map(|row| row.1.as_str())
    }
}
