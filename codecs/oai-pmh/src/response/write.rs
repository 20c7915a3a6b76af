//! Responses written as OAI-PMH.xsd has them, elements in its order.

use std::io::{self, Write};

use crate::xml::Writer;
use crate::{Fragment, Header, Record};

use super::{Answer, Identify, MetadataFormat, Page, Response, Resumption, Set};

/// The namespace of OAI-PMH 2.0.
pub(super) const NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/";

/// Where its schema is.
const SCHEMA: &str =
    "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";

impl Response {
    /// The response as XML in UTF-8.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut out = Writer::document();
        out.open("OAI-PMH")
            .attribute("xmlns", NAMESPACE)
            .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            .attribute("xsi:schemaLocation", SCHEMA)
            .element("responseDate", &self.response_date.to_string())
            .open("request");
        for (name, value) in &self.arguments {
            out.attribute(name, value);
        }
        out.text(&self.base_url).close();
        self.answer.write(&mut out);
        out.finish()
    }

    /// Writes the response as XML in UTF-8.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_to(&self, mut out: impl Write) -> io::Result<()> {
        out.write_all(self.to_xml().as_bytes())
    }
}

impl Answer {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Errors(errors) => {
                for error in errors {
                    out.open("error").attribute("code", error.code.as_str());
                    out.text(&error.message).close();
                }
            }
            Self::Identify(it) => identify(it, out),
            Self::ListMetadataFormats(formats) => {
                out.open("ListMetadataFormats");
                formats
                    .iter()
                    .for_each(|format| metadata_format(format, out));
                out.close();
            }
            Self::ListSets(it) => page("ListSets", it, set, out),
            Self::GetRecord(it) => {
                out.open("GetRecord");
                record(it, out);
                out.close();
            }
            Self::ListIdentifiers(it) => page("ListIdentifiers", it, header, out),
            Self::ListRecords(it) => page("ListRecords", it, record, out),
        }
    }
}

fn identify(it: &Identify, out: &mut Writer) {
    out.open("Identify")
        .element("repositoryName", &it.repository_name)
        .element("baseURL", &it.base_url)
        .element("protocolVersion", &it.protocol_version);
    for email in &it.admin_emails {
        out.element("adminEmail", email);
    }
    out.element("earliestDatestamp", &it.earliest_datestamp.to_string())
        .element("deletedRecord", it.deleted_record.as_str())
        .element("granularity", it.granularity.as_str());
    for compression in &it.compressions {
        out.element("compression", compression);
    }
    fragments("description", &it.descriptions, out);
    out.close();
}

fn metadata_format(format: &MetadataFormat, out: &mut Writer) {
    out.open("metadataFormat")
        .element("metadataPrefix", &format.prefix)
        .element("schema", &format.schema)
        .element("metadataNamespace", &format.namespace)
        .close();
}

fn page<T>(name: &'static str, page: &Page<T>, item: fn(&T, &mut Writer), out: &mut Writer) {
    out.open(name);
    page.items.iter().for_each(|it| item(it, out));
    if let Some(token) = &page.token {
        resumption(token, out);
    }
    out.close();
}

fn resumption(token: &Resumption, out: &mut Writer) {
    out.open("resumptionToken");
    if let Some(expires) = &token.expires {
        out.attribute("expirationDate", &expires.to_string());
    }
    if let Some(size) = token.complete_list_size {
        out.attribute("completeListSize", &size.to_string());
    }
    if let Some(cursor) = token.cursor {
        out.attribute("cursor", &cursor.to_string());
    }
    if !token.value.is_empty() {
        out.text(&token.value);
    }
    out.close();
}

fn set(set: &Set, out: &mut Writer) {
    out.open("set")
        .element("setSpec", &set.spec)
        .element("setName", &set.name);
    fragments("setDescription", &set.descriptions, out);
    out.close();
}

fn header(header: &Header, out: &mut Writer) {
    out.open("header");
    if header.deleted {
        out.attribute("status", "deleted");
    }
    out.element("identifier", &header.identifier)
        .element("datestamp", &header.datestamp.to_string());
    for set in &header.sets {
        out.element("setSpec", set);
    }
    out.close();
}

fn record(record: &Record, out: &mut Writer) {
    out.open("record");
    header(&record.header, out);
    let metadata = record.metadata.as_ref();
    fragments(
        "metadata",
        metadata.map_or(&[][..], std::slice::from_ref),
        out,
    );
    fragments("about", &record.about, out);
    out.close();
}

/// Each fragment in an element of this name.
fn fragments(name: &'static str, all: &[Fragment], out: &mut Writer) {
    for fragment in all {
        out.open(name).raw(fragment.as_str()).close();
    }
}
