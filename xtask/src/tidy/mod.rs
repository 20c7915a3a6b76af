//! `cargo xtask tidy`: the house's own checks of its files, where a compiler does not look.
//!
//! Each rule is a function from the files to findings; a finding says where, which rule, what to do.

mod crates;
mod messages;
mod schema;
mod sql;
#[cfg(test)]
mod tests;
mod text;
mod tree;

use std::fmt;
use std::io::Write as _;
use std::path::Path;

use crate::Outcome;
use tree::Tree;

/// Something to put right.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    file: String,
    line: usize,
    rule: &'static str,
    what: String,
}

impl Finding {
    fn new(file: &str, line: usize, rule: &'static str, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            rule,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            rule,
            what,
        } = self;
        write!(f, "{file}:{line}: {rule}: {what}")
    }
}

/// Every rule of the house.
const RULES: [fn(&Tree) -> Vec<Finding>; 12] = [
    text::length,
    text::machine_words,
    text::inline,
    text::marks,
    text::links,
    text::front,
    crates::readme,
    crates::downward,
    messages::same_keys,
    schema::numbers,
    schema::foreign_keys,
    sql::place_and_owner,
];

/// Applies every rule and prints what it finds.
pub(crate) fn run(root: &Path) -> Outcome<bool> {
    let tree = Tree::read(root)?;
    let findings = find(&tree);
    let mut out = std::io::stdout().lock();
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    writeln!(
        out,
        "{} files, {} findings",
        tree.files.len(),
        findings.len()
    )?;
    Ok(findings.is_empty())
}

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(tree)).collect();
    findings.sort();
    findings
}
