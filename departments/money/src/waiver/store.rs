//! The statements of waivers and write-offs.

use ::store::{StoreError, Tx};
use kernel::{Cents, StaffId};

use super::NewWaiver;
use crate::by::By;

/// What this person gave up of this charge before, in the same way.
pub(super) fn given_up_by(
    tx: &Tx<'_>,
    new: &NewWaiver,
    who: Option<StaffId>,
) -> Result<Cents, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM waivers
         WHERE charge_id = $1 AND sort = $2 AND by_id = $3",
        &[&new.charge, &new.sort.code(), &who],
        |r| r.get(0),
    )
}

pub(super) fn insert(tx: &Tx<'_>, new: &NewWaiver, by: &By) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO waivers (sort, charge_id, cents, reason, note, at, day, by_id, by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        &[
            &new.sort.code(),
            &new.charge,
            &new.cents,
            &new.reason,
            &new.note.trim(),
            &by.at,
            &by.day,
            &by.id,
            &by.name,
        ],
    )
}
