//! Finding: from a person's text to a page of ids.

mod any_term;
mod dictionary;
mod facets;
mod finder;
mod gathered;
mod plan;
mod rank;
mod spell;
mod suggest;
mod tally;
mod top;

pub use suggest::Suggestion;

use crate::error::SearchError;
use crate::index::Index;
use crate::query::{self, Node};
use crate::request::{Page, Request};
use finder::Finder;
use plan::Plan;

impl Index {
    /// Searches. The text is never at fault: what cannot be read as a field or an operator is words.
    ///
    /// A text that finds nothing is tried with its misspelt words set right; [`Page::corrected`] says so. Where that
    /// finds nothing either, records that lack a word or two are given; [`Page::most_words`] says so.
    ///
    /// # Errors
    /// Only when the index cannot be read.
    pub fn search(&self, request: &Request) -> Result<Page, SearchError> {
        let searcher = self.searcher();
        let columns = self.columns.of(&searcher)?;
        let finder = Finder {
            fields: &self.fields,
            searcher: &searcher,
            columns: &columns,
        };
        let node = query::parse(&request.text);
        let page = finder.page(node.as_ref(), request)?;
        let Some(node) = node.filter(|_| page.total <= spell::FEW) else {
            return Ok(page);
        };
        let page = finder.spelt(&node, request, page)?;
        if page.total > 0 {
            return Ok(page);
        }
        finder.most_words(&node, request, page)
    }
}

/// How many words a record may lack at most where none has all.
const LACKED: usize = 2;

impl Finder<'_> {
    /// The page of one reading of the text.
    fn page(&self, node: Option<&Node>, request: &Request) -> Result<Page, SearchError> {
        let plan = Plan::new(*self, node)?;
        Ok(tally::page(self, &plan, request)?)
    }

    /// The records that have most of the words, where none has all: people remember a word wrong, or one too many.
    fn most_words(&self, node: &Node, request: &Request, none: Page) -> Result<Page, SearchError> {
        let whole = Request {
            filters: Vec::new(),
            ..request.clone()
        };
        let narrowed = request.filters.iter().any(|(_, values)| !values.is_empty());
        if narrowed && tally::total(self, &Plan::new(*self, Some(node))?, &whole)? > 0 {
            return Ok(none);
        }
        for lacked in 1..=LACKED {
            let Some(plan) = Plan::lacking(*self, node, lacked)? else {
                break;
            };
            if tally::total(self, &plan, &whole)? > 0 {
                return Ok(Page {
                    most_words: true,
                    ..tally::page(self, &plan, request)?
                });
            }
        }
        Ok(none)
    }
}
