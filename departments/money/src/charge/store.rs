//! The statements of charges.

use ::store::{Row, StoreError, Tx, Value};
use kernel::{BranchId, Cents, ChargeId, Day, ItemId, LoanId, Moment, PatronId};
use serde::Serialize;

use super::{NewCharge, OpenCharge, Release};
use crate::by::By;
use crate::filter::Conditions;

/// A charge as it stands. Open, paid, waived and cancelled add up to the charge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// The charge.
    pub id: ChargeId,
    /// Who owes it.
    pub patron: PatronId,
    /// The code of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    /// The income account of its kind.
    #[serde(skip)]
    pub account: String,
    /// The whole charge.
    pub cents: Cents,
    /// What is still owed of it.
    pub open: Cents,
    /// What was paid of it.
    pub paid: Cents,
    /// What was waived or written off.
    pub waived: Cents,
    /// What was taken back.
    pub cancelled: Cents,
    /// When it was made.
    pub made_at: Moment,
    /// Who made it.
    pub by_name: String,
    /// The branch whose money it is.
    pub branch: Option<BranchId>,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// The loan it is about.
    pub loan: Option<LoanId>,
    /// What it is for.
    pub title: String,
    /// How it was computed, as JSON.
    pub explanation: serde_json::Value,
}

pub(super) fn insert(tx: &Tx<'_>, new: &NewCharge<'_>, by: &By) -> Result<ChargeId, StoreError> {
    tx.insert(
        "INSERT INTO charges (patron_id, kind, cents, made_at, made_on, by_id, by_name, branch_id, item_id,
           loan_id, title, explanation, cached_open_cents, cached_paid_cents, cached_waived_cents,
           cached_cancelled_cents)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $3, 0, 0, 0) RETURNING id",
        &[
            &new.patron, &new.kind, &new.cents, &by.at, &by.day, &by.id, &by.name, &new.branch, &new.item,
            &new.loan, &new.title, &new.explanation.to_string(),
        ],
    )
}

const CHARGE: &str = "SELECT c.id, c.patron_id, c.kind, k.name, k.account, c.cents, c.cached_open_cents,
       c.cached_paid_cents, c.cached_waived_cents, c.cached_cancelled_cents, c.made_at, c.by_name, c.branch_id,
       c.item_id, c.loan_id, c.title, c.explanation
     FROM charges c JOIN charge_kinds k ON k.code = c.kind";

fn row(r: &Row<'_>) -> Result<Charge, StoreError> {
    let explanation: String = r.get(16)?;
    Ok(Charge {
        id: r.get(0)?,
        patron: r.get(1)?,
        kind: r.get(2)?,
        kind_name: r.get(3)?,
        account: r.get(4)?,
        cents: r.get(5)?,
        open: r.get(6)?,
        paid: r.get(7)?,
        waived: r.get(8)?,
        cancelled: r.get(9)?,
        made_at: r.get(10)?,
        by_name: r.get(11)?,
        branch: r.get(12)?,
        item: r.get(13)?,
        loan: r.get(14)?,
        title: r.get(15)?,
        explanation: serde_json::from_str(&explanation)
            .map_err(|e| StoreError::Database(format!("explanation of a charge: {e}")))?,
    })
}

/// The charge of an id.
///
/// # Errors
/// What the database says.
pub fn get(tx: &Tx<'_>, id: ChargeId) -> Result<Option<Charge>, StoreError> {
    tx.query_opt(&format!("{CHARGE} WHERE c.id = $1"), &[&id], row)
}

pub(crate) fn open_of(tx: &Tx<'_>, patron: PatronId) -> Result<Vec<OpenCharge>, StoreError> {
    let sql = format!(
        "{CHARGE} WHERE c.patron_id = $1 AND c.cached_open_cents > 0 ORDER BY c.made_at, c.id"
    );
    let found = tx.query(&sql, &[&patron], row)?;
    Ok(found.into_iter().map(OpenCharge::from).collect())
}

impl From<Charge> for OpenCharge {
    fn from(c: Charge) -> Self {
        Self {
            id: c.id,
            kind: c.kind,
            kind_name: c.kind_name,
            title: c.title,
            cents: c.cents,
            open: c.open,
            made_at: c.made_at,
            item: c.item,
            loan: c.loan,
            branch: c.branch,
        }
    }
}

/// What was waived and what was written off of a charge, less what was taken back of it before.
pub(super) struct GivenUp {
    pub(super) waived: Cents,
}

pub(super) fn given_up(tx: &Tx<'_>, id: ChargeId) -> Result<GivenUp, StoreError> {
    tx.query_one(
        "SELECT CAST(COALESCE(SUM(cents), 0) AS BIGINT) FROM waivers WHERE charge_id = $1 AND sort = 'waiver'",
        &[&id],
        |r| Ok(GivenUp { waived: r.get(0)? }),
    )
}

pub(super) fn insert_cancellation(
    tx: &Tx<'_>,
    id: ChargeId,
    part: Release,
    reason: &str,
    by: &By,
) -> Result<i64, StoreError> {
    tx.insert(
        "INSERT INTO charge_cancellations (charge_id, open_cents, paid_cents, waived_cents, reason, at, day,
           by_id, by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        &[&id, &part.open, &part.paid, &part.waived, &reason, &by.at, &by.day, &by.id, &by.name],
    )
}

/// Moves parts of a charge from open, paid and waived to cancelled. The table's checks keep each from
/// falling below zero.
pub(super) fn move_cached(tx: &Tx<'_>, id: ChargeId, part: Release) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE charges SET cached_open_cents = cached_open_cents - $2,
           cached_paid_cents = cached_paid_cents - $3, cached_waived_cents = cached_waived_cents - $4,
           cached_cancelled_cents = cached_cancelled_cents + $2 + $3 + $4 WHERE id = $1",
        &[&id, &part.open, &part.paid, &part.waived],
    )?;
    Ok(())
}

/// Moves an amount from open to paid; below zero moves it back.
pub(crate) fn pay_cached(tx: &Tx<'_>, id: ChargeId, cents: Cents) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE charges SET cached_open_cents = cached_open_cents - $2,
           cached_paid_cents = cached_paid_cents + $2 WHERE id = $1",
        &[&id, &cents],
    )?;
    Ok(())
}

/// Moves an amount from open to waived.
pub(crate) fn waive_cached(tx: &Tx<'_>, id: ChargeId, cents: Cents) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE charges SET cached_open_cents = cached_open_cents - $2,
           cached_waived_cents = cached_waived_cents + $2 WHERE id = $1",
        &[&id, &cents],
    )?;
    Ok(())
}

/// What the list of charges is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct ChargesAsked {
    pub(crate) kind: Option<String>,
    pub(crate) open: Option<bool>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    /// The column (`when`, `amount`, `open`, `kind`) and whether it descends.
    pub(crate) sort: Option<(&'static str, bool)>,
    pub(crate) limit: u64,
    pub(crate) offset: u64,
}

/// A charge in a list.
#[derive(Clone, Debug)]
pub(crate) struct ChargeRow {
    pub(crate) id: ChargeId,
    pub(crate) patron: PatronId,
    pub(crate) kind_name: String,
    pub(crate) cents: Cents,
    pub(crate) open: Cents,
    pub(crate) made_at: Moment,
}

/// The charges asked for, newest first unless sorted, and how many there are in all.
pub(crate) fn list(tx: &Tx<'_>, asked: &ChargesAsked) -> Result<(Vec<ChargeRow>, u64), StoreError> {
    let mut when = Conditions::default();
    if let Some(kind) = &asked.kind {
        when.and("c.kind = ?", Value::Text(kind.clone()));
    }
    match asked.open {
        Some(true) => when.plain("c.cached_open_cents > 0"),
        Some(false) => when.plain("c.cached_open_cents = 0"),
        None => {}
    }
    if let Some(day) = asked.from {
        when.and("c.made_on >= ?", Value::Text(day.to_string()));
    }
    if let Some(day) = asked.until {
        when.and("c.made_on <= ?", Value::Text(day.to_string()));
    }
    let count = format!("SELECT COUNT(*) FROM charges c{}", when.sql());
    let total: i64 = tx.query_one(&count, &when.values(), |r| r.get(0))?;
    let order = order(asked.sort);
    let paged = when.paged(asked.limit, asked.offset);
    let sql = format!(
        "SELECT c.id, c.patron_id, k.name, c.cents, c.cached_open_cents, c.made_at
         FROM charges c JOIN charge_kinds k ON k.code = c.kind{} ORDER BY {order}{paged}",
        when.sql()
    );
    let rows = tx.query(&sql, &when.values(), |r| {
        Ok(ChargeRow {
            id: r.get(0)?,
            patron: r.get(1)?,
            kind_name: r.get(2)?,
            cents: r.get(3)?,
            open: r.get(4)?,
            made_at: r.get(5)?,
        })
    })?;
    Ok((rows, u64::try_from(total).unwrap_or_default()))
}

fn order(sort: Option<(&'static str, bool)>) -> String {
    let (column, descends) = match sort {
        Some(("amount", d)) => ("c.cents", d),
        Some(("open", d)) => ("c.cached_open_cents", d),
        Some(("kind", d)) => ("k.name", d),
        Some((_, d)) => ("c.made_at", d),
        None => ("c.made_at", true),
    };
    let way = if descends { "DESC" } else { "ASC" };
    format!("{column} {way}, c.id {way}")
}
