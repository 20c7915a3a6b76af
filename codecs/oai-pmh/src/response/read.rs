//! Responses read, with a fault for each departure from OAI-PMH.xsd; what is good is kept.

mod document;
mod list;

use crate::error::Code;
use crate::fault::{Faults, Rule};
use crate::xml::{Element, build, decode};
use crate::{Error, Granularity, Limits, Outcome};

use super::{Answer, DeletedRecord, Identify, MetadataFormat, Response};

use document::{Reading, dated};

impl Response {
    /// Reads a response with the usual limits.
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
        let mut reading = Reading::new(&mut faults);
        let value = document.root.and_then(|root| response(root, &mut reading));
        if value.is_none() {
            let message = "there is no OAI-PMH response in this";
            faults.add(0, Rule::NotOai, message);
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
        "metadata" | "about" | "description" | "setDescription"
    )
}

fn response(root: Element<'_>, reading: &mut Reading<'_>) -> Option<Response> {
    if root.name != "OAI-PMH" {
        return None;
    }
    reading.in_namespace(&root);
    let mut response_date = None;
    let mut request = None;
    let mut errors = Vec::new();
    let mut answer = None;
    let at = root.at;
    for child in root.children {
        match child.name {
            "responseDate" => response_date = Some(dated(&child, reading)),
            "request" => request = Some(asked(&child)),
            "error" => errors.push(error(&child, reading)),
            _ if answer.is_none() => answer = of(child, reading),
            _ => reading.unexpected(&child),
        }
    }
    if !errors.is_empty() {
        answer = Some(Answer::Errors(errors));
    }
    reading.must(at, response_date.is_some(), "responseDate");
    reading.must(at, request.is_some(), "request");
    reading.must(at, answer.is_some(), "answer or error");
    let (base_url, arguments) = request.unwrap_or_default();
    Some(Response {
        response_date: response_date.unwrap_or_else(|| crate::Dated::Odd(String::new())),
        base_url,
        arguments,
        answer: answer?,
    })
}

/// Where a response was asked for, and its arguments.
fn asked(element: &Element<'_>) -> (String, Vec<(String, String)>) {
    let arguments = element.attributes.iter();
    let arguments = arguments.map(|(name, value)| ((*name).to_owned(), value.to_string()));
    (element.value().to_owned(), arguments.collect())
}

fn error(element: &Element<'_>, reading: &mut Reading<'_>) -> Error {
    let code = Code::read(element.attribute("code").unwrap_or_default());
    if let Code::Other(text) = &code {
        let message = format!("`{text}` is no error code of OAI-PMH; it is kept");
        reading.fault(element.at, Rule::ErrorCode, message);
    }
    Error::new(code, element.value())
}

/// The element that answers the verb.
fn of(element: Element<'_>, reading: &mut Reading<'_>) -> Option<Answer> {
    let answer = match element.name {
        "Identify" => Answer::Identify(identify(element, reading)),
        "ListMetadataFormats" => {
            let formats = element.children.into_iter();
            let formats = formats.filter_map(|child| metadata_format(child, reading));
            Answer::ListMetadataFormats(formats.collect())
        }
        "ListSets" => Answer::ListSets(list::page(element, "set", list::set, reading)),
        "GetRecord" => {
            let at = element.at;
            let page = list::page(element, "record", list::record, reading);
            let record = page.items.into_iter().next();
            reading.must(at, record.is_some(), "record");
            Answer::GetRecord(Box::new(record?))
        }
        "ListIdentifiers" => {
            Answer::ListIdentifiers(list::page(element, "header", list::some_header, reading))
        }
        "ListRecords" => Answer::ListRecords(list::page(element, "record", list::record, reading)),
        _ => {
            reading.unexpected(&element);
            return None;
        }
    };
    Some(answer)
}

fn identify(element: Element<'_>, reading: &mut Reading<'_>) -> Identify {
    let at = element.at;
    let mut it = Identify::new("", "", crate::Dated::Odd(String::new()));
    it.granularity = Granularity::Day;
    it.deleted_record = DeletedRecord::No;
    it.protocol_version.clear();
    let mut seen = Vec::new();
    for child in element.children {
        seen.push(child.name);
        let text = child.value().to_owned();
        match child.name {
            "repositoryName" => it.repository_name = text,
            "baseURL" => it.base_url = text,
            "protocolVersion" => it.protocol_version = text,
            "adminEmail" => it.admin_emails.push(text),
            "earliestDatestamp" => it.earliest_datestamp = dated(&child, reading),
            "deletedRecord" => it.deleted_record = deleted_record(&child, reading),
            "granularity" => it.granularity = granularity(&child, reading),
            "compression" => it.compressions.push(text),
            "description" => it.descriptions.extend(child.fragments),
            _ => reading.unexpected(&child),
        }
    }
    for name in REQUIRED {
        reading.must(at, seen.contains(&name), name);
    }
    it
}

/// What an Identify response must have.
const REQUIRED: [&str; 7] = [
    "repositoryName",
    "baseURL",
    "protocolVersion",
    "adminEmail",
    "earliestDatestamp",
    "deletedRecord",
    "granularity",
];

fn deleted_record(element: &Element<'_>, reading: &mut Reading<'_>) -> DeletedRecord {
    let all = [
        DeletedRecord::No,
        DeletedRecord::Persistent,
        DeletedRecord::Transient,
    ];
    let found = all.into_iter().find(|it| it.as_str() == element.value());
    found.unwrap_or_else(|| {
        let message = "deletedRecord is no, persistent or transient; read as no";
        reading.fault(element.at, Rule::Value, message);
        DeletedRecord::No
    })
}

fn granularity(element: &Element<'_>, reading: &mut Reading<'_>) -> Granularity {
    let all = [Granularity::Day, Granularity::Second];
    let found = all.into_iter().find(|it| it.as_str() == element.value());
    found.unwrap_or_else(|| {
        let message = "granularity is YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ; read as the first";
        reading.fault(element.at, Rule::Value, message);
        Granularity::Day
    })
}

fn metadata_format(element: Element<'_>, reading: &mut Reading<'_>) -> Option<MetadataFormat> {
    if element.name != "metadataFormat" {
        reading.unexpected(&element);
        return None;
    }
    let mut text = |name| reading.text_of(&element, name);
    Some(MetadataFormat {
        prefix: text("metadataPrefix"),
        schema: text("schema"),
        namespace: text("metadataNamespace"),
    })
}
