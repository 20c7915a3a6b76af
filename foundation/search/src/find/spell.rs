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
/// Fields worth less than this lend no spellings: notes are long and full of names.
const SPELT: f32 = 0.6;
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
        let Some((best, total)) = self.better(node, request, &suspects, page.total)? else {
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

    /// The best reading: unknown words one letter away, then two; then one of the known words as well.
    fn better(
        &self,
        node: &Node,
        request: &Request,
        suspects: &[Suspect],
        total: u64,
    ) -> Result<Option<(Reading, u64)>> {
        let (unknown, known): (Vec<&Suspect>, Vec<&Suspect>) =
            suspects.iter().partition(|suspect| suspect.records == 0);
        let own = Reading {
            node: node.clone(),
            text: request.text.clone(),
            cost: 0,
        };
        let mut base = own.clone();
        for reach in [1, 2] {
            if unknown.is_empty() {
                break;
            }
            let readings = self.together(&own, &unknown, reach)?;
            base = readings.first().cloned().unwrap_or(base);
            if let Some(found) = self.best(readings, request, total)? {
                return Ok(Some(found));
            }
        }
        for reach in [1, 2] {
            let readings = self.one_of(&base, &known, reach)?;
            if let Some(found) = self.best(readings, request, total)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
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
                nodes.iter().for_each(|node| self.collect(node, suspects));
            }
            Node::Words(scope, raw) if !stop_words(node) => {
                suspects.extend(self.suspect(*scope, raw));
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

    /// Readings with every suspect replaced for which there is a word near.
    fn together(&self, own: &Reading, suspects: &[&Suspect], reach: u8) -> Result<Vec<Reading>> {
        let mut readings = vec![own.clone()];
        for suspect in suspects {
            let near = self.near(suspect, reach)?;
            if !near.is_empty() {
                let with = |reading: &Reading| {
                    near.iter()
                        .map(|near| reading.with(suspect, near))
                        .collect::<Vec<_>>()
                };
                readings = readings.iter().flat_map(with).collect();
                readings.sort_by_key(|reading| reading.cost);
                readings.truncate(READINGS);
            }
        }
        readings.retain(|reading| reading.text != own.text);
        Ok(readings)
    }

    /// Readings with one of the suspects replaced.
    fn one_of(&self, base: &Reading, suspects: &[&Suspect], reach: u8) -> Result<Vec<Reading>> {
        let mut readings = Vec::new();
        for suspect in suspects {
            readings.extend(
                self.near(suspect, reach)?
                    .iter()
                    .map(|near| base.with(suspect, near)),
            );
        }
        Ok(readings)
    }

    /// Words at most `reach` letters away, those first that are near and frequent. Only one letter of a short word may
    /// be wrong.
    fn near(&self, suspect: &Suspect, reach: u8) -> Result<Vec<Near>> {
        let reach = if suspect.word.chars().count() <= 4 {
            1
        } else {
            reach
        };
        let mut found: HashMap<String, u64> = HashMap::new();
        for (field, worth) in self.fields.in_scope(suspect.scope) {
            if worth < SPELT {
                continue;
            }
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
            nodes.iter_mut().for_each(|node| replace(node, suspect, by));
        }
        Node::Words(scope, raw) if *scope == suspect.scope && *raw == suspect.raw => {
            by.clone_into(raw);
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
