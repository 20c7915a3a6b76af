//! The statement: every line of an account in order, with the balance after it.

use ::store::{StoreError, Tx};
use kernel::{Cents, Moment, PatronId};
use serde::Serialize;

use super::store;

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

webkit::shape!(
    StatementKind,
    [
        "charge",
        "payment",
        "from-credit",
        "void",
        "waiver",
        "write-off",
        "cancellation",
        "refund"
    ]
);

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

webkit::shape!(StatementLine, "StatementLine" { at, kind, id, charge, what, receipt, by, cents, balance });

/// Every line of the patron's account, oldest first; the last balance is what they owe.
///
/// # Errors
/// What the database says.
pub fn account(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<StatementLine>, StoreError> {
    let mut lines = store::statement(tx, patron)?;
    lines.sort_by_key(|l| (l.at, l.kind as u8, l.id));
    let mut balance = Cents::ZERO;
    for line in &mut lines {
        balance += line.cents;
        line.balance = balance;
    }
    Ok(lines)
}
