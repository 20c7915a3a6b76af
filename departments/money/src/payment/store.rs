//! The statements of payments.

use ::store::{Row, StoreError, Tx, Value};
use kernel::{BranchId, Cents, ChargeId, Day, DrawerId, Moment, PatronId, PaymentId, StaffId};
use serde::Serialize;

use crate::by::By;
use crate::filter::Conditions;

/// A payment on its way into its table.
pub(crate) struct Taken<'a> {
    pub(crate) receipt: &'a str,
    pub(crate) patron: Option<PatronId>,
    pub(crate) method: &'a str,
    pub(crate) reference: &'a str,
    pub(crate) cents: Cents,
    pub(crate) tendered: Option<Cents>,
    pub(crate) owed_after: Option<Cents>,
    pub(crate) session: Option<DrawerId>,
}

/// A line on its way into its table.
pub(crate) struct NewLine<'a> {
    pub(crate) charge: Option<ChargeId>,
    pub(crate) kind: &'a str,
    pub(crate) what: &'a str,
    pub(crate) quantity: i64,
    pub(crate) owed: Cents,
    pub(crate) cents: Cents,
}

pub(crate) fn insert(tx: &Tx<'_>, taken: &Taken<'_>, by: &By) -> Result<PaymentId, StoreError> {
    let branch = tx.act()?.branch;
    tx.insert(
        "INSERT INTO payments (receipt_number, patron_id, method, reference, cents, tendered_cents,
           owed_after_cents, session_id, branch_id, taken_at, taken_on, by_id, by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
        &[
            &taken.receipt,
            &taken.patron,
            &taken.method,
            &taken.reference,
            &taken.cents,
            &taken.tendered,
            &taken.owed_after,
            &taken.session,
            &branch,
            &by.at,
            &by.day,
            &by.id,
            &by.name,
        ],
    )
}

pub(crate) fn insert_line(
    tx: &Tx<'_>,
    payment: PaymentId,
    line: &NewLine<'_>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO payment_lines (payment_id, charge_id, kind, what, quantity, owed_cents, cents)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &payment,
            &line.charge,
            &line.kind,
            &line.what,
            &line.quantity,
            &line.owed,
            &line.cents,
        ],
    )?;
    Ok(())
}

/// A payment as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// The payment.
    pub id: PaymentId,
    /// Its receipt's number.
    pub receipt: String,
    /// Who paid; none at a sale.
    pub patron: Option<PatronId>,
    /// The code of the way to pay.
    pub method: String,
    /// The name of the way to pay.
    pub method_name: String,
    /// The account its money stands on.
    #[serde(skip)]
    pub account: String,
    /// Check number or approval code.
    pub reference: String,
    /// How much.
    pub cents: Cents,
    /// Cash handed over, when noted.
    pub tendered: Option<Cents>,
    /// What the patron owed afterwards.
    pub owed_after: Option<Cents>,
    /// The drawer session it was taken in.
    pub drawer: Option<DrawerId>,
    /// Where.
    pub branch: Option<BranchId>,
    /// When.
    pub taken_at: Moment,
    /// The business day.
    pub taken_on: Day,
    /// Who took it.
    pub by: Option<StaffId>,
    /// The name of who took it.
    pub by_name: String,
    /// The number of the receipt that voids it.
    pub voided_by: Option<String>,
}

webkit::shape!(Payment, "Payment" { id, receipt, patron, method, method_name, reference, cents, tendered, owed_after, drawer, branch, taken_at, taken_on, by, by_name, voided_by } hidden { account });

impl Payment {
    /// The cash handed back, if more was handed over than was paid.
    #[must_use]
    pub fn change(&self) -> Option<Cents> {
        self.tendered
            .map(|given| given - self.cents)
            .filter(|change| *change > Cents::ZERO)
    }
}

const PAYMENT: &str = "SELECT p.id, p.receipt_number, p.patron_id, p.method, m.name, m.account, p.reference, p.cents,
       p.tendered_cents, p.owed_after_cents, p.session_id, p.branch_id, p.taken_at, p.taken_on, p.by_id, p.by_name,
       v.receipt_number
     FROM payments p JOIN payment_methods m ON m.code = p.method
     LEFT JOIN payment_voids v ON v.payment_id = p.id";

fn row(r: &Row<'_>) -> Result<Payment, StoreError> {
    Ok(Payment {
        id: r.get(0)?,
        receipt: r.get(1)?,
        patron: r.get(2)?,
        method: r.get(3)?,
        method_name: r.get(4)?,
        account: r.get(5)?,
        reference: r.get(6)?,
        cents: r.get(7)?,
        tendered: r.get(8)?,
        owed_after: r.get(9)?,
        drawer: r.get(10)?,
        branch: r.get(11)?,
        taken_at: r.get(12)?,
        taken_on: r.get(13)?,
        by: r.get(14)?,
        by_name: r.get(15)?,
        voided_by: r.get(16)?,
    })
}

/// The payment of an id.
///
/// # Errors
/// What the database says.
pub fn get(tx: &Tx<'_>, id: PaymentId) -> Result<Option<Payment>, StoreError> {
    tx.query_opt(&format!("{PAYMENT} WHERE p.id = $1"), &[&id], row)
}

/// A line of a payment: one charge, or one thing sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaymentLine {
    /// The charge; none at a sale.
    pub charge: Option<ChargeId>,
    /// The code of the kind.
    pub kind: String,
    /// What a receipt shows.
    pub what: String,
    /// How many.
    pub quantity: i64,
    /// What was owed before.
    pub owed: Cents,
    /// What was paid.
    pub cents: Cents,
}

/// The lines of a payment, in order.
///
/// # Errors
/// What the database says.
pub fn lines_of(tx: &Tx<'_>, id: PaymentId) -> Result<Vec<PaymentLine>, StoreError> {
    tx.query(
        "SELECT charge_id, kind, what, quantity, owed_cents, cents FROM payment_lines
         WHERE payment_id = $1 ORDER BY id",
        &[&id],
        |r| {
            Ok(PaymentLine {
                charge: r.get(0)?,
                kind: r.get(1)?,
                what: r.get(2)?,
                quantity: r.get(3)?,
                owed: r.get(4)?,
                cents: r.get(5)?,
            })
        },
    )
}

pub(super) fn insert_void(
    tx: &Tx<'_>,
    payment: &Payment,
    receipt: &str,
    reason: &str,
    by: &By,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO payment_voids (payment_id, receipt_number, reason, at, day, by_id, by_name, session_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&payment.id, &receipt, &reason, &by.at, &by.day, &by.id, &by.name, &payment.drawer],
    )?;
    Ok(())
}

/// The receipt that voids a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Voided {
    /// Its own number.
    pub receipt: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// Who voided it.
    pub by_name: String,
}

/// How a payment was voided, if it was.
///
/// # Errors
/// What the database says.
pub fn void_of(tx: &Tx<'_>, id: PaymentId) -> Result<Option<Voided>, StoreError> {
    tx.query_opt(
        "SELECT receipt_number, reason, at, by_name FROM payment_voids WHERE payment_id = $1",
        &[&id],
        |r| {
            Ok(Voided {
                receipt: r.get(0)?,
                reason: r.get(1)?,
                at: r.get(2)?,
                by_name: r.get(3)?,
            })
        },
    )
}

/// What the list of payments is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct PaymentsAsked {
    /// The beginning of a receipt's number; empty for all.
    pub(crate) receipt: String,
    pub(crate) method: Option<String>,
    pub(crate) session: Option<DrawerId>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    /// The column (`when`, `amount`, `receipt`) and whether it descends.
    pub(crate) sort: Option<(&'static str, bool)>,
    pub(crate) limit: u64,
    pub(crate) offset: u64,
}

/// The payments asked for, newest first unless sorted, and how many there are in all.
pub(crate) fn list(tx: &Tx<'_>, asked: &PaymentsAsked) -> Result<(Vec<Payment>, u64), StoreError> {
    let mut when = conditions(asked);
    let count = format!("SELECT COUNT(*) FROM payments p{}", when.sql());
    let total: i64 = tx.query_one(&count, &when.values(), |r| r.get(0))?;
    let (column, descends) = match asked.sort {
        Some(("amount", d)) => ("p.cents", d),
        Some(("receipt", d)) => ("p.receipt_number", d),
        Some((_, d)) => ("p.taken_at", d),
        None => ("p.taken_at", true),
    };
    let way = if descends { "DESC" } else { "ASC" };
    let paged = when.paged(asked.limit, asked.offset);
    let sql = format!(
        "{PAYMENT}{} ORDER BY {column} {way}, p.id {way}{paged}",
        when.sql()
    );
    let rows = tx.query(&sql, &when.values(), row)?;
    Ok((rows, u64::try_from(total).unwrap_or_default()))
}

fn conditions(asked: &PaymentsAsked) -> Conditions {
    let mut when = Conditions::default();
    if !asked.receipt.is_empty() {
        let length = i64::try_from(asked.receipt.chars().count()).unwrap_or(i64::MAX);
        let text = Value::Text(asked.receipt.clone());
        when.and(&format!("SUBSTR(p.receipt_number, 1, {length}) = ?"), text);
    }
    if let Some(method) = &asked.method {
        when.and("p.method = ?", Value::Text(method.clone()));
    }
    if let Some(session) = asked.session {
        when.and("p.session_id = ?", Value::Int(session.0));
    }
    if let Some(day) = asked.from {
        when.and("p.taken_on >= ?", Value::Text(day.to_string()));
    }
    if let Some(day) = asked.until {
        when.and("p.taken_on <= ?", Value::Text(day.to_string()));
    }
    when
}
