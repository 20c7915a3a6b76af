//! Dublin Core, simple (`oai_dc`) and qualified (`dcterms`), after the *MARC to Dublin Core
//! Crosswalk* of the Library of Congress (2008). The rows of both mappings are the files
//! `simple.txt` and `qualified.txt`.

mod fixed;
mod rows;

use std::collections::HashSet;

use callslip_marc::Record;

use crate::fault::{self, Converted, Fault, Rule};
use crate::field::sources;
use crate::xml::{Element, forbidden};

/// Which of the two Dublin Cores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The fifteen elements, as OAI-PMH wants them.
    Simple,
    /// The terms with their encoding schemes.
    Qualified,
}

/// One statement about the resource.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Statement {
    /// The term, without prefix: `title`, `isPartOf`.
    pub term: &'static str,
    /// The encoding scheme of the value (qualified only), with prefix: `dcterms:ISO639-2`.
    pub scheme: Option<&'static str>,
    /// The value.
    pub value: String,
}

/// What a record says in Dublin Core, in the order of the mapping; nothing is said twice.
///
/// ```
/// use callslip_marc::{DataField, Record};
/// use callslip_mods_dc::dc::{Profile, statements};
///
/// let mut record = Record::default();
/// record.add(DataField::new("245", *b"10").with('a', "Walden /").with('c', "Thoreau."));
/// let all = statements(&record, Profile::Simple);
/// assert_eq!((all[0].term, all[0].value.as_str()), ("title", "Walden"));
/// ```
#[must_use]
pub fn statements(record: &Record, profile: Profile) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    let mut seen: HashSet<Statement> = HashSet::new();
    let mut add = |statement: Statement| {
        // What was said with a scheme is not said again without.
        let plain = Statement {
            scheme: None,
            ..statement.clone()
        };
        let said =
            seen.contains(&statement) || (statement.scheme.is_none() && seen.contains(&plain));
        if !statement.value.is_empty() && !said {
            seen.extend([statement.clone(), plain]);
            all.push(statement);
        }
    };
    let sources = sources(record);
    for row in rows::of(profile) {
        for source in &sources {
            if row.fields.takes(source.tag(), &source.field) {
                row.statements(&source.field).into_iter().for_each(&mut add);
            }
        }
    }
    fixed::statements(record, profile)
        .into_iter()
        .for_each(&mut add);
    all
}

/// The record as one element of XML: `oai_dc:dc`, or `qualifieddc` with `dcterms`.
#[must_use]
pub fn to_element(record: &Record, profile: Profile) -> Converted<Element> {
    let mut root = root(profile);
    let mut faults = fault::of(record);
    let all = statements(record, profile);
    if all.iter().any(|it| it.value.contains(forbidden)) {
        let (rule, tag) = (Rule::Character, "any");
        faults.push(Fault { rule, tag });
    }
    for statement in all {
        let name = name(profile, statement.term);
        let element = Element::text(name, statement.value);
        root.push(element.with_some("xsi:type", statement.scheme));
    }
    Converted {
        value: root,
        faults,
    }
}

/// The root, with its namespaces and schema.
fn root(profile: Profile) -> Element {
    let (name, namespaces) = match profile {
        Profile::Simple => ("oai_dc:dc", SIMPLE),
        Profile::Qualified => ("qdc:qualifieddc", QUALIFIED),
    };
    let mut root = Element::new(name);
    for (prefix, uri) in namespaces {
        root = root.with(prefix, *uri);
    }
    root
}

const SIMPLE: &[(&str, &str)] = &[
    (
        "xmlns:oai_dc",
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
    ),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    ),
];

const QUALIFIED: &[(&str, &str)] = &[
    ("xmlns:qdc", "http://dublincore.org/xml/qdc/2008/02/11/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// The name of a term's element.
fn name(profile: Profile, term: &str) -> &'static str {
    let all = rows::terms(profile);
    let known = all.iter().find(|(known, _)| *known == term);
    known.map_or("dc:description", |(_, name)| name)
}
