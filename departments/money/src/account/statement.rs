//! The statement: every line of an account in order, with the balance after it.

use ::store::{Row, StoreError, Tx};
use kernel::{Cents, Moment, PatronId};
use serde::Serialize;

/// What a line of a statement tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// Charged: the patron owes more.
    Charge,
    /// Paid.
    Payment,
    /// Paid from the patron's own credit: the balance stays.
    FromCredit,
    /// A payment voided: owed again.
    Void,
    /// Waived.
    Waiver,
    /// Written off.
    WriteOff,
    /// A charge taken back: what was open falls away, what was paid becomes credit.
    Cancellation,
    /// Credit given back.
    Refund,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// When.
    pub at: Moment,
    /// What happened.
    pub kind: StatementKind,
    /// The id of the charge, payment, waiver, cancellation or refund.
    pub id: i64,
    /// The charge it is about, if it is about one.
    pub charge: Option<i64>,
    /// The name of the kind of charge, the method or the reason's code.
    pub what: String,
    /// The receipt's number, where there is one.
    pub receipt: Option<String>,
    /// Who did it.
    pub by: String,
    /// What it adds to what the patron owes; below zero takes off.
    pub cents: Cents,
    /// What the patron owes after it.
    pub balance: Cents,
}

/// Every line of the patron's account, oldest first; the last balance is what they owe.
///
/// # Errors
/// What the database says.
pub fn account(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<StatementLine>, StoreError> {
    let mut lines = Vec::new();
    for (kind, sql) in QUERIES {
        lines.extend(tx.query(sql, &[&patron], |row| line(*kind, row))?);
    }
    lines.sort_by_key(|l| (l.at, l.kind as u8, l.id));
    let mut balance = Cents::ZERO;
    for line in &mut lines {
        balance += line.cents;
        line.balance = balance;
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
