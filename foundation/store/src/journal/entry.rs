//! One entry on its way into the journal.

use kernel::{EntryId, PatronId};
use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::{StoreError, Tx};

/// What an entry is about: the kind of thing, such as `item`, and its id.
pub type Subject = (&'static str, i64);

/// One change, told once: what happened to what, before and after.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) kind: &'static str,
    pub(super) subject: Subject,
    pub(super) facts: Map<String, Json>,
    pub(super) personal: Vec<(&'static str, String)>,
}

impl Entry {
    /// An entry of the kind `kind`, a noun and what happened to it (`loan.made`), about `subject`.
    #[must_use]
    pub fn new(kind: &'static str, subject: &'static str, id: i64) -> Self {
        Self {
            kind,
            subject: (subject, id),
            facts: Map::new(),
            personal: Vec::new(),
        }
    }

    /// Notes one fact that says nothing of a person.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Serialize) -> Self {
        self.facts.insert(
            name.into(),
            serde_json::to_value(value).unwrap_or(Json::Null),
        );
        self
    }

    /// Notes what a value was and what it is now, if it changed.
    #[must_use]
    pub fn change<T: Serialize + PartialEq>(mut self, name: &str, before: T, after: T) -> Self {
        if before != after {
            self.facts.insert(
                name.into(),
                serde_json::json!({ "before": before, "after": after }),
            );
        }
        self
    }

    /// Notes a personal value: kept aside, so that it can be erased while the chain holds.
    #[must_use]
    pub fn personal(mut self, name: &'static str, value: impl ToString) -> Self {
        self.personal.push((name, value.to_string()));
        self
    }

    /// Notes which patron it concerns, aside like every personal value.
    #[must_use]
    pub fn patron(self, id: PatronId) -> Self {
        self.personal("patron", id)
    }
}

impl Tx<'_> {
    /// Appends an entry to the journal, in this transaction.
    ///
    /// # Errors
    /// What the database says.
    pub fn journal(&self, entry: Entry) -> Result<EntryId, StoreError> {
        super::store::append(self, entry)
    }
}
