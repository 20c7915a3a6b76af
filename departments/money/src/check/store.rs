//! The statements of the check.

use ::store::{StoreError, Tx};
use kernel::{Cents, ChargeId, DrawerId, PatronId};

/// Each charge with what its rows come to: paid, waived, cancelled.
const DERIVED: &str = "SELECT c.id AS id, c.cents AS cents,
   COALESCE((SELECT SUM(l.cents) FROM payment_lines l WHERE l.charge_id = c.id
      AND NOT EXISTS (SELECT 1 FROM payment_voids v WHERE v.payment_id = l.payment_id)), 0)
    - COALESCE((SELECT SUM(x.paid_cents) FROM charge_cancellations x WHERE x.charge_id = c.id), 0) AS paid,
   COALESCE((SELECT SUM(w.cents) FROM waivers w WHERE w.charge_id = c.id), 0)
    - COALESCE((SELECT SUM(x.waived_cents) FROM charge_cancellations x WHERE x.charge_id = c.id), 0) AS waived,
   COALESCE((SELECT SUM(x.open_cents + x.paid_cents + x.waived_cents)
      FROM charge_cancellations x WHERE x.charge_id = c.id), 0) AS cancelled
 FROM charges c";

/// Charges whose cached amounts are not what their rows come to; at most a hundred.
pub(super) fn charges_off(tx: &Tx<'_>) -> Result<Vec<ChargeId>, StoreError> {
    let sql = format!(
        "SELECT c.id FROM charges c JOIN ({DERIVED}) d ON d.id = c.id
         WHERE c.cached_paid_cents <> d.paid OR c.cached_waived_cents <> d.waived
           OR c.cached_cancelled_cents <> d.cancelled
           OR c.cached_open_cents <> c.cents - d.paid - d.waived - d.cancelled
         ORDER BY c.id LIMIT 100"
    );
    tx.query(&sql, &[], |r| r.get(0))
}

/// Writes the derived amounts of one charge.
pub(super) fn derive(tx: &Tx<'_>, id: ChargeId) -> Result<(), StoreError> {
    let amount = |name: &str| {
        format!("(SELECT CAST(d.{name} AS BIGINT) FROM ({DERIVED}) d WHERE d.id = $1)")
    };
    let (paid, waived, cancelled) = (amount("paid"), amount("waived"), amount("cancelled"));
    let sql = format!(
        "UPDATE charges SET cached_paid_cents = {paid}, cached_waived_cents = {waived},
           cached_cancelled_cents = {cancelled}, cached_open_cents = cents - {paid} - {waived} - {cancelled}
         WHERE id = $1"
    );
    tx.execute(&sql, &[&id])?;
    Ok(())
}

/// Patrons whose balance in the ledger differs from their open charges; at most a hundred.
pub(super) fn debts_off(
    tx: &Tx<'_>,
    owed: &str,
) -> Result<Vec<(PatronId, Cents, Cents)>, StoreError> {
    tx.query(
        "SELECT p.patron_id, COALESCE(b.cents, 0), COALESCE(c.cents, 0) FROM patron_accounts p
         LEFT JOIN (SELECT patron_id, CAST(SUM(cents) AS BIGINT) AS cents FROM ledger_postings
           WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = $1) GROUP BY patron_id) b
           ON b.patron_id = p.patron_id
         LEFT JOIN (SELECT patron_id, CAST(SUM(cached_open_cents) AS BIGINT) AS cents FROM charges
           GROUP BY patron_id) c ON c.patron_id = p.patron_id
         WHERE COALESCE(b.cents, 0) <> COALESCE(c.cents, 0) ORDER BY p.patron_id LIMIT 100",
        &[&owed],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )
}

/// Each cause of a group and the rows that must have one.
pub(super) const CAUSES: &[(&str, &str)] = &[
    ("charge", "SELECT id FROM charges"),
    ("charge-cancellation", "SELECT id FROM charge_cancellations"),
    ("payment", "SELECT id FROM payments"),
    ("payment-void", "SELECT payment_id AS id FROM payment_voids"),
    ("waiver", "SELECT id FROM waivers"),
    ("refund", "SELECT id FROM refunds"),
    ("drawer-move", "SELECT id FROM drawer_moves WHERE cents > 0"),
    (
        "drawer-deposit",
        "SELECT session_id AS id FROM drawer_deposits",
    ),
];

/// Rows without a group; at most a hundred a cause.
pub(super) fn without_group(tx: &Tx<'_>, cause: &str, rows: &str) -> Result<Vec<i64>, StoreError> {
    let sql = format!(
        "SELECT r.id FROM ({rows}) r LEFT JOIN ledger_groups g ON g.cause = $1 AND g.cause_id = r.id
         WHERE g.id IS NULL ORDER BY r.id LIMIT 100"
    );
    tx.query(&sql, &[&cause], |r| r.get(0))
}

/// Rows of receipt numbers with a gap: the row's name, the last number given, how many are there.
pub(super) fn receipt_gaps(tx: &Tx<'_>) -> Result<Vec<(String, i64, i64)>, StoreError> {
    tx.query(
        "SELECT m.name, m.last_number, COUNT(n.receipt_number) FROM money_numbers m
         LEFT JOIN (SELECT receipt_number FROM payments
           UNION SELECT receipt_number FROM payment_voids
           UNION SELECT receipt_number FROM refunds) n ON 'receipt-' || SUBSTR(n.receipt_number, 1, 4) = m.name
         WHERE m.name LIKE 'receipt-%'
         GROUP BY m.name, m.last_number HAVING COUNT(n.receipt_number) <> m.last_number ORDER BY m.name",
        &[],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )
}

/// Every session with what its cash account holds.
pub(super) fn sessions_with_cash(
    tx: &Tx<'_>,
    cash: &str,
) -> Result<Vec<(DrawerId, Cents)>, StoreError> {
    tx.query(
        "SELECT o.id, CAST(COALESCE(SUM(p.cents), 0) AS BIGINT) FROM drawer_openings o
         LEFT JOIN ledger_postings p ON p.drawer_id = o.id
           AND p.account_id = (SELECT id FROM ledger_accounts WHERE code = $1)
         GROUP BY o.id ORDER BY o.id",
        &[&cash],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}
