//! Requests read: parameters in, a sound request or every diagnostic out.

use crate::parameter::{is_known, is_of_standard};
use crate::{Diagnostic, Operation, Version};

use super::{Asked, Escaping, FacetLimit, Request, Scan, Search};

/// The most bytes of one parameter; longer ones are refused.
const LONGEST: usize = 65_536;

/// The most diagnostics of one request.
const DIAGNOSTICS: usize = 20;

/// The parameters of [`Search::facet_range`].
pub(super) const FACET_RANGE: [&str; 4] = [
    "facetRangeField",
    "facetLowValue",
    "facetHighValue",
    "facetCount",
];

/// What a server can do, as far as it bears on which requests are sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules<'a> {
    /// The versions it answers in.
    pub versions: &'a [Version],
    /// The version of a request that names none.
    pub default: Version,
}

impl Default for Rules<'_> {
    /// All versions; 1.2 where nothing is said, as most clients expect.
    fn default() -> Self {
        Self {
            versions: &Version::ALL,
            default: Version::V1_2,
        }
    }
}

/// Why a request is refused, and how to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The version to answer in.
    pub version: Version,
    /// The operation to answer, as far as it can be told.
    pub operation: Operation,
    /// Everything that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl Rules<'_> {
    /// Reads the query of an address, or the body of a POST.
    ///
    /// # Errors
    /// The diagnostics to answer with.
    pub fn read(&self, query: &str) -> Result<Request, Refusal> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        self.read_pairs(&pairs)
    }

    /// Reads parameters that are decoded already.
    ///
    /// # Errors
    /// The diagnostics to answer with.
    pub fn read_pairs(&self, pairs: &[(String, String)]) -> Result<Request, Refusal> {
        let mut reading = Reading {
            pairs,
            diagnostics: Vec::new(),
        };
        let version = self.version(&mut reading);
        let operation = operation(version, &mut reading);
        reading.repeated();
        let mut request = Request::new(version, asked(version, operation, &mut reading));
        request.stylesheet = reading.text("stylesheet");
        if version >= Version::V2_0 {
            request.http_accept = reading.text("httpAccept");
            request.response_type = reading.text("responseType");
            request.rendered_by = reading.text("renderedBy");
        }
        let surplus = pairs
            .iter()
            .filter(|(name, _)| !is_known(name, operation, version));
        request.surplus = surplus.cloned().collect();
        if reading.diagnostics.is_empty() {
            return Ok(request);
        }
        Err(Refusal {
            version,
            operation,
            diagnostics: reading.diagnostics,
        })
    }

    fn version(&self, reading: &mut Reading<'_>) -> Version {
        let Some(text) = reading.value("version") else {
            return self.default;
        };
        let found = Version::read(text).filter(|it| self.versions.contains(it));
        found.unwrap_or_else(|| {
            let newest = self.versions.iter().max().copied();
            let newest = newest.unwrap_or(self.default);
            reading.refuse(5, newest.as_str());
            newest
        })
    }
}

impl Request {
    /// Diagnostic 8 for each surplus parameter that is neither an extension (`x-`) nor known to
    /// another version or operation: a server that is strict answers with these.
    #[must_use]
    pub fn unsupported(&self) -> Vec<Diagnostic> {
        let unknown = self.surplus.iter();
        let unknown = unknown.filter(|(name, _)| !name.starts_with("x-") && !is_of_standard(name));
        let unknown = unknown.take(DIAGNOSTICS);
        unknown
            .map(|(name, _)| Diagnostic::standard(8, start_of(name)))
            .collect()
    }
}

/// The operation that is named, or the one that the parameters tell: 2.0 names none.
fn operation(version: Version, reading: &mut Reading<'_>) -> Operation {
    let told = if reading.value("query").is_some() {
        Operation::SearchRetrieve
    } else if reading.value("scanClause").is_some() {
        Operation::Scan
    } else {
        Operation::Explain
    };
    match reading.value("operation") {
        Some(text) => Operation::read(text).unwrap_or_else(|| {
            reading.refuse(4, &start_of(text));
            told
        }),
        None => {
            if version < Version::V2_0 && told != Operation::Explain {
                reading.refuse(7, "operation");
            }
            told
        }
    }
}

fn asked(version: Version, operation: Operation, reading: &mut Reading<'_>) -> Asked {
    match operation {
        Operation::Explain => Asked::Explain {
            escaping: escaping(version, reading),
        },
        Operation::SearchRetrieve => Asked::SearchRetrieve(Box::new(search(version, reading))),
        Operation::Scan => Asked::Scan(Scan {
            clause: reading.must("scanClause"),
            response_position: reading.number("responsePosition", 0).unwrap_or(1),
            maximum_terms: reading.number("maximumTerms", 0),
        }),
    }
}

fn search(version: Version, reading: &mut Reading<'_>) -> Search {
    let mut search = Search::new("");
    if version >= Version::V2_0 {
        search.query_type = reading.text("queryType");
        search.packing = reading.text("recordPacking");
        search.facet_limit = reading.facets("facetLimit");
        search.facet_start = reading.facets("facetStart");
        search.facet_sort = reading.text("facetSort");
        search.facet_range = FACET_RANGE.map(|name| reading.text(name));
    }
    // Other query types of 2.0, such as `searchTerms`, may come without a query.
    search.query = if search.query_type.as_deref().is_none_or(|it| it == "cql") {
        reading.must("query")
    } else {
        reading.text("query").unwrap_or_default()
    };
    search.start_record = reading.number("startRecord", 1).unwrap_or(1);
    search.maximum_records = reading.number("maximumRecords", 0);
    search.record_schema = reading.text("recordSchema");
    if version == Version::V1_1 {
        search.record_xpath = reading.text("recordXPath");
    }
    search.escaping = escaping(version, reading);
    search.result_set_ttl = reading.number("resultSetTTL", 0);
    search.sort_keys = reading.text("sortKeys");
    search
}

fn escaping(version: Version, reading: &mut Reading<'_>) -> Escaping {
    let name = if version < Version::V2_0 {
        "recordPacking"
    } else {
        "recordXMLEscaping"
    };
    let Some(text) = reading.value(name).filter(|text| !text.is_empty()) else {
        return Escaping::Xml;
    };
    Escaping::read(text).unwrap_or_else(|| {
        reading.refuse(71, &start_of(text));
        Escaping::Xml
    })
}

/// The parameters, and what is wrong with them.
struct Reading<'a> {
    pairs: &'a [(String, String)],
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    fn refuse(&mut self, number: u16, details: &str) {
        if self.diagnostics.len() < DIAGNOSTICS {
            self.diagnostics.push(Diagnostic::standard(number, details));
        }
    }

    /// Refuses what is given twice, and what is too long.
    fn repeated(&mut self) {
        for (at, (name, value)) in self.pairs.iter().enumerate().take(100) {
            if value.len() > LONGEST {
                let number = if name == "query" { 12 } else { 6 };
                self.refuse(number, &start_of(name));
            }
            let before = self.pairs.iter().take(at);
            let twice = before.filter(|(known, _)| known == name).count() == 1;
            if twice && !name.starts_with("x-") {
                self.refuse(6, &format!("{} is given more than once", start_of(name)));
            }
        }
        if self.pairs.len() > 100 {
            self.refuse(8, "more than 100 parameters");
        }
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        let mut pairs = self.pairs.iter().take(100);
        let (_, value) = pairs.find(|(known, _)| known == name)?;
        Some(value)
    }

    fn text(&self, name: &str) -> Option<String> {
        let value = self.value(name)?;
        Some(value.to_owned()).filter(|it| !it.is_empty())
    }

    /// A parameter that must be there.
    fn must(&mut self, name: &str) -> String {
        match self.value(name) {
            Some(value) if !value.trim().is_empty() => value.to_owned(),
            _ => {
                self.refuse(7, name);
                String::new()
            }
        }
    }

    /// A whole number, at least so large.
    fn number(&mut self, name: &str, least: u64) -> Option<u64> {
        let text = self.value(name).filter(|it| !it.is_empty())?;
        let number = text.trim().parse().ok().filter(|it| *it >= least);
        if number.is_none() {
            // The standard has a number of its own for a first record that is none.
            let diagnostic = if name == "startRecord" { 61 } else { 6 };
            self.refuse(diagnostic, &format!("{name}={}", start_of(text)));
        }
        number
    }

    fn facets(&mut self, name: &str) -> Vec<FacetLimit> {
        let Some(text) = self.value(name).filter(|it| !it.is_empty()) else {
            return Vec::new();
        };
        FacetLimit::read(text).unwrap_or_else(|| {
            self.refuse(6, &format!("{name}={}", start_of(text)));
            Vec::new()
        })
    }
}

/// The first characters of something that may be long.
fn start_of(text: &str) -> String {
    text.chars().take(80).collect()
}
