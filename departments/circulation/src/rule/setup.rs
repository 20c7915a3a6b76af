//! Setting lending up from data: the shape of `lending.toml`.

use ::store::{Entry, StoreError, Tx};
use kernel::{Cents, Day};
use serde::Deserialize;

use super::{By, KindFacts, Lost, NewRule, Policy, Terms, store};
use crate::CirculationError;

/// The part of a file of lending rules that is about lending; other parts are other departments'.
#[derive(Clone, Debug, Deserialize)]
pub struct Setup {
    /// The item kinds.
    #[serde(default)]
    pub item_kinds: Vec<NewKind>,
    /// The columns, weightiest first.
    #[serde(default = "standard_specificity")]
    pub specificity: Vec<By>,
    /// The rows.
    pub rules: Vec<RuleRow>,
    /// What holds wherever no row says otherwise.
    #[serde(default)]
    pub policy: Policy,
    /// What happens to what does not come back.
    #[serde(default)]
    pub lost: Lost,
}

/// An item kind as a file has it; money in cents.
#[derive(Clone, Debug, Deserialize)]
pub struct NewKind {
    /// A short stable word.
    pub code: String,
    /// What pages show.
    pub name: String,
    /// Whether it may leave a shelf or desk at all.
    pub lent: bool,
    /// What replaces an item without a price of its own.
    pub replacement_cents: Cents,
    /// What the work of replacing costs.
    pub processing_cents: Cents,
}

/// A row as a file has it.
#[derive(Clone, Debug, Deserialize)]
pub struct RuleRow {
    /// A patron category, or `*`.
    pub category: String,
    /// An item kind, or `*`.
    pub kind: String,
    /// The code of a branch, or `*`.
    pub branch: String,
    /// What it gives.
    #[serde(flatten)]
    pub terms: Terms,
}

/// Kind before category before branch.
#[must_use]
pub fn standard_specificity() -> Vec<By> {
    vec![By::Kind, By::Category, By::Branch]
}

/// Reads a file of lending rules.
///
/// # Errors
/// What is wrong with it, with the line.
pub fn of_toml(text: &str) -> Result<Setup, toml::de::Error> {
    toml::from_str(text)
}

/// Writes kinds, rules and policy; the rows that stood before are ended. Item kinds the catalogue does
/// not have yet are added there.
///
/// # Errors
/// A row that names a branch that is not there; what the database says.
pub fn setup(tx: &Tx<'_>, new: &Setup) -> Result<(), CirculationError> {
    for kind in &new.item_kinds {
        catalogue::kind::add(tx, &kind.code, &kind.name)?;
        let facts = KindFacts {
            lent: kind.lent,
            replacement: kind.replacement_cents,
            processing: kind.processing_cents,
        };
        store::put_kind(tx, &kind.code, &facts)?;
    }
    store::end_all(tx)?;
    for row in &new.rules {
        store::insert(tx, &rule(tx, row)?)?;
    }
    store::put_policy(tx, &new.specificity, &new.policy, &new.lost)?;
    store::restamp(tx)?;
    let entry = Entry::new("lending.set-up", "lending", 1).fact("rules", new.rules.len());
    tx.journal(entry)?;
    Ok(())
}

fn rule(tx: &Tx<'_>, row: &RuleRow) -> Result<NewRule, CirculationError> {
    let branch = if row.branch == super::ANY {
        None
    } else {
        let found = building::branch_by_code(tx, &row.branch)?;
        let unknown =
            || StoreError::Check(format!("a lending rule names the branch {}", row.branch));
        Some(found.ok_or_else(unknown)?.id)
    };
    Ok(NewRule {
        category: row.category.clone(),
        kind: row.kind.clone(),
        branch,
        from_on: Day(jiff::civil::date(2000, 1, 1)),
        terms: row.terms,
    })
}
