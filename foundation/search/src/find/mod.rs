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
    /// A text that finds nothing is tried with its misspelt words set right; [`Page::corrected`] says so.
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
        finder.spelt(&node, request, page)
    }
}

impl Finder<'_> {
    /// The page of one reading of the text.
    fn page(&self, node: Option<&Node>, request: &Request) -> Result<Page, SearchError> {
        let plan = Plan::new(*self, node)?;
        Ok(tally::page(self, &plan, request)?)
    }
}
