//! What is wrong with a piece of input, where, and by which rule.

use std::fmt;

use serde::Serialize;

/// One problem at one place of the input. It stands beside whatever could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where in the input it is: bytes from its start.
    pub offset: u64,
    /// The rule that is broken.
    pub rule: Rule,
    /// What is wrong here, and what was done or can be done about it.
    pub message: String,
}

impl fmt::Display for Fault {
    /// `offset: rule: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.offset, self.rule, self.message)
    }
}

impl std::error::Error for Fault {}

/// The rules that a response can break; the name of each is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// More bytes than [`crate::Limits::bytes`]; what stands before is read.
    TooLong,
    /// Elements nested deeper than [`crate::Limits::depth`]; what is complete is kept.
    TooDeep,
    /// More elements, attributes or namespaces than allowed; what is complete is kept.
    TooMany,
    /// More faults than [`crate::Limits::faults`].
    MoreFaults,
    /// The bytes are not in the encoding that OAI-PMH (3.2) prescribes, UTF-8.
    Encoding,
    /// A character that XML 1.0 (2.2) forbids; U+FFFD stands for it.
    XmlCharacter,
    /// Not well-formed XML; what is complete before it is kept.
    XmlSyntax,
    /// The document ends before its elements do; what is complete is kept.
    XmlCut,
    /// A document type declaration; it is never followed.
    XmlDoctype,
    /// An entity that XML itself does not define; it is kept as it is written.
    XmlEntity,
    /// A prefix that is bound to no namespace.
    XmlNamespace,
    /// The document is XML, but not an OAI-PMH response.
    NotOai,
    /// An element out of its namespace; it is read all the same.
    Namespace,
    /// An element that must be there is not (OAI-PMH.xsd).
    Missing,
    /// An element or attribute that may not be there (OAI-PMH.xsd); it is left out.
    Unexpected,
    /// A date that is not `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ` (3.3); it is kept as text.
    Datestamp,
    /// A set name that is not made as 2.6 says; it is kept as text.
    SetSpec,
    /// An error code that OAI-PMH (3.6) does not know; it is kept.
    ErrorCode,
    /// A value that is not one of those the schema lists; what is read instead is told.
    Value,
    /// A deleted record with metadata (2.5.1); the metadata is kept.
    DeletedMetadata,
    /// A resumption token that was given before: following it would never end.
    TokenRepeats,
}

impl fmt::Display for Rule {
    /// The stable name, such as `xml-doctype`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = NAMES.iter().find(|(rule, _)| rule == self);
        f.write_str(row.map_or("fault", |(_, name)| name))
    }
}

/// The stable name of each rule.
const NAMES: [(Rule, &str); 21] = [
    (Rule::TooLong, "too-long"),
    (Rule::TooDeep, "too-deep"),
    (Rule::TooMany, "too-many"),
    (Rule::MoreFaults, "more-faults"),
    (Rule::Encoding, "encoding"),
    (Rule::XmlCharacter, "xml-character"),
    (Rule::XmlSyntax, "xml-syntax"),
    (Rule::XmlCut, "xml-cut"),
    (Rule::XmlDoctype, "xml-doctype"),
    (Rule::XmlEntity, "xml-entity"),
    (Rule::XmlNamespace, "xml-namespace"),
    (Rule::NotOai, "not-oai"),
    (Rule::Namespace, "namespace"),
    (Rule::Missing, "missing"),
    (Rule::Unexpected, "unexpected"),
    (Rule::Datestamp, "datestamp"),
    (Rule::SetSpec, "set-spec"),
    (Rule::ErrorCode, "error-code"),
    (Rule::Value, "value"),
    (Rule::DeletedMetadata, "deleted-metadata"),
    (Rule::TokenRepeats, "token-repeats"),
];

/// The faults found so far, kept to a number that bounds memory.
#[derive(Debug)]
pub(crate) struct Faults {
    list: Vec<Fault>,
    most: usize,
    left_off: u64,
}

impl Faults {
    pub(crate) const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            left_off: 0,
        }
    }

    pub(crate) fn add(&mut self, offset: u64, rule: Rule, message: impl Into<String>) {
        if self.list.len() >= self.most {
            self.left_off += 1;
            return;
        }
        let message = message.into();
        self.list.push(Fault {
            offset,
            rule,
            message,
        });
    }

    /// All of them in the order of the input, their places put through `place`, with a last one
    /// that says how many were left off.
    pub(crate) fn finish(mut self, place: impl Fn(u64) -> u64) -> Vec<Fault> {
        for fault in &mut self.list {
            fault.offset = place(fault.offset);
        }
        self.list.sort_by_key(|fault| fault.offset);
        if self.left_off > 0 {
            let offset = self.list.last().map_or(0, |fault| fault.offset);
            self.list.push(Fault {
                offset,
                rule: Rule::MoreFaults,
                message: format!("{} more faults are not listed", self.left_off),
            });
        }
        self.list
    }
}
