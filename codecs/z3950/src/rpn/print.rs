//! Type-1 queries as PQF.

use std::fmt;

use super::{
    Attribute, AttributeList, AttributeValue, Operand, Operator, Proximity, ProximityUnit, Rpn,
    RpnNode, StringOrNumber, Term,
};

impl fmt::Display for Rpn {
    /// PQF: `@attrset bib-1 @and @attr 1=4 "fish" @attr 1=1003 "smith"`. What PQF has no words for
    /// (external terms, private units) is written as near as it can.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@attrset {}", oid(&self.attribute_set))?;
        let mut work = vec![self.root()];
        while let Some(id) = work.pop() {
            f.write_str(" ")?;
            match self.node(id) {
                Some(RpnNode::Operand(operand)) => write!(f, "{operand}")?,
                Some(RpnNode::Operation {
                    operator,
                    left,
                    right,
                }) => {
                    write!(f, "{operator}")?;
                    work.push(*right);
                    work.push(*left);
                }
                None => {}
            }
        }
        Ok(())
    }
}

/// A set by its name, or by its numbers.
fn oid(oid: &crate::Oid) -> String {
    oid.name().map_or_else(|| oid.to_string(), str::to_owned)
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And => f.write_str("@and"),
            Self::Or => f.write_str("@or"),
            Self::AndNot => f.write_str("@not"),
            Self::Prox(proximity) => write!(f, "@prox {proximity}"),
        }
    }
}

impl fmt::Display for Proximity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exclusion = match self.exclusion {
            None => "void",
            Some(false) => "0",
            Some(true) => "1",
        };
        let (which, unit) = match self.unit {
            ProximityUnit::Known(unit) => ("k", unit),
            ProximityUnit::Private(unit) => ("p", unit),
        };
        let (distance, ordered, relation) = (self.distance, i64::from(self.ordered), self.relation);
        write!(
            f,
            "{exclusion} {distance} {ordered} {relation} {which} {unit}"
        )
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => write!(f, "{}{}", term.attributes, term.term),
            Self::ResultSet(name) => write!(f, "@set {}", quoted(&name.0)),
            Self::Restricted(set) => {
                write!(f, "{}@set {}", set.attributes, quoted(&set.result_set.0))
            }
        }
    }
}

impl fmt::Display for AttributeList {
    /// Each with a space after it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for attribute in &self.0 {
            write!(f, "{attribute} ")?;
        }
        Ok(())
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("@attr ")?;
        if let Some(set) = &self.set {
            write!(f, "{} ", oid(set))?;
        }
        match &self.value {
            AttributeValue::Number(number) => write!(f, "{}={number}", self.kind),
            AttributeValue::Complex(complex) => {
                let first = complex.list.first();
                let text = match first {
                    Some(StringOrNumber::Text(text)) => text.clone(),
                    Some(StringOrNumber::Number(number)) => number.to_string(),
                    None => String::new(),
                };
                let said = format!("{}={text}", self.kind);
                let bare = !text.is_empty()
                    && !text.contains(|c: char| c.is_whitespace() || "\"\\".contains(c));
                f.write_str(&if bare { said } else { quoted(&said) })
            }
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::General(_) | Self::External(_) | Self::Unit(_) => "",
            Self::Number(_) => "@term numeric ",
            Self::Text(_) => "@term string ",
            Self::Oid(_) => "@term oid ",
            Self::Time(_) => "@term datetime ",
            Self::Null(_) => "@term null ",
        };
        write!(f, "{kind}{}", quoted(&self.text()))
    }
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}
