//! The record about a server: ZeeRex 2.0, what it is, its indexes, its schemas, its limits.

mod read;
mod write;

use serde::Serialize;

/// The schema of these records, and their namespace.
pub const EXPLAIN_SCHEMA: &str = "http://explain.z3950.org/dtd/2.0/";

/// What a server is and can do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explain {
    /// Where it is.
    pub server: Server,
    /// What it holds: title, description, contact and others, each by its element's name.
    pub database: Vec<Note>,
    /// When this record was changed last, as it is written.
    pub modified: Option<String>,
    /// The context sets of its indexes.
    pub sets: Vec<ContextSet>,
    /// Its indexes.
    pub indexes: Vec<Index>,
    /// The schemas it gives records in.
    pub schemas: Vec<Schema>,
    /// Its limits and what it supports.
    pub settings: Vec<Setting>,
}

/// Where a server is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Server {
    /// The protocol and its version, `SRU` and `1.2`.
    pub protocol: Option<String>,
    /// The newest version it speaks.
    pub version: Option<String>,
    /// How it is asked: `GET`, `GET POST`, `GET POST SOAP`.
    pub method: Option<String>,
    /// `http` or `https`.
    pub transport: Option<String>,
    /// Its host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The path of its base URL.
    pub database: String,
}

/// A text about the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its element: `title`, `description`, `author`, `contact`, `extent`, `restrictions` ...
    pub name: String,
    /// Its language.
    pub language: Option<String>,
    /// The text.
    pub text: String,
}

/// A context set of CQL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ContextSet {
    /// By which prefix it is used: `dc`.
    pub name: String,
    /// Its URI: `info:srw/cql-context-set/1/dc-v1.1`.
    pub identifier: String,
    /// Its name for people.
    pub title: Option<String>,
}

/// An index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Index {
    /// Its name for people.
    pub title: Option<String>,
    /// Its names in CQL: the set's prefix, and the name in the set.
    pub names: Vec<(String, String)>,
    /// Whether it can be searched; `None` when the server does not say.
    pub search: Option<bool>,
    /// Whether its terms can be listed.
    pub scan: Option<bool>,
    /// Whether it can be sorted by.
    pub sort: Option<bool>,
}

/// A schema of records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Schema {
    /// By which short name it is asked for: `marcxml`.
    pub name: String,
    /// Its URI: `info:srw/schema/1/marcxml-v1.1`.
    pub identifier: String,
    /// Where it is.
    pub location: Option<String>,
    /// Its name for people.
    pub title: Option<String>,
}

/// A default, a fixed setting, or something supported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// `default`, `setting` or `supports`.
    pub kind: String,
    /// Which: `numberOfRecords`, `maximumRecords`, `retrieveSchema`, `relation` ...
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Note {
    /// A text in no language in particular.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            language: None,
            text: text.into(),
        }
    }
}
