//! PQF, the prefix notation that people write type-1 queries in.

use super::{
    Attribute, AttributeList, AttributeValue, AttributesPlusTerm, ComplexValue, NodeId, Operand,
    Operator, Proximity, ProximityUnit, ResultSetPlusAttributes, Rpn, RpnNode, StringOrNumber,
    Term,
};
use crate::{Bytes, Fault, Null, Oid, ResultSetId, Rule, Time};

/// The most attributes that one operand may have.
const MOST_ATTRIBUTES: usize = 64;

impl Rpn {
    /// Reads PQF as yaz has it: `@attrset`, `@attr`, `@set`, `@term`, `@and`, `@or`, `@not`,
    /// `@prox`, words in quotes or bare. Attributes before an operator hold for its operands,
    /// unless these say otherwise.
    ///
    /// # Errors
    ///
    /// The first thing that is no PQF, with its place.
    pub fn from_pqf(pqf: &str) -> Result<Self, Fault> {
        let mut reader = Reader {
            text: pqf,
            at: 0,
            set: Oid::named("bib-1").unwrap_or_default(),
            kind: String::new(),
            attributes: Vec::new(),
            open: Vec::new(),
            nodes: Vec::new(),
            whole: false,
        };
        reader.run()?;
        Ok(Self {
            attribute_set: reader.set,
            nodes: reader.nodes,
        })
    }
}

/// An operator that waits for its operands.
struct Open {
    operator: Operator,
    left: Option<NodeId>,
    /// Attributes that stood before it and before those about it.
    attributes: Vec<Attribute>,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    set: Oid,
    /// The type of the next term.
    kind: String,
    attributes: Vec<Attribute>,
    open: Vec<Open>,
    nodes: Vec<RpnNode>,
    whole: bool,
}

/// A word, whether it stood in quotes, and where.
struct Word {
    text: String,
    quoted: bool,
    at: usize,
}

impl Reader<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        while let Some(word) = self.word() {
            if self.whole {
                return Err(Fault::new(word.at, Rule::PqfSurplus, word.text));
            }
            self.part(&word)?;
        }
        if self.whole {
            Ok(())
        } else {
            Err(Fault::new(self.text.len(), Rule::PqfEnd, ""))
        }
    }

    fn part(&mut self, word: &Word) -> Result<(), Fault> {
        let bad = || Fault::new(word.at, Rule::Pqf, word.text.as_str());
        if word.quoted || !word.text.starts_with('@') {
            let term = self.term(&word.text).ok_or_else(bad)?;
            self.term_operand(term);
            return Ok(());
        }
        match word.text.as_str() {
            "@attrset" => self.set = self.attribute_set()?,
            "@attr" => self.attribute(word)?,
            "@term" => self.kind = self.word().ok_or_else(bad)?.text,
            "@set" => {
                let name = self.word().ok_or_else(bad)?.text;
                self.result_set(ResultSetId(name));
            }
            "@and" => self.push(Operator::And),
            "@or" => self.push(Operator::Or),
            "@not" => self.push(Operator::AndNot),
            "@prox" => {
                let proximity = self.proximity().ok_or_else(bad)?;
                self.push(Operator::Prox(proximity));
            }
            _ => return Err(bad()),
        }
        Ok(())
    }

    fn attribute_set(&mut self) -> Result<Oid, Fault> {
        let end = Fault::new(self.at, Rule::PqfEnd, "");
        let word = self.word().ok_or(end)?;
        let found = word.text.parse();
        found.map_err(|_| Fault::new(word.at, Rule::AttributeSet, word.text))
    }

    /// `1=4`, `1=title`, `bib-1 1=4`.
    fn attribute(&mut self, at: &Word) -> Result<(), Fault> {
        let bad = |found: &str| Fault::new(at.at, Rule::Pqf, found);
        let mut said = self.word().ok_or_else(|| bad("@attr"))?;
        let mut set = None;
        if !said.text.contains('=') {
            let known = said.text.parse();
            set = Some(known.map_err(|_| Fault::new(said.at, Rule::AttributeSet, said.text))?);
            said = self.word().ok_or_else(|| bad("@attr"))?;
        }
        let (kind, value) = said.text.split_once('=').ok_or_else(|| bad(&said.text))?;
        let kind: i64 = kind.parse().map_err(|_| bad(&said.text))?;
        let value = value.parse().map_or_else(
            |_| {
                AttributeValue::Complex(ComplexValue {
                    list: vec![StringOrNumber::Text(value.to_owned())],
                    semantic_action: None,
                })
            },
            AttributeValue::Number,
        );
        self.attributes
            .retain(|known| known.kind != kind || known.set != set);
        if self.attributes.len() >= MOST_ATTRIBUTES {
            return Err(bad("too many attributes"));
        }
        self.attributes.push(Attribute { set, kind, value });
        Ok(())
    }

    /// `exclusion distance ordered relation which unit`.
    fn proximity(&mut self) -> Option<Proximity> {
        let mut next = || self.word().map(|word| word.text);
        let exclusion = match next()?.as_str() {
            "0" => Some(false),
            "1" => Some(true),
            "void" => None,
            _ => return None,
        };
        let distance = next()?.parse().ok()?;
        let ordered = next()?.parse::<i64>().ok()? != 0;
        let relation = next()?.parse().ok()?;
        let which = next()?;
        let unit = next()?.parse().ok()?;
        let unit = match which.as_str() {
            "k" | "known" | "1" => ProximityUnit::Known(unit),
            "p" | "private" | "2" => ProximityUnit::Private(unit),
            _ => return None,
        };
        Some(Proximity {
            exclusion,
            distance,
            ordered,
            relation,
            unit,
        })
    }

    /// A term of the type that `@term` said.
    fn term(&mut self, text: &str) -> Option<Term> {
        Some(match std::mem::take(&mut self.kind).as_str() {
            "" | "general" => Term::General(Bytes::from(text)),
            "numeric" => Term::Number(text.parse().ok()?),
            "string" => Term::Text(text.to_owned()),
            "oid" => Term::Oid(text.parse().ok()?),
            "datetime" => Term::Time(Time::from(text)),
            "null" => Term::Null(Null),
            _ => return None,
        })
    }

    fn push(&mut self, operator: Operator) {
        let attributes = self.in_force();
        self.open.push(Open {
            operator,
            left: None,
            attributes,
        });
    }

    /// The attributes of an operand: those about it that it does not say itself, then its own.
    fn in_force(&mut self) -> Vec<Attribute> {
        let own = std::mem::take(&mut self.attributes);
        let about = self.open.last().map_or(&[][..], |open| &open.attributes);
        let said = |attribute: &Attribute| {
            let same =
                |other: &Attribute| other.kind == attribute.kind && other.set == attribute.set;
            own.iter().any(same)
        };
        let inherited: Vec<Attribute> = about.iter().filter(|a| !said(a)).cloned().collect();
        inherited.into_iter().chain(own).collect()
    }

    fn term_operand(&mut self, term: Term) {
        let attributes = AttributeList(self.in_force());
        self.operand(Operand::Term(AttributesPlusTerm { attributes, term }));
    }

    fn result_set(&mut self, result_set: ResultSetId) {
        let attributes = std::mem::take(&mut self.attributes);
        self.operand(if attributes.is_empty() {
            Operand::ResultSet(result_set)
        } else {
            Operand::Restricted(ResultSetPlusAttributes {
                result_set,
                attributes: AttributeList(attributes),
            })
        });
    }

    /// An operand is there: it closes every operator that waited for it alone.
    fn operand(&mut self, operand: Operand) {
        self.nodes.push(RpnNode::Operand(operand));
        let mut id = NodeId(self.nodes.len() - 1);
        while let Some(mut open) = self.open.pop() {
            let Some(left) = open.left else {
                open.left = Some(id);
                self.open.push(open);
                return;
            };
            self.nodes.push(RpnNode::Operation {
                operator: open.operator,
                left,
                right: id,
            });
            id = NodeId(self.nodes.len() - 1);
        }
        self.whole = true;
    }

    /// The next word: to the next space, or in quotes with backslashes.
    fn word(&mut self) -> Option<Word> {
        let rest = &self.text[self.at..];
        let at = self.at + rest.len() - rest.trim_start().len();
        let rest = &self.text[at..];
        let quoted = rest.starts_with('"');
        let mut text = String::new();
        let mut end = rest.len();
        let mut chars = rest.char_indices().skip(usize::from(quoted));
        while let Some((n, c)) = chars.next() {
            match c {
                '"' if quoted => {
                    end = n + 1;
                    break;
                }
                c if !quoted && c.is_whitespace() => {
                    end = n;
                    break;
                }
                '\\' => text.extend(chars.next().map(|(_, c)| c)),
                c => text.push(c),
            }
        }
        self.at = at + end;
        (!rest.is_empty()).then_some(Word { text, quoted, at })
    }
}
