//! Reading PQF, the prefix notation of type-1 queries, token by token.

use crate::query::{Boolean, Modifier, Operator, Symbol};
use crate::{Attribute, Fault, Rule, Word};

/// A part of a query in prefix notation.
#[derive(Debug, PartialEq)]
pub(crate) enum Part {
    /// `@attr`: holds for the operand after it.
    Attribute(Attribute),
    /// `@and`, `@or`, `@not`, `@prox`.
    Operator(Boolean),
    /// `@set name`.
    Set(String),
    /// A term.
    Term(String),
}

/// Reads the parts of a query one after the other.
pub(crate) struct Parts<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parts<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next part and where it starts; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<Result<(usize, Part), Fault>> {
        let (at, token) = self.token()?;
        let found = token.0.clone();
        let fault = || Fault::new(at, Rule::Pqf, found);
        let part = if token.1 {
            Some(Part::Term(token.0))
        } else {
            self.part(&token.0)
        };
        Some(part.map(|part| (at, part)).ok_or_else(fault))
    }

    fn part(&mut self, token: &str) -> Option<Part> {
        match token {
            "@attr" => self.attribute().map(Part::Attribute),
            "@set" => self.token().map(|(_, name)| Part::Set(name.0)),
            "@prox" => self.proximity().map(Part::Operator),
            "@attrset" => {
                self.token()?;
                self.again()
            }
            "@term" => {
                self.token()?;
                self.again()
            }
            _ if token.starts_with('@') => {
                let operator = Operator::named(&token[1..])?;
                let modifiers = Vec::new();
                Some(Part::Operator(Boolean {
                    operator,
                    modifiers,
                }))
            }
            _ => Some(Part::Term(token.to_owned())),
        }
    }

    fn again(&mut self) -> Option<Part> {
        self.next()?.ok().map(|(_, part)| part)
    }

    /// `1=4`, or `bib-1 1=4`.
    fn attribute(&mut self) -> Option<Attribute> {
        let (_, (first, _)) = self.token()?;
        let (set, said) = if first.contains('=') {
            (None, first)
        } else {
            (Some(first), self.token()?.1.0)
        };
        let (kind, value) = said.split_once('=')?;
        Some(Attribute {
            set,
            kind: kind.parse().ok()?,
            value: value.to_owned(),
        })
    }

    /// `exclusion distance ordered relation k unit`.
    fn proximity(&mut self) -> Option<Boolean> {
        let mut said = Vec::new();
        for _ in 0..6 {
            said.push(self.token()?.1.0);
        }
        let symbol = match said[3].as_str() {
            "1" => Symbol::Less,
            "2" => Symbol::LessOrEqual,
            "3" => Symbol::Equal,
            "4" => Symbol::GreaterOrEqual,
            "5" => Symbol::Greater,
            "6" => Symbol::NotEqual,
            _ => return None,
        };
        let unit = match said[5].as_str() {
            "2" => "word",
            "3" => "sentence",
            "4" => "paragraph",
            "8" => "element",
            _ => return None,
        };
        if said[0] != "0" {
            return None;
        }
        let mut modifiers = vec![
            modifier("distance", Some((symbol, &said[1]))),
            modifier("unit", Some((Symbol::Equal, unit))),
        ];
        if said[2] == "1" {
            modifiers.push(modifier("ordered", None));
        }
        Some(Boolean {
            operator: Operator::Prox,
            modifiers,
        })
    }

    /// The next token, and whether it stood in quotes.
    fn token(&mut self) -> Option<(usize, (String, bool))> {
        let rest = &self.text[self.at..];
        let skipped = rest.len() - rest.trim_start().len();
        let start = self.at + skipped;
        let rest = &self.text[start..];
        let quoted = rest.starts_with('"');
        let mut token = String::new();
        let mut chars = rest.char_indices().skip(usize::from(quoted));
        let mut end = rest.len();
        while let Some((n, c)) = chars.next() {
            let closes = if quoted { c == '"' } else { c.is_whitespace() };
            if closes {
                end = n + usize::from(quoted);
                break;
            }
            match c {
                '\\' => token.extend(chars.next().map(|(_, c)| c)),
                c => token.push(c),
            }
        }
        self.at = start + end;
        (!rest.is_empty()).then_some((start, (token, quoted)))
    }
}

fn modifier(name: &str, value: Option<(Symbol, &str)>) -> Modifier {
    Modifier {
        name: Word::pattern(name),
        value: value.map(|(symbol, value)| (symbol, Word::literal(value))),
    }
}
