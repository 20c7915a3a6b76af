//! A query's tree as a query of the index library.
//!
//! Every word must be found, each in any of the fields; a word counts by the field where it is worth most (a
//! disjunction maximum), so that a title's words and an author's name together find the book.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::rank::TitleWanted;
use crate::number;
use crate::query::{CodeField, Node, Number, Scope};
use crate::schema::Fields;
use crate::text::{self, Side, Token};
use tantivy::Result;

/// What a second field with the same word adds to the best one.
const TIE: f32 = 0.1;
/// What a number that was asked for is worth.
const NUMBER_FOUND: f32 = 20.0;

/// Words that say little: found in quotation marks and in whole titles, passed over beside other words.
const STOP: [&str; 24] = [
    "a", "an", "and", "as", "at", "by", "de", "del", "der", "des", "die", "el", "et", "for",
    "from", "in", "la", "le", "of", "on", "the", "to", "und", "with",
];

/// One search's view of the index.
#[derive(Clone, Copy)]
pub(super) struct Finder<'a> {
    pub(super) fields: &'a Fields,
    pub(super) searcher: &'a Searcher,
}

pub(super) type Plan = Box<dyn Query>;

impl Finder<'_> {
    /// The query, and the title that the text may be.
    pub(super) fn plan(&self, node: Option<&Node>) -> Result<(Plan, TitleWanted)> {
        let Some(node) = node else {
            return Ok((Box::new(AllQuery), TitleWanted::default()));
        };
        let query = self.node(node)?;
        Ok((query, TitleWanted::of(node)))
    }

    fn node(&self, node: &Node) -> Result<Plan> {
        Ok(match node {
            Node::Words(scope, words) => self.words(*scope, words),
            Node::Phrase(scope, words) => self.phrase(*scope, words),
            Node::Prefix(scope, stem) => self.prefix(*scope, stem)?,
            Node::Number(number) => self.number(number)?,
            Node::Code(field, value) => self.code(*field, value)?,
            Node::Years(from, to) => self.years(*from, *to),
            Node::Not(inner) => except(vec![(Occur::MustNot, self.node(inner)?)]),
            Node::And(nodes) => self.all_of(nodes)?,
            Node::Or(nodes) => any_of(
                nodes
                    .iter()
                    .map(|node| self.node(node))
                    .collect::<Result<_>>()?,
            ),
        })
    }

    fn all_of(&self, nodes: &[Node]) -> Result<Plan> {
        let telling = nodes
            .iter()
            .any(|node| !stop_words(node) && !matches!(node, Node::Not(_)));
        let mut clauses = Vec::with_capacity(nodes.len());
        for node in nodes.iter().filter(|node| !(telling && stop_words(node))) {
            clauses.push(match node {
                Node::Not(inner) => (Occur::MustNot, self.node(inner)?),
                _ => (Occur::Must, self.node(node)?),
            });
        }
        Ok(except(clauses))
    }

    /// A word as typed, which may be several ("e-book", a run of Chinese).
    fn words(&self, scope: Scope, words: &str) -> Plan {
        let tokens = text::tokens(words, Side::Query);
        if tokens.iter().any(|token| token.paired) {
            return self.runs(scope, &tokens);
        }
        let (joined, single): (Vec<&Token>, Vec<&Token>) =
            tokens.iter().partition(|token| token.span > 1);
        let apart = must(
            places(&single)
                .into_iter()
                .map(|forms| self.word(scope, &forms))
                .collect(),
        );
        if joined.is_empty() {
            return apart;
        }
        let mut ways = vec![apart];
        ways.extend(joined.iter().map(|token| self.word(scope, &[token])));
        any_of(ways)
    }

    /// Runs of paired characters are phrases; a single character finds every pair that begins with it.
    fn runs(&self, scope: Scope, tokens: &[Token]) -> Plan {
        let mut clauses = Vec::new();
        for run in tokens.chunk_by(|left, right| left.paired == right.paired) {
            let run: Vec<&Token> = run.iter().filter(|token| token.span == 1).collect();
            match run.as_slice() {
                [one] if one.paired && one.text.chars().count() == 1 => {
                    clauses.push(self.beginning(scope, &one.text))
                }
                [first, ..] if first.paired => clauses.push(self.phrase_of(scope, &run)),
                _ => clauses.extend(
                    places(&run)
                        .into_iter()
                        .map(|forms| self.word(scope, &forms)),
                ),
            }
        }
        must(clauses)
    }

    /// One word in its forms, in the scope's fields: worth what its best field is worth.
    fn word(&self, scope: Scope, forms: &[&Token]) -> Plan {
        let mut ways: Vec<Plan> = Vec::new();
        for (field, worth) in self.fields.in_scope(scope) {
            for form in forms {
                let term = Term::from_field_text(field, &form.text);
                if self.searcher.doc_freq(&term).unwrap_or(0) > 0 {
                    ways.push(Box::new(BoostQuery::new(
                        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
                        worth,
                    )));
                }
            }
        }
        best_of(ways)
    }

    fn phrase(&self, scope: Scope, words: &str) -> Plan {
        let tokens = text::tokens(words, Side::Query);
        let mut places: Vec<&Token> = tokens.iter().filter(|token| token.span == 1).collect();
        places.dedup_by_key(|token| token.place);
        self.phrase_of(scope, &places)
    }

    fn phrase_of(&self, scope: Scope, tokens: &[&Token]) -> Plan {
        if let [one] = tokens {
            return self.word(scope, &[one]);
        }
        let first = tokens.first().map_or(0, |token| token.place);
        let in_field = |field: Field| -> Vec<(usize, Term)> {
            tokens
                .iter()
                .map(|token| {
                    (
                        (token.place - first) as usize,
                        Term::from_field_text(field, &token.text),
                    )
                })
                .collect()
        };
        let fields = self.fields.in_scope(scope).into_iter();
        let known = fields.filter(|(field, _)| {
            in_field(*field)
                .iter()
                .all(|(_, term)| self.searcher.doc_freq(term).unwrap_or(0) > 0)
        });
        best_of(
            known
                .map(|(field, worth)| -> Plan {
                    Box::new(BoostQuery::new(
                        Box::new(PhraseQuery::new_with_offset(in_field(field))),
                        worth,
                    ))
                })
                .collect(),
        )
    }

    fn prefix(&self, scope: Scope, stem: &str) -> Result<Plan> {
        let tokens = text::tokens(stem, Side::Query);
        let mut tokens: Vec<&Token> = tokens.iter().filter(|token| token.span == 1).collect();
        tokens.dedup_by_key(|token| token.place);
        let Some(last) = tokens.pop() else {
            return Ok(Box::new(EmptyQuery));
        };
        let mut clauses: Vec<Plan> = tokens
            .iter()
            .map(|token| self.word(scope, &[token]))
            .collect();
        clauses.push(self.beginning(scope, &last.text));
        Ok(must(clauses))
    }

    fn beginning(&self, scope: Scope, stem: &str) -> Plan {
        any_of(
            self.fields
                .in_scope(scope)
                .into_iter()
                .map(|(field, worth)| -> Plan {
                    Box::new(ConstScoreQuery::new(self.begins(field, stem), worth))
                })
                .collect(),
        )
    }

    fn begins(&self, field: Field, stem: &str) -> Plan {
        let upper = match after(stem) {
            Some(next) => Bound::Excluded(Term::from_field_text(field, &next)),
            None => Bound::Unbounded,
        };
        Box::new(RangeQuery::new(
            Bound::Included(Term::from_field_text(field, stem)),
            upper,
        ))
    }

    /// The records that bear the number; when it was only recognised and nothing bears it, the text as words, with the
    /// last parts of a call number taken off one by one.
    fn number(&self, number: &Number) -> Result<Plan> {
        if let Some(found) = self.bearing(number, &number.raw)? {
            return Ok(found);
        }
        if number.named {
            return Ok(Box::new(EmptyQuery));
        }
        let mut head = number.raw.as_str();
        while let Some((shorter, _)) = head.rsplit_once(' ').filter(|_| number.begins) {
            head = shorter;
            if let Some(found) = self.bearing(number, head)? {
                let rest = number.raw.get(head.len()..).unwrap_or_default();
                return Ok(must(vec![found, self.words(Scope::Any, rest)]));
            }
        }
        Ok(self.words(Scope::Any, &number.raw))
    }

    fn bearing(&self, number: &Number, raw: &str) -> Result<Option<Plan>> {
        let mut ways: Vec<Plan> = Vec::new();
        for kind in &number.fields {
            let (field, key) = (self.fields.number(*kind), number::key(*kind, raw));
            if key.is_empty() {
                continue;
            }
            let whole = Term::from_field_text(field, &key);
            if self.searcher.doc_freq(&whole)? > 0 {
                ways.push(Box::new(ConstScoreQuery::new(
                    Box::new(TermQuery::new(whole, IndexRecordOption::Basic)),
                    NUMBER_FOUND,
                )));
            }
            if number.begins && self.any_begins(field, &key)? {
                ways.push(Box::new(ConstScoreQuery::new(
                    self.begins(field, &key),
                    1.0,
                )));
            }
        }
        Ok((!ways.is_empty()).then(|| best_of(ways)))
    }

    fn code(&self, field: CodeField, value: &str) -> Result<Plan> {
        let column = match field {
            CodeField::Language => self.fields.language,
            CodeField::Format => self.fields.format,
        };
        let mut ways: Vec<Plan> = Vec::new();
        for spelling in self.spellings(field.name(), value)? {
            let term = Term::from_field_text(column, &spelling);
            ways.push(Box::new(RangeQuery::new(
                Bound::Included(term.clone()),
                Bound::Included(term),
            )));
        }
        Ok(any_of(ways))
    }

    fn years(&self, from: Option<i32>, to: Option<i32>) -> Plan {
        let bound = |year: Option<i32>| {
            year.map_or(Bound::Unbounded, |year| {
                Bound::Included(Term::from_field_i64(self.fields.year, year.into()))
            })
        };
        Box::new(ConstScoreQuery::new(
            Box::new(RangeQuery::new(bound(from), bound(to))),
            0.0,
        ))
    }
}

/// Whether a word says little beside others.
pub(super) fn stop_words(node: &Node) -> bool {
    matches!(node, Node::Words(Scope::Any, word) if STOP.contains(&word.to_lowercase().as_str()))
}

/// Tokens by place: the forms of each word.
fn places<'a>(tokens: &[&'a Token]) -> Vec<Vec<&'a Token>> {
    tokens
        .chunk_by(|left, right| left.place == right.place)
        .map(<[&Token]>::to_vec)
        .collect()
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

fn must(mut clauses: Vec<Plan>) -> Plan {
    match clauses.len() {
        0 => Box::new(EmptyQuery),
        1 => clauses.swap_remove(0),
        _ => Box::new(BooleanQuery::intersection(clauses)),
    }
}

fn any_of(mut ways: Vec<Plan>) -> Plan {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.swap_remove(0),
        _ => Box::new(BooleanQuery::union(ways)),
    }
}

fn best_of(mut ways: Vec<Plan>) -> Plan {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.swap_remove(0),
        _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, TIE)),
    }
}

/// Clauses where those that only exclude are taken from all records.
fn except(mut clauses: Vec<(Occur, Plan)>) -> Plan {
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    match clauses.as_slice() {
        [(Occur::Must, only)] => only.box_clone(),
        _ => Box::new(BooleanQuery::new(clauses)),
    }
}
