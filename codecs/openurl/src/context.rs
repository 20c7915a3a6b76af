//! A ContextObject: the thing that a link is about, and what stands around it.

use serde::Serialize;

use crate::{Charset, Fault, Identifier};

/// What reading a link gave: everything good, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The context.
    pub context: ContextObject,
    /// What is wrong with the link.
    pub faults: Vec<Fault>,
}

/// Which version a link keeps to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Version {
    /// OpenURL 0.1 (2000).
    #[serde(rename = "0.1")]
    ZeroOne,
    /// ANSI/NISO Z39.88-2004, called 1.0.
    #[default]
    #[serde(rename = "1.0")]
    One,
}

/// The thing a link is about (referent) and its surroundings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ContextObject {
    /// The version it was read from.
    pub version: Version,
    /// The resolver's address that stood before the query; empty where there was only a query.
    pub base: String,
    /// The encoding of the values.
    pub charset: Charset,
    /// `ctx_id`: a name for this context.
    pub id: Option<String>,
    /// `ctx_tim`: when it was made.
    pub time: Option<String>,
    /// `rft`: what the link is about.
    pub referent: Entity,
    /// `rfe`: what cites it.
    pub referring_entity: Entity,
    /// `req`: who asks.
    pub requester: Entity,
    /// `svc`: what is asked for.
    pub service_type: Entity,
    /// `res`: who is asked.
    pub resolver: Entity,
    /// `rfr`: who made the link.
    pub referrer: Entity,
    /// A context that is not in the link but somewhere else (`url_ctx_ref`), not fetched.
    pub elsewhere: Option<Reference>,
    /// Keys that are none of these, as they were; repeated ones stay repeated.
    pub other: Vec<(String, String)>,
}

/// One entity by its descriptors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// `_id`: identifiers, in their order.
    pub ids: Vec<Identifier>,
    /// `_val_fmt`: the metadata format, `info:ofi/fmt:kev:mtx:journal`.
    pub format: Option<String>,
    /// Metadata by value, keys without prefix; repeated keys stay repeated.
    pub metadata: Vec<(String, String)>,
    /// `_ref` and `_ref_fmt`: metadata that stands somewhere else.
    pub reference: Option<Reference>,
    /// `_dat`: private data of the referrer.
    pub private: Vec<String>,
}

/// Something by reference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Where it stands. An address from outside: to be fetched with care, or not at all.
    pub location: String,
    /// Its format.
    pub format: Option<String>,
}

impl Entity {
    /// The first value of a metadata key that is not empty.
    #[must_use]
    pub fn first(&self, key: &str) -> Option<&str> {
        let found = self
            .metadata
            .iter()
            .find(|pair| pair.0 == key && !pair.1.is_empty());
        found.map(|pair| pair.1.as_str())
    }

    /// All values of a metadata key.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.metadata
            .iter()
            .filter(move |pair| pair.0 == key)
            .map(|pair| pair.1.as_str())
    }

    /// Whether nothing is said of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The prefixes of entities, in the order in which they are written.
pub(crate) const PREFIXES: [&str; 6] = ["rft", "rfe", "rfr", "req", "svc", "res"];

impl ContextObject {
    /// The entity of a prefix: `rft`, `rfe`, `rfr`, `req`, `svc`, `res`.
    #[must_use]
    pub fn entity(&self, prefix: &str) -> Option<&Entity> {
        match prefix {
            "rft" => Some(&self.referent),
            "rfe" => Some(&self.referring_entity),
            "rfr" => Some(&self.referrer),
            "req" => Some(&self.requester),
            "svc" => Some(&self.service_type),
            "res" => Some(&self.resolver),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn entity_mut(&mut self, prefix: &str) -> Option<&mut Entity> {
        match prefix {
            "rft" => Some(&mut self.referent),
            "rfe" => Some(&mut self.referring_entity),
            "rfr" => Some(&mut self.referrer),
            "req" => Some(&mut self.requester),
            "svc" => Some(&mut self.service_type),
            "res" => Some(&mut self.resolver),
            _ => None,
        }
    }
}
