//! Choosing rows: a box in each, then a list of only these, their file, or one act on all of them.

use super::query::CHOSEN;
use super::{Listing, Row, Way};

impl Listing {
    /// Offers something to do with all chosen rows: a POST with the key of each as `row`, or a page
    /// asked with the same. Rows are chosen by their [`Row::keyed`].
    #[must_use]
    pub fn act(mut self, way: Way) -> Self {
        self.acts.push(way);
        self
    }

    /// Keeps only the rows that the query chose.
    pub(super) fn narrow(&mut self) {
        if self.is_narrow() {
            let query = &self.query;
            self.rows.retain(|row| is_chosen(query.chosen(), row));
            self.total = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        }
    }

    /// Whether a row is among those that the query asks for.
    pub(super) fn keeps(&self, row: &Row) -> bool {
        !self.is_narrow() || self.is_ticked(row)
    }

    /// Whether rows can be chosen.
    pub(super) fn chooses(&self) -> bool {
        self.rows.iter().any(|row| !row.key.is_empty())
    }

    /// Whether only chosen rows are shown.
    pub(super) fn is_narrow(&self) -> bool {
        self.query.chosen().next().is_some()
    }

    pub(super) fn is_ticked(&self, row: &Row) -> bool {
        is_chosen(self.query.chosen(), row)
    }

    /// What a screen reader says of a row's box: the words that the row begins with.
    pub(super) fn choose_words(&self, row: &Row) -> String {
        let shown = row.cells.iter().filter(|cell| !cell.href().is_empty());
        let first = shown.chain(&row.cells).next();
        let what = first.map(|cell| cell.shown(&self.visit.words));
        let args = [("what", what.unwrap_or_default())];
        self.visit.words.tf("list-choose", &args)
    }

    /// The address of a file of what is shown: of the chosen rows where some are.
    pub(super) fn export_href(&self, kind: &str) -> String {
        if self.is_narrow() {
            self.with_chosen(&self.query.href(&[("as", kind)]))
        } else {
            self.query.href(&[("as", kind), ("page", "")])
        }
    }

    /// An address asked with the chosen rows.
    pub(super) fn with_chosen(&self, href: &str) -> String {
        let mut rows = form_urlencoded::Serializer::new(String::new());
        rows.extend_pairs(self.query.chosen().map(|key| (CHOSEN, key)));
        let mark = if href.contains('?') { '&' } else { '?' };
        format!("{href}{mark}{}", rows.finish())
    }

    /// The address of the list with all its rows again.
    pub(super) fn all_href(&self) -> String {
        self.query.href(&[])
    }
}

fn is_chosen<'a>(mut chosen: impl Iterator<Item = &'a str>, row: &Row) -> bool {
    !row.key.is_empty() && chosen.any(|key| key == row.key)
}
