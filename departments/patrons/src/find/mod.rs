//! Finding patrons among a hundred thousand by the beginnings of words.

mod pages;
mod store;

use ::store::{StoreError, Tx};
use kernel::{BranchId, Day};

pub(crate) use pages::pages;
pub use store::find;

use crate::fold;
use crate::record::{Patron, Scope};

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By sort name.
    #[default]
    Name,
    /// By the last good day.
    Expiry,
}

/// What stands in the way, as a list filters it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing in the record itself.
    Good,
    /// The card has expired.
    Expired,
    /// A block holds.
    Blocked,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 3] = [Self::Good, Self::Expired, Self::Blocked];

    /// The stable word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Expired => "expired",
            Self::Blocked => "blocked",
        }
    }

    /// The standing of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// What is asked of the records.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The beginnings of words, all of which a patron must have; none is everybody.
    pub words: Vec<String>,
    /// Which words may be used.
    pub scope: Scope,
    /// Only this category.
    pub category: Option<String>,
    /// Only those who belong to this branch.
    pub branch: Option<BranchId>,
    /// Only those who stand so.
    pub standing: Option<Standing>,
    /// The library's day.
    pub today: Day,
    /// The order, and whether it is turned round.
    pub order: (Order, bool),
    /// How many are passed over.
    pub offset: u64,
    /// How many are given.
    pub limit: u64,
}

impl Ask {
    /// Who has words that begin like those of `text`.
    #[must_use]
    pub fn words(text: &str, scope: Scope, today: Day) -> Self {
        Self {
            words: fold::asked(text),
            scope,
            category: None,
            branch: None,
            standing: None,
            today,
            order: (Order::Name, false),
            offset: 0,
            limit: 50,
        }
    }
}

/// A patron in a list.
#[derive(Clone, Debug)]
pub struct Found {
    /// The patron.
    pub patron: Patron,
    /// How many blocks hold today.
    pub blocks: i64,
}

/// The first `limit` patrons whose affirmed name, card or student number has words that begin like
/// those of `text`, by name. Legal names and contacts are not searched: see [`find`] with a [`Scope`].
///
/// # Errors
/// What the database says.
pub fn search(tx: &Tx<'_>, text: &str, limit: u64) -> Result<Vec<Patron>, StoreError> {
    let ask = Ask {
        limit,
        ..Ask::words(text, Scope::Open, Day(jiff::civil::Date::ZERO))
    };
    if ask.words.is_empty() {
        return Ok(Vec::new());
    }
    store::first(tx, &ask)
}
