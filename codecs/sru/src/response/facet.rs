//! Facets of a result (SRU 2.0).

use serde::Serialize;

/// The facets of one source of data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FacetSource {
    /// Its name for people; a server with one source gives none.
    pub label: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Where it is asked.
    pub base_url: Option<String>,
    /// Its facets.
    pub facets: Vec<Facet>,
}

/// One facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// Its name for people.
    pub label: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// The index that its terms are of.
    pub index: Option<String>,
    /// How the terms relate to the index.
    pub relation: Option<String>,
    /// Its terms.
    pub terms: Vec<FacetTerm>,
}

/// One term of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FacetTerm {
    /// The term.
    pub term: String,
    /// The query that narrows the result to it.
    pub query: Option<String>,
    /// The request that narrows the result to it.
    pub request_url: Option<String>,
    /// How many records have it.
    pub count: u64,
}
