//! From text to a query and its faults.
//!
//! The reader keeps open parentheses on a list of its own: no depth of nesting can exhaust the
//! stack, and past the limit the reading stops with what was whole until then.

mod bytes;
mod clause;
mod frame;
mod sort;

use crate::lex::{Lexer, Token};
use crate::query::{Boolean, Modifier, Node, NodeId, Operator, Query, SortKey, Symbol};
use crate::{Fault, Options, Rule, Version, Word};

pub use bytes::parse_bytes;
use frame::Frame;

/// What was read, and what was wrong.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Parsed {
    /// The query, as far as it could be understood; nothing when there is no clause in it.
    pub query: Option<Query>,
    /// The faults in their order; none when the query is good.
    pub faults: Vec<Fault>,
}

impl Parsed {
    /// The query if nothing is wrong with it.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    pub fn whole(self) -> Result<Query, Vec<Fault>> {
        match self.query {
            Some(query) if self.faults.is_empty() => Ok(query),
            _ => Err(self.faults),
        }
    }
}

/// Reads a query. Never panics, and never uses more than a small multiple of the limits.
#[must_use]
pub fn parse(text: &str, options: &Options) -> Parsed {
    let mut most = options.limits.bytes.min(text.len());
    while !text.is_char_boundary(most) {
        most -= 1;
    }
    let mut parser = Parser::new(&text[..most], *options);
    if most < text.len() {
        parser.fault(most, Rule::Length, format!("{} bytes", text.len()));
    }
    parser.run()
}

/// What may stand at the place that was reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A clause, an opening parenthesis or, at a start, a prefix map.
    Operand,
    /// A boolean, a closing parenthesis, sort keys or the end.
    Operator,
    /// Nothing more.
    Nothing,
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    ahead: Option<(usize, Token)>,
    options: Options,
    faults: Vec<Fault>,
    nodes: Vec<Node>,
    clauses: usize,
    frames: Vec<Frame>,
    sort: Vec<SortKey>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, options: Options) -> Self {
        Self {
            lexer: Lexer::new(text),
            ahead: None,
            options,
            faults: Vec::new(),
            nodes: Vec::new(),
            clauses: 0,
            frames: vec![Frame::default()],
            sort: Vec::new(),
        }
    }

    fn run(mut self) -> Parsed {
        let mut expect = Expect::Operand;
        while expect != Expect::Nothing {
            expect = if expect == Expect::Operand {
                self.operand()
            } else {
                self.operator()
            };
        }
        let root = self.close_all();
        self.nodes.truncate(root.map_or(0, |root| root.0 + 1));
        if root.is_none() && self.faults.is_empty() {
            self.fault(0, Rule::Empty, "");
        }
        let faults = self.all_faults();
        let query = root.map(|_| Query {
            nodes: self.nodes,
            sort: self.sort,
        });
        Parsed { query, faults }
    }

    fn all_faults(&mut self) -> Vec<Fault> {
        let mut faults = std::mem::take(&mut self.lexer.faults);
        faults.append(&mut self.faults);
        faults.sort_by_key(|fault| fault.at);
        let most = self.options.limits.faults;
        if let Some(first_left_off) = faults.get(most) {
            let (at, left_off) = (first_left_off.at, faults.len() - most);
            faults.truncate(most);
            faults.push(Fault::new(at, Rule::MoreFaults, format!("{left_off} more")));
        }
        faults
    }

    fn fault(&mut self, at: usize, rule: Rule, found: impl Into<String>) {
        self.faults.push(Fault::new(at, rule, found));
    }

    fn fault_at_token(&mut self, rule: Rule) {
        let at = self.at();
        let found = self.peek().show();
        self.fault(at, rule, found);
    }

    fn peek(&mut self) -> &Token {
        let lexer = &mut self.lexer;
        &self.ahead.get_or_insert_with(|| lexer.next()).1
    }

    /// Where the token ahead starts.
    fn at(&mut self) -> usize {
        let lexer = &mut self.lexer;
        self.ahead.get_or_insert_with(|| lexer.next()).0
    }

    fn next(&mut self) -> Token {
        match self.ahead.take() {
            Some((_, token)) => token,
            None => self.lexer.next().1,
        }
    }

    fn take_symbol(&mut self, wanted: Symbol) -> bool {
        let stands = *self.peek() == Token::Symbol(wanted);
        if stands {
            self.next();
        }
        stands
    }

    fn take_word(&mut self) -> Option<Word> {
        if !matches!(self.peek(), Token::Word(_)) {
            return None;
        }
        match self.next() {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    /// What stands where a clause must.
    fn operand(&mut self) -> Expect {
        match self.peek().clone() {
            Token::Word(_) => self.clause(),
            Token::Open => self.open(None),
            Token::Symbol(Symbol::Greater) => self.prefix(),
            Token::Close => {
                let empty = self.frames.last().is_some_and(Frame::is_bare);
                let rule = if empty && self.frames.len() > 1 {
                    Rule::EmptyParentheses
                } else {
                    Rule::ExpectedClause
                };
                self.fault_at_token(rule);
                self.close()
            }
            Token::End => {
                self.fault_at_token(Rule::ExpectedClause);
                Expect::Nothing
            }
            Token::Slash | Token::Symbol(_) => {
                self.fault_at_token(Rule::ExpectedClause);
                self.next();
                Expect::Operand
            }
        }
    }

    /// What stands after a clause.
    fn operator(&mut self) -> Expect {
        match self.peek().clone() {
            Token::End => Expect::Nothing,
            Token::Close => self.close(),
            Token::Word(word) if word.is_keyword("sortby") => self.sort_keys(),
            Token::Word(word) => {
                let operator = Operator::named(&word.text).filter(|_| !word.quoted);
                match operator {
                    Some(operator) => {
                        self.next();
                        let modifiers = self.modifiers();
                        self.boolean(Boolean {
                            operator,
                            modifiers,
                        });
                    }
                    None => self.supply_and(),
                }
                Expect::Operand
            }
            Token::Open => {
                self.supply_and();
                Expect::Operand
            }
            Token::Slash | Token::Symbol(_) => {
                self.fault_at_token(Rule::Unexpected);
                self.next();
                Expect::Operator
            }
        }
    }

    fn supply_and(&mut self) {
        self.fault_at_token(Rule::ExpectedBoolean);
        self.boolean(Boolean {
            operator: Operator::And,
            modifiers: Vec::new(),
        });
    }

    /// `> prefix = uri` or `> uri`.
    fn prefix(&mut self) -> Expect {
        let at = self.at();
        self.next();
        if !self.frames.last().is_some_and(Frame::is_fresh) {
            self.fault(at, Rule::PrefixPlace, "");
        }
        let Some(first) = self.take_word() else {
            self.fault_at_token(Rule::PrefixUri);
            return Expect::Operand;
        };
        let (name, uri) = if self.take_symbol(Symbol::Equal) {
            (Some(first), self.take_word())
        } else {
            (None, Some(first))
        };
        match uri {
            Some(uri) => self.keep_prefix(crate::Prefix { name, uri }),
            None => self.fault_at_token(Rule::PrefixUri),
        }
        Expect::Operand
    }

    /// `/name` and `/name=value`, as many as there are.
    fn modifiers(&mut self) -> Vec<Modifier> {
        let mut modifiers = Vec::new();
        while *self.peek() == Token::Slash {
            self.next();
            let Some(name) = self.take_word() else {
                self.fault_at_token(Rule::ModifierName);
                continue;
            };
            let value = match *self.peek() {
                Token::Symbol(symbol) => self.modifier_value(symbol),
                _ => None,
            };
            modifiers.push(Modifier { name, value });
        }
        modifiers
    }

    fn modifier_value(&mut self, symbol: Symbol) -> Option<(Symbol, Word)> {
        self.check_edition(symbol);
        self.next();
        let value = self.take_word();
        if value.is_none() {
            self.fault_at_token(Rule::ModifierValue);
        }
        value.map(|value| (symbol, value))
    }

    fn check_edition(&mut self, symbol: Symbol) {
        if symbol == Symbol::Exact && self.options.version == Version::V1_1 {
            self.fault_at_token(Rule::Edition);
        }
    }

    /// Adds a node; operands always stand before it.
    fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        NodeId(self.nodes.len() - 1)
    }
}
