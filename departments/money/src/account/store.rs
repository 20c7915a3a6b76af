//! The statements of a patron's account.

use ::store::{Row, StoreError, Tx};
use kernel::{Cents, PatronId};

use super::{StatementKind, StatementLine};

pub(super) fn lock(tx: &Tx<'_>, patron: PatronId) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO patron_accounts (patron_id) VALUES ($1) ON CONFLICT (patron_id) DO NOTHING",
        &[&patron],
    )?;
    tx.query_one(
        "SELECT patron_id FROM patron_accounts WHERE patron_id = $1 {{lock}}",
        &[&patron],
        |_| Ok(()),
    )
}

/// Both of the patron's accounts together: debit positive.
pub(super) fn balance_of(
    tx: &Tx<'_>,
    patron: PatronId,
    owed: &str,
    credit: &str,
) -> Result<Cents, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM ledger_postings
         WHERE patron_id = $1 AND account_id IN (SELECT id FROM ledger_accounts WHERE code IN ($2, $3))",
        &[&patron, &owed, &credit],
        |r| r.get(0),
    )
}

pub(super) fn open_that_blocks(tx: &Tx<'_>, patron: PatronId) -> Result<Cents, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(c.cached_open_cents), 0) AS BIGINT)
         FROM charges c JOIN charge_kinds k ON k.code = c.kind
         WHERE c.patron_id = $1 AND c.cached_open_cents > 0 AND k.blocks = 1",
        &[&patron],
        |r| r.get(0),
    )
}

/// Every line of the patron's account, in no order and without balances.
pub(super) fn statement(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<StatementLine>, StoreError> {
    let mut lines = Vec::new();
    for (kind, sql) in QUERIES {
        lines.extend(tx.query(sql, &[&patron], |row| line(*kind, row))?);
    }
    Ok(lines)
}

fn line(kind: StatementKind, row: &Row<'_>) -> Result<StatementLine, StoreError> {
    Ok(StatementLine {
        at: row.get(0)?,
        kind,
        id: row.get(1)?,
        charge: row.get(2)?,
        what: row.get(3)?,
        receipt: row.get(4)?,
        by: row.get(5)?,
        cents: row.get(6)?,
        balance: Cents::ZERO,
    })
}

/// at, id, charge, what, receipt, by, cents.
const QUERIES: &[(StatementKind, &str)] = &[
    (
        StatementKind::Charge,
        "SELECT c.made_at, c.id, c.id, k.name, NULL, c.by_name, c.cents
         FROM charges c JOIN charge_kinds k ON k.code = c.kind WHERE c.patron_id = $1",
    ),
    (
        StatementKind::Payment,
        "SELECT p.taken_at, p.id, NULL, m.name, p.receipt_number, p.by_name, -p.cents
         FROM payments p JOIN payment_methods m ON m.code = p.method
         WHERE p.patron_id = $1 AND p.method <> 'credit'",
    ),
    (
        StatementKind::FromCredit,
        "SELECT p.taken_at, p.id, NULL, m.name, p.receipt_number, p.by_name, CAST(0 AS BIGINT)
         FROM payments p JOIN payment_methods m ON m.code = p.method
         WHERE p.patron_id = $1 AND p.method = 'credit'",
    ),
    (
        StatementKind::Void,
        "SELECT v.at, p.id, NULL, v.reason, v.receipt_number, v.by_name,
           CASE WHEN p.method = 'credit' THEN 0 ELSE p.cents END
         FROM payment_voids v JOIN payments p ON p.id = v.payment_id WHERE p.patron_id = $1",
    ),
    (
        StatementKind::Waiver,
        "SELECT w.at, w.id, c.id, w.reason, NULL, w.by_name, -w.cents
         FROM waivers w JOIN charges c ON c.id = w.charge_id WHERE c.patron_id = $1 AND w.sort = 'waiver'",
    ),
    (
        StatementKind::WriteOff,
        "SELECT w.at, w.id, c.id, w.reason, NULL, w.by_name, -w.cents
         FROM waivers w JOIN charges c ON c.id = w.charge_id WHERE c.patron_id = $1 AND w.sort = 'write-off'",
    ),
    (
        StatementKind::Cancellation,
        "SELECT x.at, x.id, c.id, x.reason, NULL, x.by_name, -(x.open_cents + x.paid_cents)
         FROM charge_cancellations x JOIN charges c ON c.id = x.charge_id WHERE c.patron_id = $1",
    ),
    (
        StatementKind::Refund,
        "SELECT r.at, r.id, r.charge_id, m.name, r.receipt_number, r.by_name, r.cents
         FROM refunds r JOIN payment_methods m ON m.code = r.method WHERE r.patron_id = $1",
    ),
];
