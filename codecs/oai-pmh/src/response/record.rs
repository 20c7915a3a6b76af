//! Records and their headers (2.5).

use serde::Serialize;

use crate::{Dated, Fragment};

/// The header of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Its identifier, a URI.
    pub identifier: String,
    /// When it was made, changed or deleted last.
    pub datestamp: Dated,
    /// The sets it is in.
    pub sets: Vec<String>,
    /// Whether it has been deleted.
    pub deleted: bool,
}

impl Header {
    /// A record that is there, in no set.
    pub fn new(identifier: impl Into<String>, datestamp: impl Into<Dated>) -> Self {
        Self {
            identifier: identifier.into(),
            datestamp: datestamp.into(),
            sets: Vec::new(),
            deleted: false,
        }
    }
}

/// A record in one metadata format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Its header.
    pub header: Header,
    /// Its metadata; none when it is deleted.
    pub metadata: Option<Fragment>,
    /// What is said about the metadata: provenance, rights.
    pub about: Vec<Fragment>,
}
