//! Type-1 queries: operands with attributes, joined in reverse Polish notation.
//!
//! The tree stands flat in one list, operands before the operator that joins them: no depth of
//! nesting needs a deep stack, not when it is read, written, compared or dropped.

mod codec;
mod pqf;
mod print;

use serde::Serialize;

use crate::External;
use crate::Oid;
use crate::ber::value::{Bytes, Null, Opaque, ResultSetId, Time};

/// A place in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct NodeId(pub(crate) usize);

/// An operand, or two joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RpnNode {
    /// What is sought.
    Operand(Operand),
    /// Two joined.
    Operation {
        /// What joins them.
        operator: Operator,
        /// The left one.
        left: NodeId,
        /// The right one.
        right: NodeId,
    },
}

/// What joins two operands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operator {
    /// Both.
    And,
    /// Either.
    Or,
    /// The left without the right.
    AndNot,
    /// Both, near each other.
    Prox(Proximity),
}

/// A type-1 query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rpn {
    /// The set of attributes that say no other.
    pub attribute_set: Oid,
    pub(crate) nodes: Vec<RpnNode>,
}

impl Rpn {
    /// A query of one operand.
    #[must_use]
    pub fn operand(attribute_set: Oid, operand: Operand) -> Self {
        Self {
            attribute_set,
            nodes: vec![RpnNode::Operand(operand)],
        }
    }

    /// Two queries joined; the attribute set is that of the left one.
    #[must_use]
    pub fn join(mut self, operator: Operator, other: Self) -> Self {
        let left = self.root();
        let shift = self.nodes.len();
        self.nodes.extend(other.nodes.into_iter().map(|mut node| {
            if let RpnNode::Operation { left, right, .. } = &mut node {
                left.0 += shift;
                right.0 += shift;
            }
            node
        }));
        let right = self.root();
        self.nodes.push(RpnNode::Operation {
            operator,
            left,
            right,
        });
        self
    }

    /// The node that is the whole query.
    #[must_use]
    pub fn root(&self) -> NodeId {
        NodeId(self.nodes.len().saturating_sub(1))
    }

    /// A node of this query.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&RpnNode> {
        self.nodes.get(id.0)
    }

    /// All nodes, operands before what joins them: a server can work through them with a list of
    /// results, one for each.
    #[must_use]
    pub fn nodes(&self) -> &[RpnNode] {
        &self.nodes
    }

    /// The operands from left to right.
    pub fn operands(&self) -> impl Iterator<Item = &Operand> {
        self.nodes.iter().filter_map(|node| match node {
            RpnNode::Operand(operand) => Some(operand),
            RpnNode::Operation { .. } => None,
        })
    }
}

impl Default for Rpn {
    /// A query for nothing, of Bib-1.
    fn default() -> Self {
        let set = Oid::named("bib-1").unwrap_or_default();
        Self::operand(set, Operand::default())
    }
}

impl NodeId {
    /// Its place in [`Rpn::nodes`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

sequences! {
    /// A term with its attributes.
    AttributesPlusTerm 102 {
        /// How the term is sought.
        attributes: must (u) AttributeList,
        /// The term.
        term: must (x) Term,
    }

    /// A result set, restricted by attributes (query type 101).
    ResultSetPlusAttributes 214 {
        /// The result set.
        result_set: must (u) ResultSetId,
        /// The attributes.
        attributes: must (u) AttributeList,
    }

    /// An attribute: its type and value.
    Attribute plain {
        /// The set that it is of, if not that of the query (version 3).
        set: may (i 1) Oid,
        /// The type: in Bib-1 1 use, 2 relation, 3 position, 4 structure, 5 truncation,
        /// 6 completeness.
        kind: must (i 120) i64,
        /// The value.
        value: must (x) AttributeValue,
    }

    /// A value that is no number (version 3).
    ComplexValue plain {
        /// The values, best first.
        list: must (i 1) Vec<StringOrNumber>,
        /// What is done if there are several.
        semantic_action: may (i 2) Vec<i64>,
    }

    /// How near two operands are.
    Proximity plain {
        /// Whether they must not be so.
        exclusion: may (i 1) bool,
        /// How many units.
        distance: must (i 2) i64,
        /// Whether the left one comes first.
        ordered: must (i 3) bool,
        /// 1 less, 2 less or equal, 3 equal, 4 greater or equal, 5 greater, 6 not equal.
        relation: must (i 4) i64,
        /// The unit.
        unit: must (c 5) ProximityUnit,
    }
}

choices! {
    /// What is sought.
    Operand {
        /// A term.
        Term (u) AttributesPlusTerm,
        /// A result set.
        ResultSet (u) ResultSetId,
        /// A result set, restricted.
        Restricted (u) ResultSetPlusAttributes,
    }

    /// A term of one of the types that the standard has.
    Term {
        /// Text or anything, as bytes.
        General (i 45) Bytes,
        /// A number.
        Number (i 215) i64,
        /// Text.
        Text (i 216) String,
        /// An object identifier.
        Oid (i 217) Oid,
        /// A date and time.
        Time (i 218) Time,
        /// Of another type.
        External (i 219) External,
        /// A number with its unit, kept as it came.
        Unit (i 220) Opaque,
        /// Nothing.
        Null (i 221) Null,
    }

    /// The value of an attribute.
    AttributeValue {
        /// A number.
        Number (i 121) i64,
        /// Names and numbers.
        Complex (i 224) ComplexValue,
    }

    /// A name or a number.
    StringOrNumber {
        /// A name.
        Text (i 1) String,
        /// A number.
        Number (i 2) i64,
    }

    /// A unit of proximity.
    ProximityUnit {
        /// 1 character, 2 word, 3 sentence, 4 paragraph, 5 section, 6 chapter, 7 document,
        /// 8 element, 9 subelement, 10 element type, 11 byte.
        Known (i 1) i64,
        /// As both agreed.
        Private (i 2) i64,
    }
}

/// Attributes of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AttributeList(pub Vec<Attribute>);

impl Attribute {
    /// An attribute of the query's set with a number as value.
    #[must_use]
    pub const fn new(kind: i64, value: i64) -> Self {
        Self {
            set: None,
            kind,
            value: AttributeValue::Number(value),
        }
    }
}

impl AttributeList {
    /// The number of an attribute type, if it is there as one.
    #[must_use]
    pub fn number(&self, kind: i64) -> Option<i64> {
        self.0.iter().find_map(|attribute| match attribute.value {
            AttributeValue::Number(value) if attribute.kind == kind => Some(value),
            _ => None,
        })
    }

    /// The first name that an attribute type has as value.
    #[must_use]
    pub fn text(&self, kind: i64) -> Option<&str> {
        let same = self.0.iter().filter(|attribute| attribute.kind == kind);
        let mut values = same.filter_map(|attribute| match &attribute.value {
            AttributeValue::Complex(complex) => complex.list.first(),
            AttributeValue::Number(_) => None,
        });
        values.find_map(|value| match value {
            StringOrNumber::Text(text) => Some(text.as_str()),
            StringOrNumber::Number(_) => None,
        })
    }
}

impl Term {
    /// The term as text: bytes that are no UTF-8 are read as ISO 8859-1.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::General(bytes) => match std::str::from_utf8(&bytes.0) {
                Ok(text) => text.to_owned(),
                Err(_) => bytes.0.iter().copied().map(char::from).collect(),
            },
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Oid(oid) => oid.to_string(),
            Self::Time(time) => time.0.clone(),
            Self::External(_) | Self::Unit(_) | Self::Null(_) => String::new(),
        }
    }
}
