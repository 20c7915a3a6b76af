//! Attributes as text: `1=4 6=1`, `bib-1 1=4`.

use std::fmt;

use super::Attribute;

/// Reads the attributes of a line; `None` if they are none. No attribute at all is fine.
pub(super) fn read(value: &str) -> Option<Vec<Attribute>> {
    let mut attributes = Vec::new();
    let mut set = None;
    for part in value.split_whitespace() {
        match part.split_once('=') {
            Some((kind, value)) if !value.is_empty() => attributes.push(Attribute {
                set: set.take(),
                kind: kind.parse().ok()?,
                value: value.to_owned(),
            }),
            _ if set.is_none() && !part.contains('=') => set = Some(part.to_owned()),
            _ => return None,
        }
    }
    set.is_none().then_some(attributes)
}

impl fmt::Display for Attribute {
    /// `@attr 1=4`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("@attr ")?;
        if let Some(set) = &self.set {
            write!(f, "{set} ")?;
        }
        write!(f, "{}={}", self.kind, self.value)
    }
}
