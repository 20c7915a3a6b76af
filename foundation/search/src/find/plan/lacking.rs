//! Records that lack a word or two, for a text of which none has all.

use tantivy::Result;
use tantivy::query::{BooleanQuery, Occur};

use super::{Found, Plan, Planner, stop_words};
use crate::find::finder::Finder;
use crate::find::rank::TitleWanted;
use crate::query::Node;

impl Plan {
    /// The plan of a text of several words of which a record may lack so many; `None` where too few would be left to
    /// say what is meant.
    pub(in crate::find) fn lacking(
        finder: Finder<'_>,
        node: &Node,
        lacked: usize,
    ) -> Result<Option<Plan>> {
        let Node::And(nodes) = node else {
            return Ok(None);
        };
        let words = nodes.iter().filter(|node| telling_word(node)).count();
        if words <= 2 * lacked {
            return Ok(None);
        }
        let mut planner = Planner::new(finder);
        let clauses = planner.clauses(nodes)?;
        Ok(Some(Plan {
            query: Box::new(BooleanQuery::with_minimum_required_clauses(
                clauses,
                words - lacked,
            )),
            words: planner.words,
            title: TitleWanted::default(),
            named: finder.fields.named,
        }))
    }
}

impl Planner<'_> {
    /// Plain words that may be lacked beside all that must or must not be.
    fn clauses(&mut self, nodes: &[Node]) -> Result<Vec<(Occur, Found)>> {
        let mut clauses = Vec::with_capacity(nodes.len());
        for node in nodes.iter().filter(|node| !stop_words(node)) {
            clauses.push(match node {
                Node::Not(inner) => (Occur::MustNot, self.without(inner)?),
                Node::Words(..) => (Occur::Should, self.node(node)?),
                _ => (Occur::Must, self.node(node)?),
            });
        }
        Ok(clauses)
    }
}

/// Whether it is a plain word that says something.
fn telling_word(node: &Node) -> bool {
    matches!(node, Node::Words(..)) && !stop_words(node)
}
