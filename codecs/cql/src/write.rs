//! From a query back to text.

use std::fmt;

use crate::query::{Body, Boolean, Clause, Modifier, Node, Prefix, Query, SortKey};
use crate::walk::Step;
use crate::word::escape_quotes;

/// Where a node stands: this decides about parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Root,
    Left,
    Right,
}

impl fmt::Display for Query {
    /// CQL with the fewest parentheses that keep its meaning.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps = vec![Step::Node(self.root(), Side::Root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Text(text) => f.write_str(text)?,
                Step::Boolean(boolean) => write!(f, " {boolean} ")?,
                Step::Node(id, side) => {
                    if let Some(node) = self.node(id) {
                        write_node(f, node, side, &mut steps)?;
                    }
                }
            }
        }
        write_sort(f, &self.sort)
    }
}

fn write_node<'a>(
    f: &mut fmt::Formatter<'_>,
    node: &'a Node,
    side: Side,
    steps: &mut Vec<Step<'a, Side>>,
) -> fmt::Result {
    let triple = matches!(node.body, Body::Triple { .. });
    let grouped = match side {
        Side::Root => false,
        Side::Left => !node.prefixes.is_empty(),
        Side::Right => triple || !node.prefixes.is_empty(),
    };
    if grouped {
        f.write_str("(")?;
        steps.push(Step::Text(")"));
    }
    for prefix in &node.prefixes {
        write!(f, "{prefix} ")?;
    }
    match &node.body {
        Body::Clause(clause) => return write!(f, "{clause}"),
        Body::Triple {
            boolean,
            left,
            right,
        } => {
            steps.push(Step::Node(*right, Side::Right));
            steps.push(Step::Boolean(boolean));
            steps.push(Step::Node(*left, Side::Left));
        }
    }
    Ok(())
}

impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uri = escape_quotes(&self.uri.text);
        match &self.name {
            Some(name) => write!(f, "> {name} = \"{uri}\""),
            None => write!(f, "> \"{uri}\""),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(access) = &self.access {
            let relation = &access.relation;
            write!(f, "{} {}", access.index, relation.comparison.text())?;
            write_modifiers(f, &relation.modifiers)?;
            f.write_str(" ")?;
        }
        match self.terms.as_slice() {
            [] => f.write_str("\"\""),
            [term] => write!(f, "{term}"),
            terms => write_quoted(f, terms),
        }
    }
}

/// Words side by side: in quotes, so that none is taken for a relation.
fn write_quoted(f: &mut fmt::Formatter<'_>, terms: &[crate::Word]) -> fmt::Result {
    for (n, term) in terms.iter().enumerate() {
        let space = if n == 0 { "" } else { " " };
        write!(f, "{space}\"{}\"", escape_quotes(&term.text))?;
    }
    Ok(())
}

impl fmt::Display for Boolean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operator.text())?;
        write_modifiers(f, &self.modifiers)
    }
}

fn write_sort(f: &mut fmt::Formatter<'_>, keys: &[SortKey]) -> fmt::Result {
    if keys.is_empty() {
        return Ok(());
    }
    f.write_str(" sortby")?;
    for key in keys {
        write!(f, " {}", key.index)?;
        write_modifiers(f, &key.modifiers)?;
    }
    Ok(())
}

fn write_modifiers(f: &mut fmt::Formatter<'_>, modifiers: &[Modifier]) -> fmt::Result {
    for modifier in modifiers {
        write!(f, "/{}", modifier.name)?;
        if let Some((symbol, value)) = &modifier.value {
            write!(f, "{}{value}", symbol.text())?;
        }
    }
    Ok(())
}
