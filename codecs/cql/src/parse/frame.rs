//! The parentheses that are open, and what was read in each.

use super::{Expect, Parser};
use crate::Rule;
use crate::query::{Access, Body, Boolean, Node, NodeId, Prefix};

/// One open parenthesis, or the whole query.
#[derive(Default)]
pub(super) struct Frame {
    /// Where it was opened.
    at: usize,
    prefixes: Vec<Prefix>,
    left: Option<NodeId>,
    boolean: Option<Boolean>,
    /// Index and relation that stood before the parenthesis: `title = (a or b)`.
    pub(super) access: Option<Access>,
}

impl Frame {
    /// Whether nothing at all stands in it.
    pub(super) const fn is_bare(&self) -> bool {
        self.is_fresh() && self.prefixes.is_empty()
    }

    /// Whether no clause stands in it yet.
    pub(super) const fn is_fresh(&self) -> bool {
        self.left.is_none() && self.boolean.is_none()
    }
}

impl Parser<'_> {
    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// The index and relation that hold in the open parenthesis.
    pub(super) fn inherited(&mut self) -> Option<Access> {
        self.frame().access.clone()
    }

    pub(super) fn keep_prefix(&mut self, prefix: Prefix) {
        self.frame().prefixes.push(prefix);
    }

    pub(super) fn boolean(&mut self, boolean: Boolean) {
        self.frame().boolean = Some(boolean);
    }

    /// `(`, perhaps after an index and relation.
    pub(super) fn open(&mut self, access: Option<Access>) -> Expect {
        let at = self.at();
        if self.frames.len() > self.options.limits.depth {
            let limit = self.options.limits.depth;
            self.fault(at, Rule::Nesting, format!("deeper than {limit}"));
            return Expect::Nothing;
        }
        self.next();
        let access = access.or_else(|| self.inherited());
        self.frames.push(Frame {
            at,
            access,
            ..Frame::default()
        });
        Expect::Operand
    }

    /// `)`: what stood in the parenthesis becomes an operand of what is about it.
    pub(super) fn close(&mut self) -> Expect {
        if self.frames.len() < 2 {
            self.fault_at_token(Rule::StrayParenthesis);
            self.next();
            return if self.frame().is_fresh() {
                Expect::Operand
            } else {
                Expect::Operator
            };
        }
        self.next();
        if let Some(id) = self.pop() {
            self.operand_is(id);
        }
        Expect::Operator
    }

    /// At the end, however it came: closes what is open; gives the root.
    pub(super) fn close_all(&mut self) -> Option<NodeId> {
        let stopped = |fault: &crate::Fault| {
            matches!(fault.rule, Rule::Nesting | Rule::Clauses | Rule::Length)
        };
        let cut_short = self.faults.iter().any(stopped);
        while self.frames.len() > 1 {
            let at = self.frame().at;
            if !cut_short {
                self.fault(at, Rule::Unclosed, "(");
            }
            if let Some(id) = self.pop() {
                self.operand_is(id);
            }
        }
        self.pop()
    }

    /// Takes the last frame off; its clause or triple gets its prefix maps.
    fn pop(&mut self) -> Option<NodeId> {
        let frame = self.frames.pop()?;
        let id = frame.left?;
        let node = self.nodes.get_mut(id.0)?;
        node.prefixes.splice(0..0, frame.prefixes);
        Some(id)
    }

    /// An operand is whole: it is the first of its frame, or the right one of a boolean.
    pub(super) fn operand_is(&mut self, id: NodeId) {
        let frame = self.frame();
        let (Some(left), Some(boolean)) = (frame.left, frame.boolean.take()) else {
            frame.left = Some(id);
            return;
        };
        let body = Body::Triple {
            boolean,
            left,
            right: id,
        };
        let prefixes = Vec::new();
        let triple = self.push(Node { prefixes, body });
        self.frame().left = Some(triple);
    }
}
