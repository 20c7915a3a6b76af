//! Where an item stands for the public and the staff: derived from facts, never written down.

mod store;

use ::store::{StoreError, Tx};
use catalogue::{Standing, Ties};
use kernel::{ItemId, LoanId, Moment, Reason};

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// On its shelf, as far as is known.
    Shelf,
    /// On its shelf, and to be used in the building.
    InLibrary,
    /// On loan.
    OnLoan,
    /// A patron has lost it.
    Lost,
    /// A patron says that it was returned.
    Claimed,
    /// Not where it should be.
    Missing,
    /// No longer in the collection.
    Withdrawn,
}

/// One item's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ItemStatus {
    /// The item.
    pub item: ItemId,
    /// Where it stands.
    pub state: State,
    /// When its loan is due.
    pub due_at: Option<Moment>,
    /// Whether the minute counts.
    pub hourly: bool,
    /// Its open loan; the public is not told.
    #[serde(skip)]
    pub loan: Option<LoanId>,
}

impl ItemStatus {
    /// Whether a reader can take it from the shelf now.
    #[must_use]
    pub fn is_in(&self) -> bool {
        matches!(self.state, State::Shelf | State::InLibrary)
    }
}

/// What the facts say, the strongest first. Pure.
fn state_of(facts: &store::Facts) -> State {
    if facts.withdrawn {
        State::Withdrawn
    } else if facts.lost {
        State::Lost
    } else if facts.claimed {
        State::Claimed
    } else if facts.loan.is_some() {
        State::OnLoan
    } else if facts.missing {
        State::Missing
    } else if facts.in_library {
        State::InLibrary
    } else {
        State::Shelf
    }
}

/// Where items stand; an item nobody knows is left out.
///
/// # Errors
/// What the database says.
pub fn item_status(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<ItemStatus>, StoreError> {
    let found = store::facts(tx, items)?;
    let status = |f: &store::Facts| ItemStatus {
        item: f.item,
        state: state_of(f),
        due_at: f.due_at,
        hourly: f.hourly,
        loan: f.loan,
    };
    Ok(found.iter().map(status).collect())
}

/// What the catalogue asks of lending.
#[must_use]
pub fn ties() -> Ties {
    Ties { standing, hanging }
}

/// For the catalogue: items of which more is to be said than their own record says. Never to whom.
///
/// # Errors
/// What the database says.
pub fn standing(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<Standing>, StoreError> {
    let out = item_status(tx, items)?.into_iter().filter_map(|one| {
        let code = match one.state {
            State::OnLoan => "standing-on-loan",
            State::Lost => "standing-lost",
            State::Claimed => "standing-claimed",
            State::InLibrary => "standing-in-library",
            State::Shelf | State::Missing | State::Withdrawn => return None,
        };
        Some(Standing {
            item: one.item,
            code,
            args: Vec::new(),
            due: one.due_at,
            away: !one.is_in(),
            against: one.loan.map(|_| Reason::new("standing-on-loan-against")),
        })
    });
    Ok(out.collect())
}

/// For the catalogue: items that were lent cannot be taken away as if they had never been.
///
/// # Errors
/// What the database says.
pub fn hanging(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Reason)>, StoreError> {
    let lent = store::lent_ever(tx, items)?;
    Ok(lent
        .into_iter()
        .map(|item| (item, Reason::new("hanging-loans")))
        .collect())
}
