//! Which attributes of Z39.50 an index, a relation, a position stand for: a mapping as data.

mod attributes;
mod clause;
mod pqf;
mod proximity;
mod term;

use std::collections::HashMap;

use crate::{Fault, Rule};

/// One attribute: `1=4`, `bib-1 1=4`, `1=title`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Attribute {
    /// The attribute set, if it is not the one of the query.
    pub set: Option<String>,
    /// The type of attribute: `1` use, `2` relation, `3` position, `4` structure, `5` truncation,
    /// `6` completeness in Bib-1.
    pub kind: u32,
    /// Its value: a number, or a name.
    pub value: String,
}

/// A mapping between CQL and attributes, read from properties as yaz and cql-java use them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Keys as written with their attributes, in the order of the lines.
    lines: Vec<(String, Vec<Attribute>)>,
    by_key: HashMap<String, usize>,
    /// Prefixes of context sets in lower case, and the default set under the empty prefix.
    sets: Vec<(String, String)>,
}

/// The mapping that comes with the crate: Dublin Core, Bath and CQL's own indexes to Bib-1.
const BIB_1: &str = include_str!("../data/bib1.properties");

impl Mapping {
    /// Dublin Core, Bath and CQL's own indexes to Bib-1.
    #[must_use]
    pub fn bib1() -> Self {
        Self::read(BIB_1).0
    }

    /// Reads properties: `set.dc = identifier`, `index.dc.title = 1=4`, `relation.le = 2=2`,
    /// `relationModifier.stem = 2=101`, `position.first = 3=1 6=1`, `structure.* = 4=1`,
    /// `truncation.right = 5=1`, `always = 6=1`. Lines that are none of these are told.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        let mut mapping = Self::default();
        let mut faults = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let said = without_comment(line).trim();
            if !said.is_empty() && mapping.take_line(said).is_none() {
                faults.push(Fault::new(at, Rule::MappingLine, said));
            }
            at += line.len();
        }
        (mapping, faults)
    }

    fn take_line(&mut self, line: &str) -> Option<()> {
        let (key, value) = line.split_once('=')?;
        let (key, value) = (key.trim(), value.trim());
        let folded = key.to_lowercase();
        if key.is_empty() || key.contains(char::is_whitespace) {
            return None;
        }
        if folded == "set" {
            self.sets.push((String::new(), value.to_owned()));
        } else if let Some(prefix) = folded.strip_prefix("set.") {
            self.sets.push((prefix.to_owned(), value.to_owned()));
        } else {
            let attributes = attributes::read(value)?;
            self.by_key.entry(folded).or_insert(self.lines.len());
            self.lines.push((key.to_owned(), attributes));
        }
        Some(())
    }

    /// The attributes of `category.name`, or of `category.*` with the name put for each star.
    fn lookup(&self, category: &str, name: &str) -> Option<Vec<Attribute>> {
        let exact = self.line(&format!("{category}.{name}"));
        if let Some(found) = exact {
            return Some(found.clone());
        }
        let any = self.line(&format!("{category}.*"))?;
        let fill = |attribute: &Attribute| Attribute {
            value: attribute.value.replace('*', name),
            ..attribute.clone()
        };
        Some(any.iter().map(fill).collect())
    }

    fn line(&self, key: &str) -> Option<&Vec<Attribute>> {
        let place = self.by_key.get(&key.to_lowercase())?;
        self.lines.get(*place).map(|(_, attributes)| attributes)
    }

    /// All lines: the key as written, its attributes.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&str, &[Attribute])> {
        self.lines
            .iter()
            .map(|(key, attributes)| (key.as_str(), attributes.as_slice()))
    }

    /// The identifier that the mapping gives a prefix (`""` for names without one).
    fn uri_of(&self, prefix: &str) -> Option<&str> {
        let prefix = prefix.to_lowercase();
        let found = self.sets.iter().find(|(name, _)| *name == prefix);
        found.map(|(_, uri)| uri.as_str())
    }

    /// The prefix by which the mapping's lines call a context set.
    fn prefix_of(&self, uri: &str) -> Option<&str> {
        let named = self.sets.iter().filter(|(name, _)| !name.is_empty());
        let found = named.clone().find(|(_, known)| known == uri);
        found.map(|(name, _)| name.as_str())
    }
}

/// A line up to `#` at its start or after a space; identifiers may hold that sign.
fn without_comment(line: &str) -> &str {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if c == '#' && before.is_whitespace() {
            return &line[..at];
        }
        before = c;
    }
    line
}
