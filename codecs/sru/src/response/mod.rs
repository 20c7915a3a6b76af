//! Responses as values: written by a server, read by a client.

mod facet;
mod read;
mod record;
mod scan;
mod write;

use serde::Serialize;

use crate::{Diagnostic, Fragment, Operation, Refusal, Request, Version};

pub use facet::{Facet, FacetSource, FacetTerm};
pub use record::{Data, Record};
pub use scan::{Term, WhereInList};

/// A whole response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// In which version.
    pub version: Version,
    /// The answer.
    pub answer: Answer,
    /// The parameters that it answers, as the server understood them.
    pub echo: Vec<(String, String)>,
    /// What the server could not do, or not wholly.
    pub diagnostics: Vec<Diagnostic>,
    /// What extensions say.
    pub extra: Vec<Fragment>,
}

/// What a response says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Answer {
    /// The record about the server.
    Explain(Option<Record>),
    /// The result of a search.
    SearchRetrieve(Box<Results>),
    /// Terms of an index.
    Scan(Vec<Term>),
}

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    /// How many records match.
    pub number_of_records: u64,
    /// How sure that number is (2.0): `exact`, `unknown`, `estimate` ..., or the URI of these.
    pub count_precision: Option<String>,
    /// By which name the result set can be searched again.
    pub result_set_id: Option<String>,
    /// How many seconds the result set is kept.
    pub result_set_ttl: Option<u64>,
    /// The records in this answer.
    pub records: Vec<Record>,
    /// Where to go on; `None` after the last record.
    pub next_record_position: Option<u64>,
    /// Facets (2.0).
    pub facets: Vec<FacetSource>,
    /// What the parts of the query found (2.0).
    pub analysis: Vec<Fragment>,
}

impl Response {
    /// The answer to a sound request, with its parameters repeated.
    #[must_use]
    pub fn new(request: &Request, answer: Answer) -> Self {
        let mut echo = Vec::new();
        if request.version < Version::V2_0 {
            echo.push(("version".to_owned(), request.version.to_string()));
        }
        echo.extend(request.own());
        Self {
            version: request.version,
            answer,
            echo,
            diagnostics: Vec::new(),
            extra: Vec::new(),
        }
    }

    /// The answer to a request that is not sound.
    #[must_use]
    pub fn refusing(refusal: Refusal) -> Self {
        Self {
            version: refusal.version,
            answer: Answer::empty(refusal.operation),
            echo: Vec::new(),
            diagnostics: refusal.diagnostics,
            extra: Vec::new(),
        }
    }

    /// The answer to a sound request that cannot be done.
    #[must_use]
    pub fn failing(request: &Request, diagnostic: Diagnostic) -> Self {
        let mut response = Self::new(request, Answer::empty(request.operation()));
        response.diagnostics.push(diagnostic);
        response
    }
}

impl Answer {
    /// An answer of this operation with nothing in it.
    #[must_use]
    pub fn empty(operation: Operation) -> Self {
        match operation {
            Operation::Explain => Self::Explain(None),
            Operation::SearchRetrieve => Self::SearchRetrieve(Box::default()),
            Operation::Scan => Self::Scan(Vec::new()),
        }
    }
}
