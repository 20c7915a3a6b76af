//! Requests written: their parameters, the address that asks them, and SOAP.

use form_urlencoded::Serializer;

use crate::version::SCAN;
use crate::xml::Writer;
use crate::{Operation, Version};

use super::{Asked, Escaping, FacetLimit, Request, Scan, Search};

/// Parameters in the order they are written.
type Parameters = Vec<(String, String)>;

impl Request {
    /// The parameters, `version` and `operation` first, surplus ones last.
    #[must_use]
    pub fn parameters(&self) -> Vec<(String, String)> {
        let mut all = Parameters::new();
        push(&mut all, "version", Some(self.version));
        if self.version < Version::V2_0 {
            push(&mut all, "operation", Some(self.operation().as_str()));
        }
        all.extend(self.own());
        all.extend(self.surplus.iter().cloned());
        all
    }

    /// The parameters but for version, operation and surplus.
    pub(crate) fn own(&self) -> Vec<(String, String)> {
        let mut all = Parameters::new();
        match &self.asked {
            Asked::Explain { escaping } => self.escaping(*escaping, None, &mut all),
            Asked::SearchRetrieve(search) => self.searched(search, &mut all),
            Asked::Scan(scan) => scanned(scan, &mut all),
        }
        push(&mut all, "stylesheet", self.stylesheet.as_ref());
        push(&mut all, "httpAccept", self.http_accept.as_ref());
        push(&mut all, "responseType", self.response_type.as_ref());
        push(&mut all, "renderedBy", self.rendered_by.as_ref());
        all
    }

    fn searched(&self, search: &Search, all: &mut Parameters) {
        push(all, "query", Some(&search.query));
        push(all, "queryType", search.query_type.as_ref());
        push(
            all,
            "startRecord",
            Some(search.start_record).filter(|it| *it != 1),
        );
        push(all, "maximumRecords", search.maximum_records);
        push(all, "recordSchema", search.record_schema.as_ref());
        push(all, "recordXPath", search.record_xpath.as_ref());
        self.escaping(search.escaping, search.packing.as_ref(), all);
        push(all, "resultSetTTL", search.result_set_ttl);
        push(all, "sortKeys", search.sort_keys.as_ref());
        push(all, "facetLimit", limits(&search.facet_limit));
        push(all, "facetStart", limits(&search.facet_start));
        push(all, "facetSort", search.facet_sort.as_ref());
        for (name, value) in super::read::FACET_RANGE.iter().zip(&search.facet_range) {
            push(all, name, value.as_ref());
        }
    }

    fn escaping(&self, escaping: Escaping, packing: Option<&String>, all: &mut Parameters) {
        let said = Some(escaping.as_str()).filter(|_| escaping != Escaping::Xml);
        if self.version < Version::V2_0 {
            push(all, "recordPacking", said);
        } else {
            push(all, "recordXMLEscaping", said);
            push(all, "recordPacking", packing);
        }
    }

    /// The address that asks this of the server at `base_url`.
    #[must_use]
    pub fn url(&self, base_url: &str) -> String {
        let joint = if base_url.contains('?') { '&' } else { '?' };
        format!("{base_url}{joint}{}", self.query())
    }

    /// The parameters as a query, or as the body of a POST.
    #[must_use]
    pub fn query(&self) -> String {
        let mut out = Serializer::new(String::new());
        out.extend_pairs(self.parameters());
        out.finish()
    }

    /// The request in a SOAP envelope. Surplus parameters have no place there.
    #[must_use]
    pub fn to_soap(&self) -> String {
        let (name, space) = match (self.operation(), self.version) {
            (Operation::Explain, _) => ("zs:explainRequest", REQUEST),
            (Operation::SearchRetrieve, _) => ("zs:searchRetrieveRequest", REQUEST),
            (Operation::Scan, _) => ("zs:scanRequest", SCAN),
        };
        let old = self.version < Version::V2_0;
        let space = if old {
            Version::V1_1.namespace()
        } else {
            space
        };
        let mut out = Writer::document();
        super::soap::begin(&mut out);
        out.open(name).attribute("xmlns:zs", space);
        if old {
            out.element("zs:version", self.version.as_str());
        }
        for (name, value) in self.own() {
            out.element_named("zs:", &name, &value);
        }
        out.finish()
    }
}

/// The namespace of requests of 2.0.
const REQUEST: &str = "http://docs.oasis-open.org/ns/search-ws/sruRequest";

fn scanned(scan: &Scan, all: &mut Parameters) {
    push(all, "scanClause", Some(&scan.clause));
    push(
        all,
        "responsePosition",
        Some(scan.response_position).filter(|it| *it != 1),
    );
    push(all, "maximumTerms", scan.maximum_terms);
}

fn limits(limits: &[FacetLimit]) -> Option<String> {
    let all: Vec<String> = limits.iter().map(ToString::to_string).collect();
    Some(all.join(",")).filter(|it| !it.is_empty())
}

fn push(all: &mut Parameters, name: &str, value: Option<impl ToString>) {
    all.extend(value.map(|value| (name.to_owned(), value.to_string())));
}
