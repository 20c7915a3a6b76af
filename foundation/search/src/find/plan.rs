//! A query's tree as a query of the index library.
//!
//! Every word must be found, each in any of the fields; a word counts by the field where it is worth most (a
//! disjunction maximum), so that a title's words and an author's name together find the book.

mod lacking;
mod numbers;

use std::ops::Bound;

use tantivy::query::{
    AllQuery, Bm25Weight, BooleanQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery,
};
use tantivy::schema::Field;
use tantivy::{Result, Term};

use super::any_term::AnyTerm;
use super::finder::Finder;
use super::gathered::Gathered;
use super::rank::{Rated, TitleWanted, Worth};
use crate::query::{Node, Scope};
use crate::text::{self, Side, Token};

/// Words that say little: found in quotation marks and in whole titles, passed over beside other words.
const STOP: [&str; 24] = [
    "a", "an", "and", "as", "at", "by", "de", "del", "der", "des", "die", "el", "et", "for",
    "from", "in", "la", "le", "of", "on", "the", "to", "und", "with",
];

type Found = Box<dyn Query>;

/// A text made ready for searching: what must be found, and what it is worth where.
pub(super) struct Plan {
    pub(super) query: Found,
    /// Each word with the terms that it may be found as; the best counts.
    pub(super) words: Vec<Vec<Rated>>,
    pub(super) title: TitleWanted,
    /// The field of other kinds of whole titles.
    pub(super) named: Field,
}

impl Plan {
    pub(super) fn new(finder: Finder<'_>, node: Option<&Node>) -> Result<Plan> {
        let named = finder.fields.named;
        let Some(node) = node else {
            return Ok(Plan {
                query: Box::new(AllQuery),
                words: Vec::new(),
                title: TitleWanted::default(),
                named,
            });
        };
        let mut planner = Planner::new(finder);
        let query = planner.node(node)?;
        Ok(Plan {
            query,
            words: planner.words,
            title: TitleWanted::of(node),
            named,
        })
    }
}

struct Planner<'a> {
    finder: Finder<'a>,
    words: Vec<Vec<Rated>>,
    /// Off inside what must not be found.
    weighing: bool,
}

impl<'a> Planner<'a> {
    fn new(finder: Finder<'a>) -> Planner<'a> {
        Planner {
            finder,
            words: Vec::new(),
            weighing: true,
        }
    }

    fn node(&mut self, node: &Node) -> Result<Found> {
        Ok(match node {
            Node::Words(scope, words) => self.typed(*scope, words)?,
            Node::Phrase(scope, words) => self.phrase(*scope, words)?,
            Node::Prefix(scope, stem) => self.prefix(*scope, stem)?,
            Node::Number(number) => self.number(number)?,
            Node::Code(field, value) => self.code(*field, value)?,
            Node::Years(from, to) => self.years(*from, *to),
            Node::Not(inner) => except(vec![(Occur::MustNot, self.without(inner)?)]),
            Node::And(nodes) => self.all_of(nodes)?,
            Node::Or(nodes) => any_of(
                nodes
                    .iter()
                    .map(|node| self.node(node))
                    .collect::<Result<_>>()?,
            ),
        })
    }

    /// What must not be found: not weighed, and gathered first.
    fn without(&mut self, node: &Node) -> Result<Found> {
        let before = std::mem::replace(&mut self.weighing, false);
        let query = self.node(node);
        self.weighing = before;
        Ok(Box::new(Gathered { query: query? }))
    }

    fn all_of(&mut self, nodes: &[Node]) -> Result<Found> {
        let telling = nodes
            .iter()
            .any(|node| !stop_words(node) && !matches!(node, Node::Not(_)));
        let mut clauses = Vec::with_capacity(nodes.len());
        for node in nodes.iter().filter(|node| !(telling && stop_words(node))) {
            clauses.push(match node {
                Node::Not(inner) => (Occur::MustNot, self.without(inner)?),
                _ => (Occur::Must, self.node(node)?),
            });
        }
        Ok(except(clauses))
    }

    /// A word as typed, which may be several ("e-book", a run of Chinese).
    fn typed(&mut self, scope: Scope, words: &str) -> Result<Found> {
        let tokens = text::tokens(words, Side::Query);
        if tokens.iter().any(|token| token.paired) {
            return self.runs(scope, &tokens);
        }
        let (joined, single): (Vec<&Token>, Vec<&Token>) =
            tokens.iter().partition(|token| token.span > 1);
        let apart = must(self.each(scope, &single)?);
        if joined.is_empty() {
            return Ok(apart);
        }
        let mut ways = vec![apart];
        for token in joined {
            ways.push(self.word(scope, &[token])?);
        }
        Ok(any_of(ways))
    }

    fn each(&mut self, scope: Scope, tokens: &[&Token]) -> Result<Vec<Found>> {
        tokens
            .chunk_by(|left, right| left.place == right.place)
            .map(|forms| self.word(scope, forms))
            .collect()
    }

    /// Runs of paired characters are phrases; a single character finds every pair that begins with it.
    fn runs(&mut self, scope: Scope, tokens: &[Token]) -> Result<Found> {
        let mut clauses = Vec::new();
        for run in tokens.chunk_by(|left, right| left.paired == right.paired) {
            let run: Vec<&Token> = run.iter().filter(|token| token.span == 1).collect();
            match run.as_slice() {
                [one] if one.paired && one.text.chars().count() == 1 => {
                    clauses.push(self.beginning(scope, &one.text));
                }
                [first, ..] if first.paired => clauses.push(self.phrase_of(scope, &run)?),
                _ => clauses.append(&mut self.each(scope, &run)?),
            }
        }
        Ok(must(clauses))
    }

    /// One word in its forms, in any of the scope's fields; its other number finds too, and counts for less.
    fn word(&mut self, scope: Scope, forms: &[&Token]) -> Result<Found> {
        let others: Vec<String> = match forms {
            [one] if self.weighing => text::other_number(&one.text),
            _ => Vec::new(),
        };
        let mut rated = Vec::new();
        for (field, worth) in self.finder.fields.in_scope(scope) {
            for form in forms {
                self.rate(field, &form.text, worth, &mut rated)?;
            }
            for other in &others {
                self.rate(field, other, other_worth(worth), &mut rated)?;
            }
        }
        if rated.is_empty() {
            return Ok(Box::new(EmptyQuery));
        }
        let terms = rated.iter().map(|rated| rated.term.clone()).collect();
        self.weigh(rated);
        Ok(Box::new(AnyTerm { terms }))
    }

    /// Adds a term with its worth when any record has it.
    fn rate(&self, field: Field, word: &str, worth: f32, rated: &mut Vec<Rated>) -> Result<()> {
        let term = Term::from_field_text(field, word);
        if self.finder.has(&term) {
            let weight = Bm25Weight::for_terms(self.finder.searcher, std::slice::from_ref(&term))?;
            rated.push(Rated {
                term,
                worth: Worth::Frequent(weight.boost_by(worth)),
            });
        }
        Ok(())
    }

    fn weigh(&mut self, rated: Vec<Rated>) {
        if self.weighing {
            self.words.push(rated);
        }
    }

    fn phrase(&mut self, scope: Scope, words: &str) -> Result<Found> {
        let tokens = text::tokens(words, Side::Query);
        let mut places: Vec<&Token> = tokens.iter().filter(|token| token.span == 1).collect();
        places.dedup_by_key(|token| token.place);
        self.phrase_of(scope, &places)
    }

    /// The words side by side in one field; each is weighed as a word.
    fn phrase_of(&mut self, scope: Scope, tokens: &[&Token]) -> Result<Found> {
        let words = self.each(scope, tokens)?;
        let first = match tokens {
            [] | [_] => return Ok(must(words)),
            [first, ..] => first.place,
        };
        let mut ways: Vec<Found> = Vec::new();
        for (field, _) in self.finder.fields.in_scope(scope) {
            let term = |token: &&Token| {
                (
                    (token.place - first) as usize,
                    Term::from_field_text(field, &token.text),
                )
            };
            let terms: Vec<(usize, Term)> = tokens.iter().map(term).collect();
            if terms.iter().all(|(_, term)| self.finder.has(term)) {
                ways.push(Box::new(PhraseQuery::new_with_offset(terms)));
            }
        }
        Ok(any_of(ways))
    }

    fn prefix(&mut self, scope: Scope, stem: &str) -> Result<Found> {
        let tokens = text::tokens(stem, Side::Query);
        let mut tokens: Vec<&Token> = tokens.iter().filter(|token| token.span == 1).collect();
        tokens.dedup_by_key(|token| token.place);
        let Some(last) = tokens.pop() else {
            return Ok(Box::new(EmptyQuery));
        };
        let mut clauses = self.each(scope, &tokens)?;
        clauses.push(self.beginning(scope, &last.text));
        Ok(must(clauses))
    }

    fn beginning(&self, scope: Scope, stem: &str) -> Found {
        any_of(
            self.finder
                .fields
                .in_scope(scope)
                .into_iter()
                .map(|(field, _)| begins(field, stem))
                .collect(),
        )
    }
}

/// What a word's other number is worth.
#[allow(
    clippy::float_arithmetic,
    reason = "scores are relative weights, not amounts"
)]
fn other_worth(worth: f32) -> f32 {
    worth * 0.6
}

fn begins(field: Field, stem: &str) -> Found {
    let upper = match after(stem) {
        Some(next) => Bound::Excluded(Term::from_field_text(field, &next)),
        None => Bound::Unbounded,
    };
    Box::new(RangeQuery::new(
        Bound::Included(Term::from_field_text(field, stem)),
        upper,
    ))
}

/// Whether a word says little beside others.
pub(super) fn stop_words(node: &Node) -> bool {
    matches!(node, Node::Words(Scope::Any, word) if STOP.contains(&word.to_lowercase().as_str()))
}

/// The smallest text above every text that begins with `stem`.
fn after(stem: &str) -> Option<String> {
    let mut characters: Vec<char> = stem.chars().collect();
    while let Some(last) = characters.pop() {
        let next = (u32::from(last) + 1..=0x10_FFFF).find_map(char::from_u32);
        if let Some(next) = next {
            characters.push(next);
            return Some(characters.into_iter().collect());
        }
    }
    None
}

fn must(mut clauses: Vec<Found>) -> Found {
    match clauses.len() {
        0 => Box::new(EmptyQuery),
        1 => clauses.swap_remove(0),
        _ => Box::new(BooleanQuery::intersection(clauses)),
    }
}

fn any_of(mut ways: Vec<Found>) -> Found {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.swap_remove(0),
        _ => Box::new(BooleanQuery::union(ways)),
    }
}

/// Clauses where those that only exclude are taken from all records.
fn except(mut clauses: Vec<(Occur, Found)>) -> Found {
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    match clauses.as_slice() {
        [(Occur::Must, only)] => only.box_clone(),
        _ => Box::new(BooleanQuery::new(clauses)),
    }
}
