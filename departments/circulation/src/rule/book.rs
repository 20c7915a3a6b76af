//! The rules as one value: which row holds, and why. Pure.

use std::cmp::Ordering;
use std::collections::HashMap;

use kernel::{BranchId, Cents, Day};
use serde::{Deserialize, Serialize};

use super::{Lost, Policy, Terms};

/// Stands for any category or kind.
pub const ANY: &str = "*";

/// One row of the lending rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The row.
    pub id: i64,
    /// The code of a patron category, or [`ANY`].
    pub category: String,
    /// The code of an item kind, or [`ANY`].
    pub kind: String,
    /// The branch the item belongs to; `None` is any.
    pub branch: Option<BranchId>,
    /// In force from this day.
    pub from_on: Day,
    /// Whether somebody ended it.
    pub ended: bool,
    /// What it gives.
    pub terms: Terms,
}

webkit::shape!(Rule, "Rule" { id, category, kind, branch, from_on, ended, terms });

/// For whom, what and where a rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The patron's category.
    pub category: &'a str,
    /// The item's kind.
    pub kind: &'a str,
    /// The branch the item belongs to.
    pub branch: BranchId,
    /// The library's day.
    pub day: Day,
}

/// A column by which rows are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The item kind.
    Kind,
    /// The patron category.
    Category,
    /// The branch.
    Branch,
}

webkit::shape!(By, ["kind", "category", "branch"]);

/// What lending knows of an item kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindFacts {
    /// Whether it may leave a shelf or desk at all.
    pub lent: bool,
    /// What replaces an item that has no price of its own.
    pub replacement: Cents,
    /// What the work of replacing costs.
    pub processing: Cents,
}

/// All rules, kinds and policies at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Counts the changes.
    pub version: i64,
    /// Every row there ever was, so that old loans find theirs.
    pub rules: Vec<Rule>,
    /// The columns, weightiest first.
    pub specificity: Vec<By>,
    /// What holds wherever no row says otherwise.
    pub policy: Policy,
    /// What happens to what does not come back.
    pub lost: Lost,
    /// The kinds, by code.
    pub kinds: HashMap<String, KindFacts>,
}

impl Rule {
    /// Whether the row names a column.
    #[must_use]
    pub fn names(&self, by: By) -> bool {
        match by {
            By::Kind => self.kind != ANY,
            By::Category => self.category != ANY,
            By::Branch => self.branch.is_some(),
        }
    }

    /// Whether the row speaks of what is asked, on that day.
    #[must_use]
    pub fn fits(&self, asked: &Asked<'_>) -> bool {
        !self.ended
            && self.from_on <= asked.day
            && (self.kind == ANY || self.kind == asked.kind)
            && (self.category == ANY || self.category == asked.category)
            && self.branch.is_none_or(|b| b == asked.branch)
    }

    /// Whether two rows speak of the same.
    #[must_use]
    pub fn is_for_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.category == other.category && self.branch == other.branch
    }
}

impl Book {
    /// The rows that fit, the one that holds first. A row is as specific as the columns it names, and a
    /// weightier column outweighs all others together; of rows for the same, the latest in force holds.
    #[must_use]
    pub fn fitting(&self, asked: &Asked<'_>) -> Vec<&Rule> {
        let mut fitting: Vec<&Rule> = self.rules.iter().filter(|r| r.fits(asked)).collect();
        fitting.sort_by(|a, b| self.stronger(a, b));
        fitting
    }

    /// The row that holds, as a whole.
    #[must_use]
    pub fn rule(&self, asked: &Asked<'_>) -> Option<&Rule> {
        let fitting = self.rules.iter().filter(|r| r.fits(asked));
        fitting.min_by(|a, b| self.stronger(a, b))
    }

    /// The row of an id, also one ended since.
    #[must_use]
    pub fn by_id(&self, id: i64) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id == id)
    }

    /// The rows that nobody ended, in the order of kind, category, branch and day.
    #[must_use]
    pub fn standing(&self) -> Vec<&Rule> {
        let mut rows: Vec<&Rule> = self.rules.iter().filter(|r| !r.ended).collect();
        rows.sort_by(|a, b| {
            (&a.kind, &a.category, a.branch, a.from_on).cmp(&(
                &b.kind,
                &b.category,
                b.branch,
                b.from_on,
            ))
        });
        rows
    }

    /// What is known of a kind; one that nobody set up is lent and costs nothing.
    #[must_use]
    pub fn kind(&self, code: &str) -> KindFacts {
        self.kinds.get(code).copied().unwrap_or(KindFacts {
            lent: true,
            replacement: Cents::ZERO,
            processing: Cents::ZERO,
        })
    }

    fn stronger(&self, a: &Rule, b: &Rule) -> Ordering {
        let named = self
            .specificity
            .iter()
            .map(|by| b.names(*by).cmp(&a.names(*by)));
        named
            .fold(Ordering::Equal, Ordering::then)
            .then_with(|| b.from_on.cmp(&a.from_on))
            .then_with(|| b.id.cmp(&a.id))
    }
}
