//! Lists: filter, sort, page, choose rows and columns, export.

mod cell;
mod choice;
mod columns;
mod export;
mod filing;
mod query;
mod sheet;

use askama::Template;

pub use cell::{Cell, Column, Row, Way};
pub use columns::HiddenColumns;
pub(crate) use columns::pages;
pub use export::attachment;
pub use filing::Filing;
pub use query::{Filter, ListQuery};
pub use sheet::{Sheet, SheetKind, SheetValue};

use crate::Visit;
use crate::parts::{Guard, part};

/// A list as a page shows it: filter bar, headers that sort, rows, pages, exports, and what to do
/// when it is empty. Put it on the page as `{{ list }}`.
#[derive(Template, Clone)]
#[template(path = "webkit/parts/list.html")]
pub struct Listing {
    visit: Visit,
    name: &'static str,
    query: ListQuery,
    columns: Vec<Column>,
    filters: Vec<Filter>,
    rows: Vec<Row>,
    total: u64,
    search: bool,
    acts: Vec<Way>,
}

part!(Listing);

impl Listing {
    /// A list of rows found for `query`, `total` in all. Its messages: `{name}-list` (caption),
    /// `{name}-col-{column}`, `{name}-filter-{filter}`, `{name}-search`, `{name}-empty` (what would
    /// be here) and `{name}-empty-way` (how to begin).
    #[must_use]
    pub fn new(visit: &Visit, name: &'static str, query: ListQuery, columns: Vec<Column>) -> Self {
        Self {
            visit: visit.clone(),
            name,
            query,
            columns,
            filters: Vec::new(),
            rows: Vec::new(),
            total: 0,
            search: false,
            acts: Vec::new(),
        }
    }

    /// The rows of this page, of `total` in all. Where the query names chosen rows, only these stay.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>, total: u64) -> Self {
        self.rows = rows.into_iter().collect();
        self.total = total;
        self.narrow();
        self
    }

    /// Offers a box to search within the list (`q`).
    #[must_use]
    pub fn searchable(mut self) -> Self {
        self.search = true;
        self
    }

    /// Offers a filter.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filters.push(filter);
        self
    }

    fn say(&self, rest: &str) -> String {
        self.visit.t(format!("{}-{rest}", self.name))
    }

    fn caption(&self) -> String {
        self.say("list")
    }

    fn way(&self) -> String {
        let key = format!("{}-empty-way", self.name);
        if self.visit.words.has(&key) {
            self.visit.t(&key)
        } else {
            String::new()
        }
    }

    fn header(&self, column: &Column) -> String {
        if column.is_ways() {
            return self.visit.t("list-ways");
        }
        self.say(&format!("col-{}", column.key))
    }

    fn count(&self) -> String {
        self.visit.words.tf(
            "list-count",
            &[
                ("n", self.total.to_string()),
                (
                    "shown",
                    self.visit
                        .words
                        .number(i64::try_from(self.total).unwrap_or(i64::MAX)),
                ),
            ],
        )
    }

    fn guard(&self) -> Guard {
        self.visit.form(self.name).guard()
    }

    /// `ascending`, `descending`, or `none` for a column that can sort.
    fn sorted(&self, column: &Column) -> &'static str {
        match (
            self.query.sort() == Some(column.key),
            self.query.is_descending(),
        ) {
            (true, false) => "ascending",
            (true, true) => "descending",
            (false, _) => "none",
        }
    }

    /// The address that sorts by a column, the other way round where it sorts already.
    fn sort_href(&self, column: &Column) -> String {
        let desc = self.sorted(column) == "ascending";
        self.query.href(&[
            ("sort", column.key),
            ("desc", if desc { "1" } else { "" }),
            ("page", ""),
        ])
    }

    fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.query.per_page())).max(1)
    }

    fn page_href(&self, page: u64) -> String {
        self.query.href(&[("page", &page.to_string())])
    }

    fn is_filtered(&self) -> bool {
        !self.query.q().is_empty() || self.filters.iter().any(|f| !self.chosen(f).is_empty())
    }

    fn chosen(&self, filter: &Filter) -> &str {
        self.query.filter(filter.key).unwrap_or("")
    }
}
