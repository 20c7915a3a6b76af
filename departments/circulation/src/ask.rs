//! How patrons and items are named by those who ask, and how they are found.

use ::store::Tx;
use catalogue::{ItemAtHand, ItemFacts};
use kernel::{Barcode, ItemId, PatronId, Reason};
use patrons::Holder;

use crate::{CirculationError, Offer, Refusal};

/// Which patron.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatronBy {
    /// By id.
    Id(PatronId),
    /// By the card in hand.
    Card(Barcode),
}

/// Which item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemBy {
    /// By id.
    Id(ItemId),
    /// By the barcode on it.
    Barcode(Barcode),
}

/// The patron, or why there is none: a card that ended is told apart from one nobody knows.
pub(crate) fn patron(tx: &Tx<'_>, by: &PatronBy) -> Result<Holder, CirculationError> {
    match by {
        PatronBy::Id(id) => {
            let found = patrons::holder(tx, *id)?;
            Ok(found.ok_or_else(|| Reason::new("loan-patron-unknown").with("barcode", id))?)
        }
        PatronBy::Card(card) => {
            if let Some(found) = patrons::holder_by_barcode(tx, card)? {
                return Ok(found);
            }
            let past = patrons::by_past_barcode(tx, card)?;
            let code = if past.is_some() {
                "loan-card-ended"
            } else {
                "loan-card-unknown"
            };
            Err(Reason::new(code).with("barcode", card.grouped()).into())
        }
    }
}

/// The item, or the offer to add it.
pub(crate) fn item(tx: &Tx<'_>, by: &ItemBy) -> Result<ItemFacts, CirculationError> {
    let found = match by {
        ItemBy::Id(id) => catalogue::item(tx, *id)?,
        ItemBy::Barcode(code) => catalogue::item_by_barcode(tx, code)?,
    };
    found.ok_or_else(|| unknown(by))
}

/// The same, at hand to be lent: until the transaction ends nobody else lends, takes back or changes it.
pub(crate) fn item_at_hand(tx: &Tx<'_>, by: &ItemBy) -> Result<ItemAtHand, CirculationError> {
    let found = match by {
        ItemBy::Id(id) => catalogue::item_at_hand(tx, *id)?,
        ItemBy::Barcode(code) => catalogue::item_at_hand_by_barcode(tx, code)?,
    };
    found.ok_or_else(|| unknown(by))
}

fn unknown(by: &ItemBy) -> CirculationError {
    let reason = Reason::new("loan-item-unknown");
    match by {
        ItemBy::Id(id) => reason.with("barcode", id).into(),
        ItemBy::Barcode(code) => Refusal {
            reasons: vec![reason.with("barcode", code.grouped())],
            offer: Some(Offer::FastAdd(code.clone())),
            ..Refusal::default()
        }
        .into(),
    }
}
