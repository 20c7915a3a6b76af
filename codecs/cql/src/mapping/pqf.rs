//! From a query to PQF, the prefix notation of type-1 queries.

use super::Mapping;
use crate::query::{Body, Boolean, Clause, Operator, Query};
use crate::walk::{Scopes, Step};
use crate::{Fault, NodeId, Rule};

/// PQF while it is written.
pub(super) struct Writer<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) scopes: Scopes<'a>,
    pub(super) out: String,
    pub(super) faults: Vec<Fault>,
}

impl Mapping {
    /// The query in PQF, as yaz's `cql2rpn` makes it: always, relation, structure, position,
    /// truncation, index and relation modifiers in this order. Sort keys are no part of it.
    ///
    /// # Errors
    ///
    /// Everything in the query that the mapping has no attributes for, or that type-1 queries
    /// cannot say, each at its place.
    pub fn to_pqf(&self, query: &Query) -> Result<String, Vec<Fault>> {
        let mut writer = Writer {
            mapping: self,
            scopes: Scopes::new(query),
            out: String::new(),
            faults: Vec::new(),
        };
        writer.query(query);
        if writer.faults.is_empty() {
            writer.out.truncate(writer.out.trim_end().len());
            Ok(writer.out)
        } else {
            Err(writer.faults)
        }
    }
}

impl Writer<'_> {
    fn query(&mut self, query: &Query) {
        let mut steps = vec![Step::Node(query.root(), ())];
        while let Some(step) = steps.pop() {
            let Step::Node(id, ()) = step else { continue };
            match query.node(id).map(|node| &node.body) {
                Some(Body::Clause(clause)) => self.clause(id, clause),
                Some(Body::Triple {
                    boolean,
                    left,
                    right,
                }) => {
                    self.boolean(boolean);
                    steps.push(Step::Node(*right, ()));
                    steps.push(Step::Node(*left, ()));
                }
                None => {}
            }
        }
    }

    fn boolean(&mut self, boolean: &Boolean) {
        if boolean.operator == Operator::Prox {
            self.proximity(&boolean.modifiers);
            return;
        }
        for modifier in &boolean.modifiers {
            let name = &modifier.name;
            self.fault(name.at, Rule::BooleanModifier, &name.text);
        }
        self.put("@");
        self.put(boolean.operator.text());
        self.put(" ");
    }

    fn clause(&mut self, id: NodeId, clause: &Clause) {
        match self.result_set(id, clause) {
            Some(name) => {
                self.put("@set ");
                self.quoted(&name);
            }
            None => self.search(id, clause),
        }
    }

    pub(super) fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A text in quotes, and a space.
    pub(super) fn quoted(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
        self.out.push_str("\" ");
    }

    pub(super) fn fault(&mut self, at: usize, rule: Rule, found: &str) {
        self.faults.push(Fault::new(at, rule, found));
    }

    /// Writes the attributes of a name; whether the mapping has it.
    pub(super) fn attributes(&mut self, category: &str, name: &str) -> bool {
        let Some(found) = self.mapping.lookup(category, name) else {
            return false;
        };
        for attribute in found {
            self.put(&format!("{attribute} "));
        }
        true
    }
}
