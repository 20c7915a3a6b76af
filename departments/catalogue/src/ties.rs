//! What the departments above know of items, handed in as functions: the catalogue asks, and depends on nobody.

use kernel::{Args, ItemId, Moment, Reason};
use store::{StoreError, Tx};

/// Where an item stands, as the department that lends it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The item.
    pub item: ItemId,
    /// The key of the message that says it, such as `standing-on-loan`.
    pub code: &'static str,
    /// What the message is filled with.
    pub args: Args,
    /// When it is due back.
    pub due: Option<Moment>,
    /// Whether a reader can't take it from the shelf now.
    pub away: bool,
    /// Why it must not be withdrawn now, if it must not.
    pub against: Option<Reason>,
}

/// Where items stand; an item of which nothing is to be said is left out.
pub type StandingOf = fn(&Tx<'_>, &[ItemId]) -> Result<Vec<Standing>, StoreError>;

/// Why items cannot be taken away as if they had never been (a loan, even a past one; a charge).
pub type HangingOn = fn(&Tx<'_>, &[ItemId]) -> Result<Vec<(ItemId, Reason)>, StoreError>;

/// The functions of the departments above.
#[derive(Clone, Copy)]
pub struct Ties {
    /// Where items stand.
    pub standing: StandingOf,
    /// What hangs on items.
    pub hanging: HangingOn,
}

impl Ties {
    /// Nobody lends anything.
    #[must_use]
    pub fn none() -> Self {
        Self {
            standing: |_, _| Ok(Vec::new()),
            hanging: |_, _| Ok(Vec::new()),
        }
    }
}
