//! What a list is asked: words, filters, order, page.

use crate::{Choice, Visit};

/// The names in the query string that belong to the list itself.
const OWN: [&str; 7] = ["q", "sort", "desc", "page", "per", "as", CHOSEN];
/// The name of each chosen row's key.
pub(super) const CHOSEN: &str = "row";
/// The most values that are read: every row of the longest page can be chosen.
const PAIRS: usize = 300;
/// The most rows an export holds: what a worksheet of Excel can (ECMA-376: 1,048,576 rows), rounded.
const EXPORT_ROWS: u64 = 1_000_000;

/// A filter that a list offers.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The name in the query string; `{list}-filter-{key}` is its label.
    pub key: &'static str,
    /// What to choose from; without choices it is a line to type in.
    pub choices: Vec<Choice>,
}

impl Filter {
    /// A filter to choose one of.
    #[must_use]
    pub fn choose(key: &'static str, choices: Vec<Choice>) -> Self {
        Self { key, choices }
    }

    /// A filter to type.
    #[must_use]
    pub fn typed(key: &'static str) -> Self {
        Self {
            key,
            choices: Vec::new(),
        }
    }
}

/// What the address asks of a list: `?q=marine&state=late&sort=due&desc=1&page=2&per=50&as=csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    path: String,
    pairs: Vec<(String, String)>,
}

impl ListQuery {
    /// What this visit asks.
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        Self::parse(&visit.path, &visit.query)
    }

    /// Reads a query string; empty values count as not asked.
    #[must_use]
    pub fn parse(path: &str, query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(_, v)| !v.trim().is_empty());
        let pairs = pairs
            .take(PAIRS)
            .map(|(n, v)| (n.into_owned(), v.trim().to_owned()))
            .collect();
        Self {
            path: path.to_owned(),
            pairs,
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// The words searched for; empty for all.
    #[must_use]
    pub fn q(&self) -> &str {
        self.get("q").unwrap_or("")
    }

    /// The value of a filter.
    #[must_use]
    pub fn filter(&self, name: &str) -> Option<&str> {
        if OWN.contains(&name) {
            None
        } else {
            self.get(name)
        }
    }

    /// The column to sort by, as asked: not to be trusted, see [`Self::sort_in`].
    #[must_use]
    pub fn sort(&self) -> Option<&str> {
        self.get("sort")
    }

    /// Whether the order is turned round.
    #[must_use]
    pub fn is_descending(&self) -> bool {
        self.get("desc") == Some("1")
    }

    /// The column to sort by, if it is one of those the store knows, and whether it descends.
    #[must_use]
    pub fn sort_in(&self, known: &[&'static str]) -> Option<(&'static str, bool)> {
        let wanted = self.sort()?;
        known
            .iter()
            .find(|k| **k == wanted)
            .map(|k| (*k, self.is_descending()))
    }

    /// Whether a file is asked for, and which: `csv` or `xlsx`.
    #[must_use]
    pub fn export(&self) -> Option<&str> {
        self.get("as")
            .filter(|kind| matches!(*kind, "csv" | "xlsx"))
    }

    /// The keys of the rows chosen on the page, for a list of only these; none for all rows.
    pub fn chosen(&self) -> impl Iterator<Item = &str> {
        let chosen = self.pairs.iter().filter(|(n, _)| n == CHOSEN);
        chosen.map(|(_, v)| v.as_str())
    }

    /// Whether the store is asked for every row: a file of the whole list.
    fn is_whole(&self) -> bool {
        self.export().is_some() && self.chosen().next().is_none()
    }

    /// The page, from 1.
    #[must_use]
    pub fn page(&self) -> u64 {
        self.get("page")
            .and_then(|p| p.parse().ok())
            .unwrap_or(1)
            .clamp(1, 1_000_000)
    }

    /// Rows a page: 50, or up to 200 as asked.
    #[must_use]
    pub fn per_page(&self) -> u32 {
        self.get("per")
            .and_then(|p| p.parse().ok())
            .unwrap_or(50)
            .clamp(1, 200)
    }

    /// How many rows the store passes over: none for a file of the whole list.
    #[must_use]
    pub fn offset(&self) -> u64 {
        if self.is_whole() {
            0
        } else {
            (self.page() - 1) * u64::from(self.per_page())
        }
    }

    /// How many rows the store returns at most: all that a worksheet holds for a file of the whole list.
    #[must_use]
    pub fn limit(&self) -> u64 {
        if self.is_whole() {
            EXPORT_ROWS
        } else {
            u64::from(self.per_page())
        }
    }

    /// The place after the last row that the query asks for.
    pub(super) fn end(&self) -> u64 {
        self.offset().saturating_add(self.limit())
    }

    /// The address of this list with some values changed; an empty value takes the name out. It is of
    /// all rows again, whichever were chosen.
    #[must_use]
    pub fn href(&self, changes: &[(&str, &str)]) -> String {
        let kept = self.asked();
        let kept = kept.filter(|(n, _)| !changes.iter().any(|(c, _)| c == n));
        let added = changes.iter().copied().filter(|(_, v)| !v.is_empty());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept.chain(added));
        let query = query.finish();
        if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{query}", self.path)
        }
    }

    /// What is asked of the list itself, whatever file is wanted and whichever rows are chosen.
    pub(super) fn asked(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        all.filter(|(n, _)| *n != "as" && *n != CHOSEN)
    }

    /// The values that the filter bar does not show and must carry along: order and page size.
    pub(super) fn carried(&self) -> Vec<(&str, &str)> {
        let carried = self.pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        carried
            .filter(|(n, _)| matches!(*n, "sort" | "desc" | "per"))
            .collect()
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }
}
