//! A query as a value: clauses, booleans, prefix maps, sort keys.
//!
//! The tree stands flat in one list, each operand before the boolean that joins it, so that no
//! walk, comparison or drop of it needs a stack as deep as the query.

use serde::Serialize;

use crate::Word;

/// The place of a node in its query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct NodeId(pub(crate) usize);

/// A comparison as a sign, of relations (`title = x`) and of modifiers (`distance<3`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// `=`: what the server thinks fit (before 1.2, `scr`).
    Equal,
    /// `==`: exactly so (since 1.2; before it the relation `exact`).
    Exact,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    LessOrEqual,
    /// `>=`
    GreaterOrEqual,
    /// `<>`
    NotEqual,
}

impl Symbol {
    /// As it is written.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Exact => "==",
            Self::Less => "<",
            Self::Greater => ">",
            Self::LessOrEqual => "<=",
            Self::GreaterOrEqual => ">=",
            Self::NotEqual => "<>",
        }
    }
}

/// How an index and a term are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// By a sign.
    Symbol(Symbol),
    /// By a name: `any`, `all`, `within`, `cql.adj`.
    Named(Word),
}

impl Comparison {
    /// As it is written, without quotes.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Symbol(symbol) => symbol.text(),
            Self::Named(word) => &word.text,
        }
    }
}

/// `/name` or `/name=value`, on a relation, a boolean or a sort key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Modifier {
    /// Its name, perhaps with the prefix of a context set.
    pub name: Word,
    /// How it is compared with what.
    pub value: Option<(Symbol, Word)>,
}

/// A comparison with its modifiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// The comparison.
    pub comparison: Comparison,
    /// Its modifiers as written.
    pub modifiers: Vec<Modifier>,
}

/// The index that is searched and the relation to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Access {
    /// The index, perhaps with the prefix of a context set: `dc.title`.
    pub index: Word,
    /// The relation.
    pub relation: Relation,
}

/// A search clause: `dc.title any "fish chips"`, or a term alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Index and relation; a term alone leaves both to the server (`cql.serverChoice =`).
    pub access: Option<Access>,
    /// The term. More than one only where words stood side by side, which no edition allows.
    pub terms: Vec<Word>,
}

/// What joins two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operator {
    /// Both.
    And,
    /// Either.
    Or,
    /// The left without the right.
    Not,
    /// Both, near each other.
    Prox,
}

impl Operator {
    /// As it is written.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
            Self::Not => "not",
            Self::Prox => "prox",
        }
    }

    /// The operator of this name, in capitals or not.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let all = [Self::And, Self::Or, Self::Not, Self::Prox];
        all.into_iter()
            .find(|operator| text.eq_ignore_ascii_case(operator.text()))
    }
}

/// An operator with its modifiers: `prox/distance<3/unit=word`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Boolean {
    /// The operator.
    pub operator: Operator,
    /// Its modifiers as written.
    pub modifiers: Vec<Modifier>,
}

/// `> dc = "info:srw/cql-context-set/1/dc-v1.1"`: what a prefix stands for in the query after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prefix {
    /// The prefix; without one, the set of names that have no prefix.
    pub name: Option<Word>,
    /// The identifier of the context set.
    pub uri: Word,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// A search clause.
    Clause(Clause),
    /// Two operands joined.
    Triple {
        /// What joins them.
        boolean: Boolean,
        /// The left operand.
        left: NodeId,
        /// The right operand.
        right: NodeId,
    },
}

/// A clause or a triple, with the prefix maps that hold within it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// The maps, outer ones first; of two for one prefix the last holds.
    pub prefixes: Vec<Prefix>,
    /// The clause or triple.
    pub body: Body,
}

/// A key that the result is sorted by (since 1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SortKey {
    /// The index.
    pub index: Word,
    /// Its modifiers: `sort.ascending`.
    pub modifiers: Vec<Modifier>,
}

/// A whole query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Query {
    pub(crate) nodes: Vec<Node>,
    /// The sort keys, major first.
    pub sort: Vec<SortKey>,
}

impl Query {
    /// A query of one clause.
    #[must_use]
    pub fn clause(clause: Clause) -> Self {
        let node = Node {
            prefixes: Vec::new(),
            body: Body::Clause(clause),
        };
        Self {
            nodes: vec![node],
            sort: Vec::new(),
        }
    }

    /// Two queries joined; the sort keys of the left one stay, or of the right one if it has none.
    #[must_use]
    pub fn join(mut self, boolean: Boolean, other: Self) -> Self {
        let left = self.root();
        let shift = self.nodes.len();
        self.nodes.extend(other.nodes.into_iter().map(|mut node| {
            if let Body::Triple { left, right, .. } = &mut node.body {
                left.0 += shift;
                right.0 += shift;
            }
            node
        }));
        let right = self.root();
        self.nodes.push(Node {
            prefixes: Vec::new(),
            body: Body::Triple {
                boolean,
                left,
                right,
            },
        });
        if self.sort.is_empty() {
            self.sort = other.sort;
        }
        self
    }

    /// Puts a prefix map about the whole query, outside those that stand there.
    #[must_use]
    pub fn within(mut self, prefix: Prefix) -> Self {
        if let Some(root) = self.nodes.last_mut() {
            root.prefixes.insert(0, prefix);
        }
        self
    }

    /// The node that is the whole query.
    #[must_use]
    pub fn root(&self) -> NodeId {
        NodeId(self.nodes.len().saturating_sub(1))
    }

    /// A node of this query.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    /// All nodes, operands before what joins them; the last is the root.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All clauses from left to right.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.nodes.iter().filter_map(|node| match &node.body {
            Body::Clause(clause) => Some(clause),
            Body::Triple { .. } => None,
        })
    }
}
