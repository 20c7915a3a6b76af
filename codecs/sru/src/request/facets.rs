//! `facetLimit` and `facetStart` (SRU 2.0): numbers, each for one index or for all.

use std::fmt;

use serde::Serialize;

/// A number for the facets of one index, or for all facets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FacetLimit {
    /// The number: how many terms, or the first of them.
    pub number: u64,
    /// The index; `None` for all others.
    pub index: Option<String>,
}

impl FacetLimit {
    /// Reads a list such as `10:dc.subject,5:dc.creator`; `None` when it is not one.
    #[must_use]
    pub fn read(text: &str) -> Option<Vec<Self>> {
        let parts = text.split(',').map(|part| {
            let (number, index) = match part.split_once(':') {
                Some((number, index)) => (number, Some(index.trim().to_owned())),
                None => (part, None),
            };
            let sound = index.as_ref().is_none_or(|it| !it.is_empty());
            let number = number.trim().parse().ok().filter(|_| sound)?;
            Some(Self { number, index })
        });
        parts.collect()
    }
}

impl fmt::Display for FacetLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.index {
            Some(index) => write!(f, "{}:{index}", self.number),
            None => write!(f, "{}", self.number),
        }
    }
}
