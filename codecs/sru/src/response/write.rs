//! Responses written, elements in the order of the schemas.

use std::io::{self, Write};

use crate::version::SCAN;
use crate::xml::Writer;
use crate::{Diagnostic, Fragment, Operation, Version};

use super::{Answer, Data, Facet, FacetSource, Record, Response, Results, Term};

/// The namespace of facets.
const FACETS: &str = "http://docs.oasis-open.org/ns/search-ws/facetedResults";

impl Response {
    /// The response as XML in UTF-8.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut out = Writer::document();
        self.write(&mut out);
        out.finish()
    }

    /// The response as XML in a SOAP envelope.
    #[must_use]
    pub fn to_soap(&self) -> String {
        let mut out = Writer::document();
        crate::request::begin_soap(&mut out);
        self.write(&mut out);
        out.finish()
    }

    /// Writes the response as XML in UTF-8.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_to(&self, mut out: impl Write) -> io::Result<()> {
        out.write_all(self.to_xml().as_bytes())
    }

    fn write(&self, out: &mut Writer) {
        let new = self.version >= Version::V2_0;
        let (name, echo, operation) = match &self.answer {
            Answer::Explain(_) => (
                "explainResponse",
                "echoedExplainRequest",
                Operation::Explain,
            ),
            Answer::SearchRetrieve(_) => (
                "searchRetrieveResponse",
                "echoedSearchRetrieveRequest",
                Operation::SearchRetrieve,
            ),
            Answer::Scan(_) => ("scanResponse", "echoedScanRequest", Operation::Scan),
        };
        let scan = new && operation == Operation::Scan;
        let space = if scan { SCAN } else { self.version.namespace() };
        out.open(name).attribute("xmlns", space);
        // 2.0 tells its version by the namespace.
        if !new {
            out.element("version", self.version.as_str());
        }
        match &self.answer {
            Answer::Explain(it) => it.iter().for_each(|it| record(it, self.version, out)),
            Answer::SearchRetrieve(it) => results(it, self.version, out),
            Answer::Scan(it) => terms(it, out),
        }
        self.write_echo(echo, out);
        self.write_diagnostics(out);
        fragments("extraResponseData", &self.extra, out);
        if let Answer::SearchRetrieve(it) = &self.answer
            && new
        {
            results_of_2_0(it, out);
        }
        out.close();
    }

    fn write_echo(&self, name: &'static str, out: &mut Writer) {
        if self.echo.is_empty() {
            return;
        }
        out.open(name);
        for (name, value) in &self.echo {
            out.element_named("", name, value);
        }
        out.close();
    }

    fn write_diagnostics(&self, out: &mut Writer) {
        if self.diagnostics.is_empty() {
            return;
        }
        out.open("diagnostics");
        for it in &self.diagnostics {
            diagnostic(it, self.version.diagnostics(), out);
        }
        out.close();
    }
}

/// A diagnostic that declares its namespace.
pub(super) fn diagnostic(it: &Diagnostic, space: &str, out: &mut Writer) {
    out.open("diagnostic").attribute("xmlns", space);
    out.element("uri", &it.uri);
    optional("details", it.details.as_deref(), out);
    optional("message", it.message.as_deref(), out);
    out.close();
}

fn results(it: &Results, version: Version, out: &mut Writer) {
    out.element("numberOfRecords", &it.number_of_records.to_string());
    optional("resultSetId", it.result_set_id.as_deref(), out);
    let ttl = if version < Version::V2_0 {
        "resultSetIdleTime"
    } else {
        "resultSetTTL"
    };
    number(ttl, it.result_set_ttl, out);
    if !it.records.is_empty() {
        out.open("records");
        it.records.iter().for_each(|it| record(it, version, out));
        out.close();
    }
    number("nextRecordPosition", it.next_record_position, out);
}

/// What 2.0 adds behind everything else.
fn results_of_2_0(it: &Results, out: &mut Writer) {
    optional("resultCountPrecision", it.count_precision.as_deref(), out);
    if !it.facets.is_empty() {
        facets(&it.facets, out);
    }
    fragments("searchResultAnalysis", &it.analysis, out);
}

fn record(it: &Record, version: Version, out: &mut Writer) {
    out.open("record").element("recordSchema", &it.schema);
    let name = if version < Version::V2_0 {
        "recordPacking"
    } else {
        "recordXMLEscaping"
    };
    out.element(name, it.data.escaping().as_str());
    match &it.data {
        Data::Xml(fragment) => out.open("recordData").raw(fragment.as_str()).close(),
        Data::Text(text) => out.element("recordData", text),
    };
    if version > Version::V1_1 {
        optional("recordIdentifier", it.identifier.as_deref(), out);
    }
    number("recordPosition", it.position, out);
    fragments("extraRecordData", &it.extra, out);
    out.close();
}

fn facets(sources: &[FacetSource], out: &mut Writer) {
    out.open("facetedResults").attribute("xmlns:fr", FACETS);
    for source in sources {
        let named =
            source.label.is_some() || source.description.is_some() || source.base_url.is_some();
        // Facets that stand directly are of one source, so one without any needs an element to be seen at all.
        if named || sources.len() > 1 || source.facets.is_empty() {
            out.open("fr:datasource");
            optional("fr:datasourceDisplayLabel", source.label.as_deref(), out);
            optional(
                "fr:datasourceDescription",
                source.description.as_deref(),
                out,
            );
            optional("fr:baseURL", source.base_url.as_deref(), out);
            out.open("fr:facets");
            source.facets.iter().for_each(|it| facet(it, out));
            out.close().close();
        } else {
            source.facets.iter().for_each(|it| facet(it, out));
        }
    }
    out.close();
}

fn facet(it: &Facet, out: &mut Writer) {
    out.open("fr:facet");
    optional("fr:facetDisplayLabel", it.label.as_deref(), out);
    optional("fr:facetDescription", it.description.as_deref(), out);
    optional("fr:index", it.index.as_deref(), out);
    optional("fr:relation", it.relation.as_deref(), out);
    out.open("fr:terms");
    for term in &it.terms {
        out.open("fr:term").element("fr:actualTerm", &term.term);
        optional("fr:query", term.query.as_deref(), out);
        optional("fr:requestUrl", term.request_url.as_deref(), out);
        out.element("fr:count", &term.count.to_string()).close();
    }
    out.close().close();
}

fn terms(all: &[Term], out: &mut Writer) {
    if all.is_empty() {
        return;
    }
    out.open("terms");
    for it in all {
        out.open("term").element("value", &it.value);
        number("numberOfRecords", it.number_of_records, out);
        optional("displayTerm", it.display.as_deref(), out);
        optional("whereInList", it.place.map(super::WhereInList::as_str), out);
        fragments("extraTermData", &it.extra, out);
        out.close();
    }
    out.close();
}

fn optional(name: &'static str, text: Option<&str>, out: &mut Writer) {
    if let Some(text) = text {
        out.element(name, text);
    }
}

fn number(name: &'static str, number: Option<u64>, out: &mut Writer) {
    optional(name, number.map(|it| it.to_string()).as_deref(), out);
}

/// All fragments in one element of this name.
fn fragments(name: &'static str, all: &[Fragment], out: &mut Writer) {
    if all.is_empty() {
        return;
    }
    out.open(name);
    for fragment in all {
        out.raw(fragment.as_str());
    }
    out.close();
}
