//! Records in an answer, and diagnostics in their place.

use serde::Serialize;

use crate::diagnostic::SCHEMA;
use crate::fault::Rule;
use crate::xml::Writer;
use crate::{Diagnostic, Escaping, Fault, Fragment, Version};

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Its schema, by URI or by the server's short name.
    pub schema: String,
    /// The record itself.
    pub data: Data,
    /// Its identifier (1.2 and later).
    pub identifier: Option<String>,
    /// Where it stands in the result, counted from 1.
    pub position: Option<u64>,
    /// What extensions say.
    pub extra: Vec<Fragment>,
}

/// A record, as it stands in the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Data {
    /// As XML.
    Xml(Fragment),
    /// As text, which is XML when read.
    Text(String),
}

impl Data {
    /// How it is put into the answer.
    #[must_use]
    pub const fn escaping(&self) -> Escaping {
        match self {
            Self::Xml(_) => Escaping::Xml,
            Self::Text(_) => Escaping::String,
        }
    }

    /// The same, put into the answer as the request asks.
    #[must_use]
    pub fn with(fragment: Fragment, escaping: Escaping) -> Self {
        match escaping {
            Escaping::Xml => Self::Xml(fragment),
            Escaping::String => Self::Text(fragment.as_str().to_owned()),
        }
    }
}

impl Record {
    /// A record in a schema.
    pub fn new(schema: impl Into<String>, data: Data) -> Self {
        Self {
            schema: schema.into(),
            data,
            identifier: None,
            position: None,
            extra: Vec::new(),
        }
    }

    /// A diagnostic in the place of a record that cannot be given.
    #[must_use]
    pub fn surrogate(diagnostic: &Diagnostic, version: Version) -> Self {
        let mut out = Writer::default();
        super::write::diagnostic(diagnostic, version.diagnostics(), &mut out);
        Self::new(SCHEMA, Data::Xml(Fragment::built(out.finish())))
    }

    /// The record as XML, whichever way it stood in the answer.
    ///
    /// # Errors
    /// When its text is no XML.
    pub fn fragment(&self) -> Result<Fragment, Fault> {
        match &self.data {
            Data::Xml(fragment) => Ok(fragment.clone()),
            Data::Text(text) => Fragment::new(text).map_err(|fault| Fault {
                rule: Rule::Packing,
                ..fault
            }),
        }
    }

    /// The diagnostic that stands in the place of the record.
    #[must_use]
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let fragment = self.fragment().ok()?;
        let element = fragment.tree()?;
        let is_one = element.name == "diagnostic" && self.schema.contains("diagnostics");
        is_one.then(|| super::read::diagnostic(&element))
    }
}
