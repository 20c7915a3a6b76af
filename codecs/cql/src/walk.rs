//! A walk through a query from its root, without recursion.

use crate::query::{Body, Boolean, Node, NodeId, Prefix, Query};

/// One step of a walk that writes: a node to open, or something to write after one.
pub(crate) enum Step<'a, T> {
    Node(NodeId, T),
    Boolean(&'a Boolean),
    Text(&'static str),
}

/// The prefix maps in force at each node.
pub(crate) struct Scopes<'a> {
    query: &'a Query,
    /// For each node, the nearest one with maps that it stands in or is.
    nearest: Vec<Option<usize>>,
    /// For each node, the same of what it stands in.
    above: Vec<Option<usize>>,
}

impl<'a> Scopes<'a> {
    /// Goes from the root, which is last, down to the operands.
    pub(crate) fn new(query: &'a Query) -> Self {
        let nodes = query.nodes();
        let mut nearest = vec![None; nodes.len()];
        let mut above = vec![None; nodes.len()];
        for (n, node) in nodes.iter().enumerate().rev() {
            nearest[n] = if node.prefixes.is_empty() {
                above[n]
            } else {
                Some(n)
            };
            if let Body::Triple { left, right, .. } = &node.body {
                above[left.0] = nearest[n];
                above[right.0] = nearest[n];
            }
        }
        Self {
            query,
            nearest,
            above,
        }
    }

    /// The identifier that a prefix stands for at a node, if the query says; `None` for names
    /// without prefix.
    pub(crate) fn uri(&self, id: NodeId, prefix: Option<&str>) -> Option<String> {
        let mut at = self.nearest.get(id.0).copied().flatten();
        while let Some(n) = at {
            let node = self.query.nodes().get(n)?;
            if let Some(found) = map_of(node, prefix) {
                return Some(found.uri.plain());
            }
            at = self.above.get(n).copied().flatten();
        }
        None
    }
}

fn map_of<'a>(node: &'a Node, prefix: Option<&str>) -> Option<&'a Prefix> {
    let mut maps = node.prefixes.iter().rev();
    maps.find(|map| match (&map.name, prefix) {
        (None, None) => true,
        (Some(name), Some(prefix)) => name.text.eq_ignore_ascii_case(prefix),
        _ => false,
    })
}
