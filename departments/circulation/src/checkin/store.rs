//! The list of what came back lately.

use ::store::{StoreError, Tx};
use kernel::{Barcode, BranchId, Cents, LoanId, Moment};

/// A return in the session's list. It names no patron: the next person at the desk may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BackRow {
    pub(super) loan: LoanId,
    pub(super) title: String,
    pub(super) barcode: Barcode,
    pub(super) call_number: String,
    pub(super) recorded_at: Moment,
    pub(super) fine: Cents,
    /// Whether it can be taken back still.
    pub(super) linked: bool,
}

pub(super) fn back_since(
    tx: &Tx<'_>,
    since: Moment,
    branch: Option<BranchId>,
    limit: i64,
) -> Result<Vec<BackRow>, StoreError> {
    tx.query(
        "SELECT l.id, i.title, i.barcode, i.call_number, l.recorded_at, c.cents, l.patron_id
         FROM loans l JOIN item_facts i ON i.id = l.item_id LEFT JOIN charge_facts c ON c.id = l.fine_charge_id
         WHERE l.recorded_at >= $1 AND l.undone = 0 AND ($2 = 0 OR l.return_branch_id = $2)
         ORDER BY l.recorded_at DESC, l.id DESC LIMIT $3",
        &[&since, &branch.map_or(0, |b| b.0), &limit],
        |r| {
            Ok(BackRow {
                loan: r.get(0)?,
                title: r.get(1)?,
                barcode: r.get(2)?,
                call_number: r.get(3)?,
                recorded_at: r.get(4)?,
                fine: r.get::<Option<Cents>>(5)?.unwrap_or(Cents::ZERO),
                linked: r.get::<Option<i64>>(6)?.is_some(),
            })
        },
    )
}
