//! Records in the syntaxes that libraries exchange.

use super::{Encoding, External, OpacRecord};
use crate::ber::read::Reader;
use crate::ber::tree::Tree;
use crate::ber::value::{Bytes, Opaque, Value};
use crate::ber::write::Writer;
use crate::{Fault, Limits, Oid};

/// A record taken out of its EXTERNAL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record<'a> {
    /// MARC 21, UNIMARC or another MARC in ISO 2709.
    Marc(&'a [u8]),
    /// XML, such as MARCXML.
    Xml(&'a [u8]),
    /// Lines of text for people (SUTRS).
    Sutrs(String),
    /// With holdings.
    Opac(Box<OpacRecord>),
    /// Of another syntax.
    Other,
}

impl External {
    fn octets(syntax: &str, bytes: &[u8]) -> Self {
        Self {
            direct_reference: Oid::named(syntax),
            encoding: Encoding::Octets(Bytes(bytes.to_vec())),
            ..Self::default()
        }
    }

    fn single(syntax: &str, value: &impl Value, tag: crate::ber::Tag) -> Self {
        let mut writer = Writer::default();
        value.write(&mut writer, tag);
        let content = writer.finish();
        Self {
            direct_reference: Oid::named(syntax),
            encoding: Encoding::Single(Opaque {
                constructed: true,
                content,
            }),
            ..Self::default()
        }
    }

    /// A MARC 21 record in ISO 2709.
    #[must_use]
    pub fn marc21(record: &[u8]) -> Self {
        Self::octets("usmarc", record)
    }

    /// A record in XML.
    #[must_use]
    pub fn xml(record: &[u8]) -> Self {
        Self::octets("xml", record)
    }

    /// A record as lines of text.
    #[must_use]
    pub fn sutrs(text: &str) -> Self {
        Self::single("sutrs", &text.to_owned(), String::TAG)
    }

    /// A record with holdings.
    #[must_use]
    pub fn opac(record: &OpacRecord) -> Self {
        Self::single("opac", record, OpacRecord::TAG)
    }

    /// The record, by its syntax; and what is wrong with an OPAC record, each fault at the byte of
    /// the record.
    #[must_use]
    pub fn record(&self, limits: Limits) -> (Record<'_>, Vec<Fault>) {
        let syntax = self.direct_reference.as_ref().map(ToString::to_string);
        let syntax = syntax.unwrap_or_default();
        let marc = syntax.strip_prefix("1.2.840.10003.5.");
        let marc = marc.and_then(|number| number.parse::<u8>().ok());
        match &self.encoding {
            Encoding::Octets(bytes) if marc.is_some_and(|number| number < 100) => {
                (Record::Marc(&bytes.0), Vec::new())
            }
            Encoding::Octets(bytes) if is_xml(&syntax) => (Record::Xml(&bytes.0), Vec::new()),
            Encoding::Octets(bytes) if marc == Some(101) => {
                let text = String::from_utf8_lossy(&bytes.0).into_owned();
                (Record::Sutrs(text), Vec::new())
            }
            Encoding::Single(single) => read_single(marc, &single.content, limits),
            Encoding::Octets(_) | Encoding::Arbitrary(_) => (Record::Other, Vec::new()),
        }
    }
}

/// XML, SGML and HTML (1.2.840.10003.5.109 and below).
fn is_xml(syntax: &str) -> bool {
    syntax.starts_with("1.2.840.10003.5.109.")
}

fn read_single(
    syntax: Option<u8>,
    content: &[u8],
    limits: Limits,
) -> (Record<'static>, Vec<Fault>) {
    let mut faults = Vec::new();
    let tree = Tree::new(content, limits, &mut faults);
    let mut reader = Reader::new(limits, faults);
    let record = match (syntax, tree.root()) {
        (Some(101), Some(view)) => Record::Sutrs(String::read(&mut reader, view)),
        (Some(102), Some(view)) => Record::Opac(Box::new(OpacRecord::read(&mut reader, view))),
        _ => return (Record::Other, Vec::new()),
    };
    (record, reader.finish())
}
