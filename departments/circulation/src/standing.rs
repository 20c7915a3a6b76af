//! Where items stand, for the catalogue and the public: on loan and until when. Never to whom.

use catalogue::Standing;
use kernel::{ItemId, Reason};
use store::{StoreError, Tx};

/// The items of `items` that are on loan; the others are not named.
///
/// # Errors
/// What the database says.
pub fn standing(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<Standing>, StoreError> {
    let mut found = Vec::new();
    for item in items {
        let Some(loan) = crate::loan_of_item(tx, *item)? else {
            continue;
        };
        found.push(Standing {
            item: *item,
            code: "standing-on-loan",
            args: Vec::new(),
            due: Some(loan.due_at),
            away: true,
            against: Some(Reason::new("standing-on-loan-against")),
        });
    }
    Ok(found)
}

/// The items that were ever lent: they cannot be taken away as if they had never been.
///
/// # Errors
/// What the database says.
pub fn hanging(tx: &Tx<'_>, items: &[ItemId]) -> Result<Vec<(ItemId, Reason)>, StoreError> {
    let mut found = Vec::new();
    for item in items {
        if crate::loan::store::last_of_item(tx, *item)?.is_some() {
            found.push((*item, Reason::new("hanging-loans")));
        }
    }
    Ok(found)
}
