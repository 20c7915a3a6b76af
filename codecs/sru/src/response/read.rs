//! Responses read, with a fault for each departure from the schemas; what is good is kept.

mod facets;
mod results;

use crate::fault::{Faults, Rule};
use crate::request::{fault_in, inside_soap, version_of};
use crate::version::of_namespace;
use crate::xml::{Element, Uri, build, decode};
use crate::{Diagnostic, Fragment, Limits, Operation, Outcome, Version};

use super::{Answer, Response};

impl Response {
    /// Reads a response, in a SOAP envelope or without, with the usual limits.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Outcome<Self> {
        Self::read_with(bytes, Limits::default())
    }

    /// Reads a response within these limits.
    #[must_use]
    pub fn read_with(bytes: &[u8], limits: Limits) -> Outcome<Self> {
        let mut faults = Faults::new(limits.faults);
        let within = &bytes[..bytes.len().min(limits.bytes)];
        if within.len() < bytes.len() {
            let message = format!("only the first {} bytes are read", limits.bytes);
            faults.add(limits.bytes as u64, Rule::TooLong, message);
        }
        let text = decode(within, &mut faults);
        let document = build(&text.text, opaque, false, limits, &mut faults);
        let root = document.root.and_then(inside_soap);
        let value = root.and_then(|root| response(root, &mut faults));
        if value.is_none() {
            faults.add(0, Rule::NotSru, "there is no response of SRU in this");
        }
        Outcome {
            value,
            faults: faults.finish(|at| text.place(at)),
        }
    }
}

/// The elements whose contents are of another schema.
fn opaque(name: &str) -> bool {
    matches!(
        name,
        "recordData"
            | "extraRecordData"
            | "extraResponseData"
            | "extraTermData"
            | "extraRequestData"
            | "searchResultAnalysis"
    )
}

fn response(root: Element<'_>, faults: &mut Faults) -> Option<Response> {
    if fault_in(&root, faults) {
        return None;
    }
    let operation = Operation::ALL.into_iter().find(|it| {
        let name = root.name.strip_suffix("Response");
        name == Some(it.as_str())
    })?;
    if of_namespace(root.space.as_ref().map(Uri::as_str)).is_none() {
        let message = format!("{} is in no namespace of SRU; read all the same", root.name);
        faults.add(root.at, Rule::Namespace, message);
    }
    let version = version_of(&root).unwrap_or_default();
    let mut parts = Parts {
        version,
        response: Response {
            version,
            answer: Answer::empty(operation),
            echo: Vec::new(),
            diagnostics: Vec::new(),
            extra: Vec::new(),
        },
        faults,
    };
    parts.read(root);
    Some(parts.response)
}

/// A response being put together.
struct Parts<'f> {
    version: Version,
    response: Response,
    faults: &'f mut Faults,
}

impl Parts<'_> {
    fn read(&mut self, root: Element<'_>) {
        let mut answer = std::mem::replace(&mut self.response.answer, Answer::Explain(None));
        let at = root.at;
        let mut counted = false;
        for child in root.children {
            counted |= child.name == "numberOfRecords";
            match child.name {
                "version" => self.told(&child),
                "diagnostics" => self.diagnostics(child),
                "extraResponseData" => self.response.extra.extend(child.fragments),
                name if name.starts_with("echoed") => self.echo(child),
                _ => self.answer(child, &mut answer),
            }
        }
        let search = matches!(answer, Answer::SearchRetrieve(_));
        if search && !counted && self.response.diagnostics.is_empty() {
            self.faults
                .add(at, Rule::Missing, "numberOfRecords is missing; read as 0");
        }
        self.response.answer = answer;
    }

    fn told(&mut self, element: &Element<'_>) {
        if Version::read(element.value()).is_none() {
            let message = format!("this version is not known; read as {}", self.version);
            self.faults.add(element.at, Rule::Value, message);
        }
    }

    fn answer(&mut self, child: Element<'_>, answer: &mut Answer) {
        match answer {
            Answer::SearchRetrieve(it) => results::read(child, it, self.faults),
            Answer::Explain(it) if child.name == "record" && it.is_none() => {
                *it = results::record(child, self.faults);
            }
            Answer::Scan(it) if child.name == "terms" => {
                for term in child.children {
                    it.extend(results::term(term, self.faults));
                }
            }
            Answer::Explain(_) | Answer::Scan(_) => unexpected(&child, self.faults),
        }
    }

    /// The parameters repeated; what is of another schema is added to the extra data.
    fn echo(&mut self, element: Element<'_>) {
        for child in element.children {
            if child.fragments.is_empty() && child.children.is_empty() {
                if !child.value().is_empty() {
                    self.response
                        .echo
                        .push((child.name.to_owned(), child.text.into_owned()));
                }
            } else if child.name == "extraRequestData" {
                self.response.extra.extend(child.fragments);
            }
        }
    }

    fn diagnostics(&mut self, element: Element<'_>) {
        for child in element.children {
            if child.name == "diagnostic" {
                let it = diagnostic(&child);
                if it.uri.is_empty() {
                    self.faults.add(child.at, Rule::Missing, "uri is missing");
                }
                self.response.diagnostics.push(it);
            } else {
                unexpected(&child, self.faults);
            }
        }
    }
}

/// A diagnostic; what it does not say is empty.
pub(super) fn diagnostic(element: &Element<'_>) -> Diagnostic {
    Diagnostic {
        uri: child(element, "uri").unwrap_or_default(),
        details: child(element, "details"),
        message: child(element, "message"),
    }
}

/// The text of the child of this name.
pub(super) fn child(element: &Element<'_>, name: &str) -> Option<String> {
    let found = element.children.iter().find(|child| child.name == name)?;
    Some(found.value().to_owned())
}

/// Notes an element that has no place where it stands.
fn unexpected(element: &Element<'_>, faults: &mut Faults) {
    let name: String = element.name.chars().take(40).collect();
    let message = format!("`{name}` has no place here; it is left out");
    faults.add(element.at, Rule::Unexpected, message);
}

/// A whole number; another text is a fault.
fn number(element: &Element<'_>, faults: &mut Faults) -> Option<u64> {
    let number = element.value().parse().ok().filter(|_| element.whole);
    if number.is_none() && element.whole && !element.value().is_empty() {
        let message = format!("{} is not a number; it is left out", element.name);
        faults.add(element.at, Rule::Value, message);
    }
    number
}

impl Fragment {
    /// Its elements.
    pub(crate) fn tree(&self) -> Option<Element<'_>> {
        let mut faults = Faults::new(0);
        let limits = Limits::default();
        build(self.as_str(), |_| false, false, limits, &mut faults).root
    }
}
