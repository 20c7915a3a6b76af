//! Ranges on the shelf: what an end panel, a shelf-reading task or a policy covers.

use crate::{Scheme, ShelfKey, shelf_key};

/// From one call number to another, both ends included. An end covers all that stands under it:
/// `QA1` to `QA76` holds `QA76 .A2 1990` and `QA76 v.3`, but not `QA76.5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfRange {
    /// Key of the first call number.
    pub from: ShelfKey,
    /// Key of the last call number.
    pub to: ShelfKey,
}

impl ShelfRange {
    /// The range between two call numbers, or the two keys in the wrong order when the first
    /// stands after the second.
    ///
    /// # Errors
    /// The range turned about, when `from` does not come before `to` nor covers it.
    pub fn new(scheme: Scheme, from: &str, to: &str) -> Result<Self, Self> {
        let range = Self {
            from: shelf_key(scheme, from).0,
            to: shelf_key(scheme, to).0,
        };
        if range.from <= range.to || range.from.as_bytes().starts_with(range.to.as_bytes()) {
            Ok(range)
        } else {
            Err(Self {
                from: range.to,
                to: range.from,
            })
        }
    }

    /// Whether a key stands in the range.
    #[must_use]
    pub fn contains(&self, key: &ShelfKey) -> bool {
        *key >= self.from && (*key <= self.to || key.as_bytes().starts_with(self.to.as_bytes()))
    }
}
