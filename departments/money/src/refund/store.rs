//! The statements of refunds.

use ::store::{StoreError, Tx};
use kernel::{BranchId, Cents, Day, DrawerId, Moment, PatronId, StaffId};
use serde::Serialize;

use super::NewRefund;
use crate::by::By;

/// What this person gave back to this patron on this day.
pub(super) fn given_by_today(
    tx: &Tx<'_>,
    patron: PatronId,
    who: Option<StaffId>,
    day: Day,
) -> Result<Cents, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM refunds
         WHERE patron_id = $1 AND by_id = $2 AND day = $3",
        &[&patron, &who, &day],
        |r| r.get(0),
    )
}

pub(super) fn insert(
    tx: &Tx<'_>,
    new: &NewRefund,
    receipt: &str,
    owed_after: Cents,
    by: &By,
) -> Result<i64, StoreError> {
    let branch = tx.act()?.branch;
    tx.insert(
        "INSERT INTO refunds (receipt_number, patron_id, charge_id, method, reference, cents, reason, note,
           owed_after_cents, session_id, branch_id, at, day, by_id, by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
        &[
            &receipt, &new.patron, &new.charge, &new.method, &new.reference.trim(), &new.cents, &new.reason,
            &new.note.trim(), &owed_after, &new.drawer, &branch, &by.at, &by.day, &by.id, &by.name,
        ],
    )
}

/// A refund as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refund {
    /// Its id.
    pub id: i64,
    /// Its receipt's number.
    pub receipt: String,
    /// Who got it.
    pub patron: PatronId,
    /// The name of the kind of charge it took back; none for credit.
    pub what: Option<String>,
    /// The name of the way it was given back.
    pub method_name: String,
    /// The number from outside.
    pub reference: String,
    /// How much.
    pub cents: Cents,
    /// The code of the reason.
    pub reason: String,
    /// What the patron owed afterwards.
    pub owed_after: Cents,
    /// The drawer session it came out of.
    pub drawer: Option<DrawerId>,
    /// Where.
    pub branch: Option<BranchId>,
    /// When.
    pub at: Moment,
    /// Who gave it.
    pub by_name: String,
}

/// The refund of an id.
///
/// # Errors
/// What the database says.
pub fn get(tx: &Tx<'_>, id: i64) -> Result<Option<Refund>, StoreError> {
    tx.query_opt(
        "SELECT r.id, r.receipt_number, r.patron_id, k.name, m.name, r.reference, r.cents, r.reason,
           r.owed_after_cents, r.session_id, r.at, r.by_name, r.branch_id
         FROM refunds r JOIN payment_methods m ON m.code = r.method
         LEFT JOIN charges c ON c.id = r.charge_id LEFT JOIN charge_kinds k ON k.code = c.kind
         WHERE r.id = $1",
        &[&id],
        |r| {
            Ok(Refund {
                id: r.get(0)?,
                receipt: r.get(1)?,
                patron: r.get(2)?,
                what: r.get(3)?,
                method_name: r.get(4)?,
                reference: r.get(5)?,
                cents: r.get(6)?,
                reason: r.get(7)?,
                owed_after: r.get(8)?,
                drawer: r.get(9)?,
                at: r.get(10)?,
                by_name: r.get(11)?,
                branch: r.get(12)?,
            })
        },
    )
}
