//! What a conversion says beside its result.

use std::fmt;

use callslip_marc::{Kind, Record};

/// What a record becomes, and what stood in the way of more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted<T> {
    /// The record in the other form; never nothing, however little the record holds.
    pub value: T,
    /// What the record lacks, or what could not be taken over.
    pub faults: Vec<Fault>,
}

/// One thing that the record lacks or holds oddly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that is broken.
    pub rule: Rule,
    /// The field concerned.
    pub tag: &'static str,
}

/// The rules of a conversion; the name of each is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// An authority or holdings record: the mappings are for bibliographic records.
    NotBibliographic,
    /// No 245 with a title: the result has none.
    NoTitle,
    /// A character that XML 1.0 (2.2) forbids; U+FFFD stands for it.
    Character,
    /// An 880 whose $6 does not name a field; it is left out.
    Linkage,
}

/// Name and message of each rule.
const RULES: [(Rule, &str, &str); 4] = [
    (
        Rule::NotBibliographic,
        "not-bibliographic",
        "this is no bibliographic record; the mapping does not fit it",
    ),
    (
        Rule::NoTitle,
        "no-title",
        "there is no title; add a 245 with $a",
    ),
    (
        Rule::Character,
        "character",
        "a character that XML forbids was written as U+FFFD; take it out",
    ),
    (
        Rule::Linkage,
        "linkage",
        "$6 does not name the field that this one stands for; it was left out",
    ),
];

impl Rule {
    /// The stable name, such as `no-title`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (Self, &'static str, &'static str) {
        let row = RULES.iter().find(|row| row.0 == self);
        row.copied().unwrap_or((self, "fault", ""))
    }
}

impl fmt::Display for Fault {
    /// `rule: tag: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (_, name, message) = self.rule.row();
        write!(f, "{name}: {}: {message}", self.tag)
    }
}

/// What a record lacks for any of the conversions.
pub(crate) fn of(record: &Record) -> Vec<Fault> {
    let mut faults = Vec::new();
    if record.kind() != Kind::Bib {
        let (rule, tag) = (Rule::NotBibliographic, "LDR");
        faults.push(Fault { rule, tag });
    } else if callslip_marc::views::title(record).is_none() {
        let (rule, tag) = (Rule::NoTitle, "245");
        faults.push(Fault { rule, tag });
    }
    let linked = callslip_marc::views::pairs(record).len();
    if linked < record.data_fields("880").count() {
        let (rule, tag) = (Rule::Linkage, "880");
        faults.push(Fault { rule, tag });
    }
    faults
}
