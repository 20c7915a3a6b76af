//! Requests in SOAP envelopes, as SRU over SOAP (formerly SRW) sends them.

use crate::fault::{Faults, Rule};
use crate::version::of_namespace;
use crate::xml::{Element, Uri, Writer, build, decode};
use crate::{Diagnostic, Limits, Operation, Version};

use super::{Refusal, Request, Rules};

/// The namespace of SOAP 1.1 envelopes.
const ENVELOPE: &str = "http://schemas.xmlsoap.org/soap/envelope/";

/// Opens the envelope and its body.
pub(crate) fn begin(out: &mut Writer) {
    out.open("soap:Envelope")
        .attribute("xmlns:soap", ENVELOPE)
        .open("soap:Body");
}

/// What is in the body of an envelope, or the document itself when there is none.
pub(crate) fn inside(root: Element<'_>) -> Option<Element<'_>> {
    if root.name != "Envelope" {
        return Some(root);
    }
    let body = root
        .children
        .into_iter()
        .find(|child| child.name == "Body")?;
    body.children.into_iter().next()
}

/// A fault for a request that is no request of SRU.
#[must_use]
pub fn soap_fault(message: &str) -> String {
    let mut out = Writer::document();
    begin(&mut out);
    out.open("soap:Fault")
        .element("faultcode", "soap:Client")
        .element("faultstring", message);
    out.finish()
}

impl Rules<'_> {
    /// Reads a request in a SOAP envelope.
    ///
    /// # Errors
    /// The diagnostics to answer with; diagnostic 4 when it is no request of SRU.
    pub fn read_soap(&self, bytes: &[u8], limits: Limits) -> Result<Request, Refusal> {
        let refuse = |details: String| Refusal {
            version: self.default,
            operation: Operation::Explain,
            diagnostics: vec![Diagnostic::standard(4, details)],
        };
        let mut faults = Faults::new(1);
        let within = &bytes[..bytes.len().min(limits.bytes)];
        let text = decode(within, &mut faults);
        let document = build(&text.text, |_| false, false, limits, &mut faults);
        if let Some(fault) = faults.finish(|at| text.place(at)).first() {
            return Err(refuse(fault.to_string()));
        }
        let element = document.root.and_then(inside);
        let element = element.ok_or_else(|| refuse("the envelope is empty".to_owned()))?;
        let name = element.name.strip_suffix("Request").unwrap_or_default();
        let operation = Operation::read(name);
        let operation =
            operation.ok_or_else(|| refuse(format!("no request is `{}`", element.name)))?;
        self.read_pairs(&pairs(&element, operation))
    }
}

/// The parameters that the elements of a request are.
fn pairs(element: &Element<'_>, operation: Operation) -> Vec<(String, String)> {
    let children = element.children.iter();
    let plain = children.filter(|child| child.children.is_empty());
    let mut all: Vec<(String, String)> = plain
        .map(|child| (child.name.to_owned(), child.text.to_string()))
        .collect();
    let told = all.iter().any(|(name, _)| name == "version");
    if let Some(version) = of_namespace(element.space.as_ref().map(Uri::as_str)).filter(|_| !told) {
        all.insert(0, ("version".to_owned(), version.to_string()));
    }
    all.insert(0, ("operation".to_owned(), operation.as_str().to_owned()));
    all
}

/// The version that a response is in.
pub(crate) fn version_of(element: &Element<'_>) -> Option<Version> {
    let told = element
        .children
        .iter()
        .find(|child| child.name == "version");
    let told = told.and_then(|child| Version::read(child.value()));
    told.or_else(|| of_namespace(element.space.as_ref().map(Uri::as_str)))
}

/// The fault of an envelope, when that is what it holds.
pub(crate) fn fault_in(element: &Element<'_>, faults: &mut Faults) -> bool {
    if element.name != "Fault" {
        return false;
    }
    let said = element
        .children
        .iter()
        .find(|child| child.name == "faultstring");
    let said: String = said
        .map_or("", |child| child.value())
        .chars()
        .take(200)
        .collect();
    faults.add(element.at, Rule::NotSru, format!("a SOAP fault: {said}"));
    true
}
