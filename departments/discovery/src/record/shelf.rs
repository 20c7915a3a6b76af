//! What stands left and right of a copy.

use ::store::{StoreError, Tx};
use kernel::BibId;

use super::store::{Neighbor, after, before, spot};
use crate::copy::Copy;

/// Titles on each side.
const SIDE: usize = 4;
/// Copies looked at on each side: several may be of one title.
const LOOKED_AT: i64 = 24;

/// The titles around the first copy that has a call number, in shelf order.
pub(super) fn around(
    tx: &Tx<'_>,
    bib: BibId,
    copies: &[Copy],
) -> Result<Vec<Neighbor>, StoreError> {
    let Some(copy) = copies.iter().find(|copy| !copy.item.call_number.is_empty()) else {
        return Ok(Vec::new());
    };
    let Some(spot) = spot(tx, copy.item.id)? else {
        return Ok(Vec::new());
    };
    let mut left = nearest(before(tx, &spot, LOOKED_AT)?, bib);
    left.reverse();
    left.extend(nearest(after(tx, &spot, LOOKED_AT)?, bib));
    Ok(left)
}

/// The first few other titles, each once.
fn nearest(all: Vec<Neighbor>, bib: BibId) -> Vec<Neighbor> {
    let mut near: Vec<Neighbor> = Vec::new();
    for one in all {
        if near.len() < SIDE && one.bib != bib && near.iter().all(|other| other.bib != one.bib) {
            near.push(one);
        }
    }
    near
}
