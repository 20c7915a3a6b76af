//! Setting categories and the block policy up from data: the demo college, or a college's own file.

use kernel::Cents;
use serde::Deserialize;
use store::{Entry, StoreError, Tx};

use crate::category::{self, BlockPolicy, Category, Expiry};

/// The part of a file of lending rules that is about patrons.
#[derive(Clone, Debug, Deserialize)]
pub struct Setup {
    /// The categories, in order.
    pub categories: Vec<NewCategory>,
    /// What stops borrowing by itself.
    #[serde(default)]
    pub blocks: BlockPolicy,
}

/// A category as a file has it; money in cents.
#[derive(Clone, Debug, Deserialize)]
pub struct NewCategory {
    /// A short stable word.
    pub code: String,
    /// What pages show.
    pub name: String,
    /// How many of the demo's patrons are of it.
    #[serde(default)]
    pub share: u32,
    /// Loans at once.
    pub max_loans: Option<i64>,
    /// Holds at once.
    pub max_holds: Option<i64>,
    /// When a card expires.
    pub expires: Expiry,
    /// The fee for a card.
    pub card_cents: Option<i64>,
    /// Borrowing stops above this debt.
    pub owes_more_than_cents: Option<i64>,
}

impl NewCategory {
    fn category(&self) -> Category {
        Category {
            code: self.code.clone(),
            name: self.name.clone(),
            loans_limit: self.max_loans,
            holds_limit: self.max_holds,
            owes_limit: self.owes_more_than_cents.map(Cents),
            card_fee: self.card_cents.map(Cents),
            expiry: self.expires,
        }
    }
}

/// Writes the categories and the block policy; those that stand already are brought up to date.
///
/// # Errors
/// What the database says.
pub fn setup(tx: &Tx<'_>, new: &Setup) -> Result<(), StoreError> {
    for (position, one) in (0_i64..).zip(&new.categories) {
        category::put_category(tx, &one.category(), position)?;
    }
    category::put_block_policy(tx, &new.blocks)?;
    category::SETTINGS.restamp(tx)?;
    let codes: Vec<&str> = new.categories.iter().map(|c| c.code.as_str()).collect();
    tx.journal(Entry::new("patrons.set-up", "patron-categories", 1).fact("categories", codes))?;
    Ok(())
}
