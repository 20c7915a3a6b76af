//! XCQL: a query as XML, as SRU servers echo it.

use crate::Version;
use crate::query::{Body, Boolean, Clause, Modifier, Node, Prefix, Query, SortKey};
use crate::walk::Step;

/// The namespace of XCQL since searchRetrieve 1.0 (SRU 2.0).
const NAMESPACE: &str = "http://docs.oasis-open.org/ns/search-ws/xcql";

impl Query {
    /// The query as XCQL, indented. Up to version 1.2 the root is `triple` or `searchClause`, in
    /// no namespace, as SRU 1.1 and 1.2 servers echo it; in 2.0 it is `xcql` of
    /// searchRetrieve 1.0.
    #[must_use]
    pub fn to_xcql(&self, version: Version) -> String {
        let mut xml = Xml {
            out: String::new(),
            depth: 0,
            modern: version == Version::V2_0,
        };
        if xml.modern {
            self.modern(&mut xml);
        } else {
            self.nodes_to(&mut xml);
        }
        xml.out
    }

    fn modern(&self, xml: &mut Xml) {
        xml.line(&format!("<xcql xmlns=\"{NAMESPACE}\">"));
        xml.depth = 1;
        if let Some(root) = self.node(self.root()) {
            xml.prefixes(&root.prefixes);
            let alone = matches!(root.body, Body::Clause(_));
            if alone {
                xml.open("triple");
            }
            self.nodes_to(xml);
            if alone {
                xml.close("triple");
            }
        }
        xml.sort_keys(&self.sort);
        xml.close("xcql");
    }

    fn nodes_to(&self, xml: &mut Xml) {
        let mut steps = vec![Step::Node(self.root(), true)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Text("root") => self.end(xml, true, "triple"),
                Step::Text(name) => xml.close(name),
                Step::Boolean(_) => xml.open("rightOperand"),
                Step::Node(id, root) => {
                    if let Some(node) = self.node(id) {
                        self.node_to(xml, node, root, &mut steps);
                    }
                }
            }
        }
    }

    fn node_to<'a>(
        &'a self,
        xml: &mut Xml,
        node: &'a Node,
        root: bool,
        steps: &mut Vec<Step<'a, bool>>,
    ) {
        let name = match node.body {
            Body::Clause(_) => "searchClause",
            Body::Triple { .. } => "triple",
        };
        xml.open(name);
        if !(root && xml.modern) {
            xml.prefixes(&node.prefixes);
        }
        match &node.body {
            Body::Clause(clause) => {
                xml.clause(clause);
                self.end(xml, root, name);
            }
            Body::Triple {
                boolean,
                left,
                right,
            } => {
                xml.boolean(boolean);
                xml.open("leftOperand");
                steps.push(Step::Text(if root { "root" } else { name }));
                steps.push(Step::Text("rightOperand"));
                steps.push(Step::Node(*right, false));
                steps.push(Step::Boolean(boolean));
                steps.push(Step::Text("leftOperand"));
                steps.push(Step::Node(*left, false));
            }
        }
    }

    fn end(&self, xml: &mut Xml, root: bool, name: &str) {
        if root && !xml.modern {
            xml.sort_keys(&self.sort);
        }
        xml.close(name);
    }
}

struct Xml {
    out: String,
    depth: usize,
    modern: bool,
}

impl Xml {
    fn line(&mut self, text: &str) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn open(&mut self, name: &str) {
        self.line(&format!("<{name}>"));
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(&format!("</{name}>"));
    }

    fn leaf(&mut self, name: &str, text: &str) {
        let text = escape(text);
        self.line(&format!("<{name}>{text}</{name}>"));
    }

    fn prefixes(&mut self, prefixes: &[Prefix]) {
        if prefixes.is_empty() {
            return;
        }
        self.open("prefixes");
        for prefix in prefixes {
            self.open("prefix");
            if let Some(name) = &prefix.name {
                self.leaf("name", &name.text);
            }
            self.leaf("identifier", &prefix.uri.text);
            self.close("prefix");
        }
        self.close("prefixes");
    }

    fn clause(&mut self, clause: &Clause) {
        match &clause.access {
            Some(access) => {
                self.leaf("index", &access.index.text);
                self.open("relation");
                self.leaf("value", access.relation.comparison.text());
                self.modifiers(&access.relation.modifiers);
                self.close("relation");
            }
            None => {
                self.leaf("index", "cql.serverChoice");
                self.open("relation");
                self.leaf("value", "=");
                self.close("relation");
            }
        }
        for term in &clause.terms {
            self.leaf("term", &term.text);
        }
    }

    fn boolean(&mut self, boolean: &Boolean) {
        let name = if self.modern { "Boolean" } else { "boolean" };
        self.open(name);
        self.leaf("value", boolean.operator.text());
        self.modifiers(&boolean.modifiers);
        self.close(name);
    }

    fn modifiers(&mut self, modifiers: &[Modifier]) {
        if modifiers.is_empty() {
            return;
        }
        self.open("modifiers");
        for modifier in modifiers {
            self.open("modifier");
            self.leaf("type", &modifier.name.text);
            if let Some((symbol, value)) = &modifier.value {
                self.leaf("comparison", symbol.text());
                self.leaf("value", &value.text);
            }
            self.close("modifier");
        }
        self.close("modifiers");
    }

    fn sort_keys(&mut self, keys: &[SortKey]) {
        if keys.is_empty() {
            return;
        }
        self.open("sortKeys");
        for key in keys {
            self.open("key");
            self.leaf("index", &key.index.text);
            self.modifiers(&key.modifiers);
            self.close("key");
        }
        self.close("sortKeys");
    }
}

/// Text as XML 1.0 holds it; what it cannot hold is replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if (c as u32) < 0x20 => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
