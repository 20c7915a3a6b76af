//! From PQF to a query, by the same mapping.

use crate::pqf::{Part, Parts};
use crate::query::{
    Access, Body, Boolean, Clause, Comparison, Modifier, Node, NodeId, Query, Relation, Symbol,
};
use crate::{Attribute, Fault, Mapping, Rule, Word};

impl Mapping {
    /// The query that a type-1 query in PQF asks. What only says how a server may answer
    /// (structure, completeness) is left to it.
    ///
    /// # Errors
    ///
    /// PQF that cannot be read, use attributes that the mapping gives to no index, and what CQL
    /// has no word for.
    pub fn from_pqf(&self, pqf: &str) -> Result<Query, Vec<Fault>> {
        let mut reader = Reader {
            mapping: self,
            nodes: Vec::new(),
            open: Vec::new(),
            attributes: Vec::new(),
            whole: false,
        };
        reader.read(pqf).map_err(|fault| vec![fault])?;
        Ok(Query {
            nodes: reader.nodes,
            sort: Vec::new(),
        })
    }

    /// The first name of a category whose first attribute is among these, and none of whose others
    /// is given another value; for `index`, with the prefix of its context set.
    fn name_of(&self, category: &str, attributes: &[Attribute]) -> Option<&str> {
        self.lines().find_map(|(key, line)| {
            let (said, name) = key.split_once('.')?;
            let said = said.eq_ignore_ascii_case(category);
            let first = line
                .first()
                .is_some_and(|wanted| attributes.contains(wanted));
            let none_against = line
                .iter()
                .all(|wanted| !speaks_against(attributes, wanted));
            (said && name != "*" && first && none_against).then_some(name)
        })
    }
}

/// Whether an attribute of the same type has another value here.
fn speaks_against(attributes: &[Attribute], wanted: &Attribute) -> bool {
    let mut same = attributes.iter().filter(|known| known.kind == wanted.kind);
    same.any(|known| known != wanted)
}

/// The most types of attribute that one operand may have.
const MOST_ATTRIBUTES: usize = 64;

/// An operator that waits for its operands.
struct Open {
    boolean: Boolean,
    left: Option<NodeId>,
    /// Attributes that stood before it and before those about it.
    attributes: Vec<Attribute>,
}

struct Reader<'a> {
    mapping: &'a Mapping,
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// Attributes for the next operand.
    attributes: Vec<Attribute>,
    whole: bool,
}

impl Reader<'_> {
    fn read(&mut self, pqf: &str) -> Result<(), Fault> {
        let mut parts = Parts::new(pqf);
        while let Some(part) = parts.next() {
            let (at, part) = part?;
            if self.whole {
                return Err(Fault::new(at, Rule::Pqf, "more after the query"));
            }
            self.part(at, part)?;
        }
        if self.whole {
            Ok(())
        } else {
            Err(Fault::new(pqf.len(), Rule::Pqf, "the end"))
        }
    }

    fn part(&mut self, at: usize, part: Part) -> Result<(), Fault> {
        match part {
            Part::Attribute(attribute) => {
                self.attributes.retain(|known| known.kind != attribute.kind);
                if self.attributes.len() >= MOST_ATTRIBUTES {
                    return Err(Fault::new(at, Rule::Pqf, "too many attributes"));
                }
                self.attributes.push(attribute);
            }
            Part::Operator(boolean) => {
                let attributes = self.in_force();
                self.open.push(Open {
                    boolean,
                    left: None,
                    attributes,
                });
            }
            Part::Set(name) => self.clause(named_set(&name)),
            Part::Term(term) => {
                let attributes = self.in_force();
                let clause = self.mapping.clause_of(at, &attributes, &term)?;
                self.clause(clause);
            }
        }
        Ok(())
    }

    /// The attributes of an operand: its own, and those of the operators about it that it does
    /// not say itself.
    fn in_force(&mut self) -> Vec<Attribute> {
        let mut all = std::mem::take(&mut self.attributes);
        let about = self.open.last().map_or(&[][..], |open| &open.attributes);
        for attribute in about {
            if !all.iter().any(|known| known.kind == attribute.kind) {
                all.push(attribute.clone());
            }
        }
        all
    }

    fn push(&mut self, body: Body) -> NodeId {
        let prefixes = Vec::new();
        self.nodes.push(Node { prefixes, body });
        NodeId(self.nodes.len() - 1)
    }

    /// An operand is there: it closes every operator that waited for it alone.
    fn clause(&mut self, clause: Clause) {
        let mut id = self.push(Body::Clause(clause));
        while let Some(mut open) = self.open.pop() {
            let Some(left) = open.left else {
                open.left = Some(id);
                self.open.push(open);
                return;
            };
            id = self.push(Body::Triple {
                boolean: open.boolean,
                left,
                right: id,
            });
        }
        self.whole = true;
    }
}

fn named_set(name: &str) -> Clause {
    Clause {
        access: Some(Access {
            index: Word::pattern("cql.resultSetId"),
            relation: equal(Vec::new()),
        }),
        terms: vec![Word::literal(name)],
    }
}

fn equal(modifiers: Vec<Modifier>) -> Relation {
    Relation {
        comparison: Comparison::Symbol(Symbol::Equal),
        modifiers,
    }
}

impl Mapping {
    /// The clause that a term with these attributes is.
    fn clause_of(&self, at: usize, attributes: &[Attribute], term: &str) -> Result<Clause, Fault> {
        let term = self.term_of(at, attributes, term)?;
        let index = self.index_of(at, attributes)?;
        let relation = self.relation_of(attributes);
        let plain = relation == equal(Vec::new());
        let access = match index {
            None if plain => None,
            index => Some(Access {
                index: Word::pattern(index.as_deref().unwrap_or("cql.serverChoice")),
                relation,
            }),
        };
        Ok(Clause {
            access,
            terms: vec![term],
        })
    }

    /// The index of the use attribute: by the mapping, or by its own name if it is no number.
    fn index_of(&self, at: usize, attributes: &[Attribute]) -> Result<Option<String>, Fault> {
        let wanted = attributes.iter().find(|attribute| attribute.kind == 1);
        let Some(wanted) = wanted else {
            return Ok(None);
        };
        match self.name_of("index", attributes) {
            Some(name) if name.eq_ignore_ascii_case("cql.serverchoice") => Ok(None),
            Some(name) => Ok(Some(name.to_owned())),
            None if wanted.value.parse::<u64>().is_err() => Ok(Some(wanted.value.clone())),
            None => {
                let found = format!("{}={}", wanted.kind, wanted.value);
                Err(Fault::new(at, Rule::UseAttribute, found))
            }
        }
    }

    fn relation_of(&self, attributes: &[Attribute]) -> Relation {
        let comparison = match self.name_of("relation", attributes) {
            Some("<") => Comparison::Symbol(Symbol::Less),
            Some("le") => Comparison::Symbol(Symbol::LessOrEqual),
            Some("ge") => Comparison::Symbol(Symbol::GreaterOrEqual),
            Some(">") => Comparison::Symbol(Symbol::Greater),
            Some("<>") => Comparison::Symbol(Symbol::NotEqual),
            Some("exact") => Comparison::Symbol(Symbol::Exact),
            None | Some("eq" | "scr" | "=") => Comparison::Symbol(Symbol::Equal),
            Some(name) => Comparison::Named(Word::pattern(name)),
        };
        let modifier = self.name_of("relationModifier", attributes);
        let modifier = modifier.filter(|name| !name.eq_ignore_ascii_case("unmasked"));
        let modifiers = modifier.map(|name| Modifier {
            name: Word::pattern(name),
            value: None,
        });
        Relation {
            comparison,
            modifiers: modifiers.into_iter().collect(),
        }
    }

    /// The term with the masks and anchors that its attributes say.
    fn term_of(&self, at: usize, attributes: &[Attribute], term: &str) -> Result<Word, Fault> {
        let truncation = self.name_of("truncation", attributes);
        let said = attributes.iter().find(|attribute| attribute.kind == 5);
        let literal = Word::literal(term).text;
        let masked = match (truncation, said) {
            (Some("left"), _) => format!("*{literal}"),
            (Some("right"), _) => format!("{literal}*"),
            (Some("both"), _) => format!("*{literal}*"),
            (Some("z3958"), _) => from_z3958(term),
            (Some("regexp"), _) => term.to_owned(),
            (Some("none"), _) | (None, None) => literal,
            (_, Some(said)) => {
                let found = format!("5={}", said.value);
                return Err(Fault::new(at, Rule::NotInCql, found));
            }
            (Some(_), None) => literal,
        };
        Ok(Word::pattern(&match self.name_of("position", attributes) {
            Some("first") => format!("^{masked}"),
            Some("last") => format!("{masked}^"),
            Some("firstAndLast") => format!("^{masked}^"),
            _ => masked,
        }))
    }
}

/// A pattern of ANSI Z39.58 as CQL writes it.
fn from_z3958(term: &str) -> String {
    let mut out = String::new();
    let mut chars = term.chars();
    while let Some(c) = chars.next() {
        match c {
            '?' => out.push('*'),
            '#' => out.push('?'),
            '\\' => out.push_str(&Word::literal(&chars.next().unwrap_or('\\').to_string()).text),
            c => out.push_str(&Word::literal(&c.to_string()).text),
        }
    }
    out
}
