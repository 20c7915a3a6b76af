//! Setting misspelt words right by the words that the collection has.

use std::collections::HashMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::{Result, Term};

use super::finder::Finder;
use super::plan::{Plan, stop_words};
use super::tally;
use crate::error::SearchError;
use crate::query::{Node, Scope};
use crate::request::{Page, Request};
use crate::text::{self, Side};

/// A result no greater than this makes a better spelling worth looking for.
pub(super) const FEW: u64 = 2;
/// A word in no more fields of records than this may be misspelt although something is found.
const RARE: u64 = 2;
/// How many words are tried in the place of one.
const TRIED: usize = 5;
/// How many readings of one text are tried.
const READINGS: usize = 40;
/// How many times more a better spelling must find to be offered for a text that finds something.
const MUCH_MORE: u64 = 10;

/// A word of the query that may be misspelt.
#[derive(Clone, Debug)]
struct Suspect {
    scope: Scope,
    raw: String,
    word: String,
    records: u64,
}

/// A word of the collection near a suspect.
#[derive(Clone, Debug)]
struct Near {
    word: String,
    cost: i64,
}

/// The text with words replaced.
#[derive(Clone, Debug)]
struct Reading {
    node: Node,
    text: String,
    cost: i64,
}

impl Finder<'_> {
    /// The page of the best spelling when the text found nothing, or the text's own page with that spelling offered.
    pub(super) fn spelt(
        &self,
        node: &Node,
        request: &Request,
        page: Page,
    ) -> std::result::Result<Page, SearchError> {
        let mut suspects = self.suspects(node);
        if page.total > 0 {
            suspects.retain(|suspect| suspect.records <= RARE);
        }
        if suspects.is_empty() {
            return Ok(page);
        }
        let readings = self.readings(node, &request.text, &suspects)?;
        let Some((best, total)) = self.best(readings, request, page.total)? else {
            return Ok(page);
        };
        if page.total > 0 {
            let offered = (total >= page.total * MUCH_MORE).then_some(best.text);
            return Ok(Page {
                did_you_mean: offered,
                ..page
            });
        }
        let found = self.page(Some(&best.node), request)?;
        Ok(Page {
            did_you_mean: Some(best.text),
            corrected: true,
            ..found
        })
    }

    /// The cheapest reading that finds more than the text, with what it finds.
    fn best(
        &self,
        mut readings: Vec<Reading>,
        request: &Request,
        total: u64,
    ) -> Result<Option<(Reading, u64)>> {
        readings.sort_by_key(|reading| reading.cost);
        for reading in readings.into_iter().take(READINGS) {
            let plan = Plan::new(*self, Some(&reading.node))?;
            let found = tally::total(self, &plan, request)?;
            if found > total {
                return Ok(Some((reading, found)));
            }
        }
        Ok(None)
    }

    fn suspects(&self, node: &Node) -> Vec<Suspect> {
        let mut suspects = Vec::new();
        self.collect(node, &mut suspects);
        suspects
    }

    fn collect(&self, node: &Node, suspects: &mut Vec<Suspect>) {
        match node {
            Node::And(nodes) | Node::Or(nodes) => {
                nodes.iter().for_each(|node| self.collect(node, suspects))
            }
            Node::Words(scope, raw) if !stop_words(node) => {
                suspects.extend(self.suspect(*scope, raw))
            }
            _ => {}
        }
    }

    fn suspect(&self, scope: Scope, raw: &str) -> Option<Suspect> {
        let tokens = text::tokens(raw, Side::Query);
        let word = tokens
            .first()
            .filter(|token| !token.paired && tokens.iter().all(|each| each.place == token.place))?
            .text
            .clone();
        let letters = word.chars().filter(|each| each.is_alphabetic()).count();
        let records = self.records(scope, &word);
        (letters >= 4).then(|| Suspect {
            scope,
            raw: raw.to_owned(),
            word,
            records,
        })
    }

    fn records(&self, scope: Scope, word: &str) -> u64 {
        let fields = self.fields.in_scope(scope).into_iter();
        fields
            .map(|(field, _)| {
                self.searcher
                    .doc_freq(&Term::from_field_text(field, word))
                    .unwrap_or(0)
            })
            .sum()
    }

    /// Readings to try: unknown words replaced together; when all are known, one after the other; and both.
    fn readings(&self, node: &Node, text: &str, suspects: &[Suspect]) -> Result<Vec<Reading>> {
        let mut readings = vec![Reading {
            node: node.clone(),
            text: text.to_owned(),
            cost: 0,
        }];
        for suspect in suspects.iter().filter(|suspect| suspect.records == 0) {
            let near = self.near(suspect)?;
            if !near.is_empty() {
                readings = readings
                    .iter()
                    .flat_map(|reading| near.iter().map(|near| reading.with(suspect, near)))
                    .collect();
                readings.sort_by_key(|reading| reading.cost);
                readings.truncate(READINGS);
            }
        }
        if let (Some(base), true) = (
            readings.first().cloned(),
            suspects.iter().any(|suspect| suspect.records > 0),
        ) {
            for suspect in suspects.iter().filter(|suspect| suspect.records > 0) {
                readings.extend(
                    self.near(suspect)?
                        .iter()
                        .map(|near| base.with(suspect, near)),
                );
            }
        }
        readings.retain(|reading| reading.text != text);
        Ok(readings)
    }

    /// Words at most two letters away, those first that are near and frequent.
    fn near(&self, suspect: &Suspect) -> Result<Vec<Near>> {
        let length = suspect.word.chars().count();
        let reach = if length <= 4 { 1 } else { 2 };
        let mut found: HashMap<String, u64> = HashMap::new();
        for (field, _) in self.fields.in_scope(suspect.scope) {
            let automaton =
                FuzzyTermQuery::new(Term::from_field_text(field, &suspect.word), reach, true)
                    .automaton()?;
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().search(&automaton).into_stream()?;
                while stream.advance() {
                    let word = String::from_utf8_lossy(stream.key()).into_owned();
                    *found.entry(word).or_insert(0) += u64::from(stream.value().doc_freq);
                }
            }
        }
        found.remove(&suspect.word);
        let mut near: Vec<Near> = found
            .into_iter()
            .map(|(word, records)| Near {
                cost: cost(&suspect.word, &word, records),
                word,
            })
            .collect();
        near.sort_by(|left, right| {
            left.cost
                .cmp(&right.cost)
                .then_with(|| left.word.cmp(&right.word))
        });
        near.truncate(TRIED);
        Ok(near)
    }
}

impl Reading {
    fn with(&self, suspect: &Suspect, near: &Near) -> Reading {
        let mut node = self.node.clone();
        replace(&mut node, suspect, &near.word);
        Reading {
            node,
            text: self.text.replacen(&suspect.raw, &near.word, 1),
            cost: self.cost + near.cost,
        }
    }
}

fn replace(node: &mut Node, suspect: &Suspect, by: &str) {
    match node {
        Node::And(nodes) | Node::Or(nodes) => {
            nodes.iter_mut().for_each(|node| replace(node, suspect, by))
        }
        Node::Words(scope, raw) if *scope == suspect.scope && *raw == suspect.raw => {
            by.clone_into(raw)
        }
        _ => {}
    }
}

/// Each letter changed costs as much as being 64 times rarer, another first letter a little less.
fn cost(asked: &str, word: &str, records: u64) -> i64 {
    let first = if asked.chars().next() == word.chars().next() {
        0
    } else {
        5
    };
    let frequent = i64::from(records.max(1).ilog2());
    i64::from(distance(asked, word)) * 6 + first + 24 - frequent
}

/// Letters inserted, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(left: &str, right: &str) -> u32 {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<u32> = Vec::new();
    let mut last: Vec<u32> = (0..).take(right.len() + 1).collect();
    for (row, a) in left.iter().enumerate() {
        let mut now = vec![last.first().map_or(0, |first| first + 1)];
        for (column, b) in right.iter().enumerate() {
            let at = |line: &[u32], index: usize| line.get(index).copied().unwrap_or(u32::MAX / 2);
            let changed = at(&last, column) + u32::from(a != b);
            let mut best = changed
                .min(at(&last, column + 1) + 1)
                .min(at(&now, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(b)
                && right.get(column - 1) == Some(a);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            now.push(best);
        }
        before = std::mem::replace(&mut last, now);
    }
    last.last().copied().unwrap_or(0)
}
