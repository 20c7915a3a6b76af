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
    /// The bytes are not in the encoding that SRU prescribes, UTF-8.
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
    /// The document is XML, but no request or response of SRU.
    NotSru,
    /// An element out of the namespaces of SRU; it is read all the same.
    Namespace,
    /// An element that must be there is not.
    Missing,
    /// An element that may not be there; it is left out.
    Unexpected,
    /// A value that is not one of those the standard lists; what is read instead is told.
    Value,
    /// A record in `string` packing that is no XML; its text is kept.
    Packing,
}

impl fmt::Display for Rule {
    /// The stable name, such as `xml-doctype`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = NAMES.iter().find(|(rule, _)| rule == self);
        f.write_str(row.map_or("fault", |(_, name)| name))
    }
}

/// The stable name of each rule.
const NAMES: [(Rule, &str); 17] = [
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
    (Rule::NotSru, "not-sru"),
    (Rule::Namespace, "namespace"),
    (Rule::Missing, "missing"),
    (Rule::Unexpected, "unexpected"),
    (Rule::Value, "value"),
    (Rule::Packing, "packing"),
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
