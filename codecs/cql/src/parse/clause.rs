//! Search clauses: `index relation term`, or a term alone.

use super::{Expect, Parser};
use crate::lex::Token;
use crate::query::{Access, Body, Clause, Comparison, Node, Operator, Relation};
use crate::{Rule, Word};

/// The named relations of the CQL context set (1.1 to 2.0), `scr` and `exact` of the first editions.
const RELATIONS: [&str; 7] = ["any", "all", "within", "encloses", "adj", "exact", "scr"];

impl Parser<'_> {
    /// A clause that starts with the word ahead.
    pub(super) fn clause(&mut self) -> Expect {
        let Some(first) = self.take_word() else {
            return Expect::Operand;
        };
        self.clauses += 1;
        if self.clauses > self.options.limits.clauses {
            let limit = self.options.limits.clauses;
            self.fault(first.at, Rule::Clauses, format!("more than {limit}"));
            return Expect::Nothing;
        }
        match self.comparison() {
            None => self.terms(None, first),
            Some(Named::Relation(comparison)) => {
                let modifiers = self.modifiers();
                self.term_of(Access {
                    index: first,
                    relation: Relation {
                        comparison,
                        modifiers,
                    },
                })
            }
            Some(Named::Word(second)) => self.free_words(first, second),
        }
    }

    /// The relation ahead, if there is one.
    fn comparison(&mut self) -> Option<Named> {
        match self.peek().clone() {
            Token::Symbol(symbol) => {
                self.check_edition(symbol);
                self.next();
                Some(Named::Relation(Comparison::Symbol(symbol)))
            }
            Token::Word(word) if !self.may_be_relation(&word) => None,
            Token::Word(word) => {
                self.next();
                let goes_on = match self.peek() {
                    Token::Word(after) => !is_operator(after),
                    Token::Slash | Token::Open => true,
                    Token::Close | Token::Symbol(_) | Token::End => false,
                };
                // `a any` alone misses its term; `a b` alone is two words.
                let relation = goes_on || is_known(&word);
                Some(if relation {
                    Named::Relation(Comparison::Named(word))
                } else {
                    Named::Word(word)
                })
            }
            Token::Open | Token::Close | Token::Slash | Token::End => None,
        }
    }

    fn may_be_relation(&self, word: &Word) -> bool {
        !word.quoted && !is_operator(word) && (!self.options.free_words || is_known(word))
    }

    /// The term after a relation.
    fn term_of(&mut self, access: Access) -> Expect {
        if let Some(term) = self.take_word() {
            return self.terms(Some(access), term);
        }
        if *self.peek() == Token::Open {
            self.fault_at_token(Rule::GroupedTerm);
            return self.open(Some(access));
        }
        self.fault_at_token(Rule::ExpectedTerm);
        Expect::Operator
    }

    fn free_words(&mut self, first: Word, second: Word) -> Expect {
        self.fault(second.at, Rule::FreeWords, second.text.clone());
        self.finish(None, vec![first, second])
    }

    /// The words of the term, from the first.
    fn terms(&mut self, access: Option<Access>, first: Word) -> Expect {
        self.finish(access, vec![first])
    }

    fn finish(&mut self, access: Option<Access>, mut terms: Vec<Word>) -> Expect {
        let mut told = terms.len() > 1 || self.options.free_words;
        while let Token::Word(word) = self.peek().clone() {
            if is_operator(&word) {
                break;
            }
            if !told {
                self.fault_at_token(Rule::FreeWords);
                told = true;
            }
            self.next();
            terms.push(word);
        }
        let access = access.or_else(|| self.inherited());
        let body = Body::Clause(Clause { access, terms });
        let prefixes = Vec::new();
        let id = self.push(Node { prefixes, body });
        self.operand_is(id);
        Expect::Operator
    }
}

/// A word after the first one of a clause.
enum Named {
    Relation(Comparison),
    Word(Word),
}

/// Whether a word would join clauses or start the sort keys.
fn is_operator(word: &Word) -> bool {
    !word.quoted && (Operator::named(&word.text).is_some() || word.is_keyword("sortby"))
}

/// Whether a word can be nothing but a relation.
fn is_known(word: &Word) -> bool {
    let (prefix, _) = word.split_prefix();
    prefix.is_some()
        || RELATIONS
            .iter()
            .any(|name| word.text.eq_ignore_ascii_case(name))
}
