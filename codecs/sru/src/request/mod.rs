//! Requests as values: read by a server, written by a client.

mod facets;
mod read;
mod soap;
mod write;

use serde::Serialize;

use crate::{Operation, Version};

pub use facets::FacetLimit;
pub use read::{Refusal, Rules};
pub use soap::soap_fault;
pub(crate) use soap::{begin as begin_soap, fault_in, inside as inside_soap, version_of};

/// A request whose parameters are sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// In which version it is asked, and is to be answered.
    pub version: Version,
    /// What is asked.
    pub asked: Asked,
    /// How the answer should look in a browser.
    pub stylesheet: Option<String>,
    /// The kind of answer, as in the header `Accept` (2.0).
    pub http_accept: Option<String>,
    /// The schema of the answer (2.0).
    pub response_type: Option<String>,
    /// Who renders, `client` or `server` (2.0).
    pub rendered_by: Option<String>,
    /// Parameters that the standard does not know, in their order; those of extensions begin
    /// with `x-`.
    pub surplus: Vec<(String, String)>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Asked {
    /// What the server is and can do.
    Explain {
        /// How the record is put into the answer.
        escaping: Escaping,
    },
    /// Records that match a query.
    SearchRetrieve(Box<Search>),
    /// Terms of an index.
    Scan(Scan),
}

/// A search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Search {
    /// The query, in CQL where [`Search::query_type`] says nothing else.
    pub query: String,
    /// The language of the query (2.0).
    pub query_type: Option<String>,
    /// The first record wanted, counted from 1.
    pub start_record: u64,
    /// The most records wanted; the server decides where nothing is said.
    pub maximum_records: Option<u64>,
    /// In which schema; the server decides where nothing is said.
    pub record_schema: Option<String>,
    /// Which part of each record (1.1).
    pub record_xpath: Option<String>,
    /// How records are put into the answer.
    pub escaping: Escaping,
    /// Whether records keep their structure, `packed` or `unpacked` (2.0).
    pub packing: Option<String>,
    /// For how many seconds the result set should be kept.
    pub result_set_ttl: Option<u64>,
    /// The order of the result (1.1; later versions have it in the query).
    pub sort_keys: Option<String>,
    /// How many terms of which facets (2.0).
    pub facet_limit: Vec<FacetLimit>,
    /// The first term of which facets (2.0).
    pub facet_start: Vec<FacetLimit>,
    /// The order of the terms of facets (2.0).
    pub facet_sort: Option<String>,
    /// Facets by ranges (2.0): facetRangeField, facetLowValue, facetHighValue, facetCount.
    pub facet_range: [Option<String>; 4],
}

impl Search {
    /// All that matches a query, from the first record.
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            query_type: None,
            start_record: 1,
            maximum_records: None,
            record_schema: None,
            record_xpath: None,
            escaping: Escaping::Xml,
            packing: None,
            result_set_ttl: None,
            sort_keys: None,
            facet_limit: Vec::new(),
            facet_start: Vec::new(),
            facet_sort: None,
            facet_range: [const { None }; 4],
        }
    }
}

/// A scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scan {
    /// The index and the term to begin at, as a CQL clause.
    pub clause: String,
    /// Where that term should stand in the answer, counted from 1; 0 is just before it.
    pub response_position: u64,
    /// The most terms wanted; the server decides where nothing is said.
    pub maximum_terms: Option<u64>,
}

/// How a record is put into an answer: `recordPacking` of 1.1 and 1.2, `recordXMLEscaping` of 2.0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Escaping {
    /// As XML.
    #[default]
    Xml,
    /// As text that is XML when read.
    String,
}

impl Escaping {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::String => "string",
        }
    }

    /// The escaping that is written so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        [Self::Xml, Self::String]
            .into_iter()
            .find(|it| it.as_str() == text)
    }
}

impl Request {
    /// A request with nothing but what is asked.
    #[must_use]
    pub const fn new(version: Version, asked: Asked) -> Self {
        Self {
            version,
            asked,
            stylesheet: None,
            http_accept: None,
            response_type: None,
            rendered_by: None,
            surplus: Vec::new(),
        }
    }

    /// A search.
    #[must_use]
    pub fn search(version: Version, search: Search) -> Self {
        Self::new(version, Asked::SearchRetrieve(Box::new(search)))
    }

    /// A question what the server is.
    #[must_use]
    pub const fn explain(version: Version) -> Self {
        let escaping = Escaping::Xml;
        Self::new(version, Asked::Explain { escaping })
    }

    /// Which operation is asked.
    #[must_use]
    pub const fn operation(&self) -> Operation {
        match self.asked {
            Asked::Explain { .. } => Operation::Explain,
            Asked::SearchRetrieve(_) => Operation::SearchRetrieve,
            Asked::Scan(_) => Operation::Scan,
        }
    }
}
