//! Sessions as their rows make them, and what was done in them.

use ::store::{Row, StoreError, Tx};
use kernel::{BranchId, Cents, DrawerId};
use serde::Serialize;

use crate::drawer::close::Reported;
use crate::drawer::sums::Taking;
use crate::drawer::{Closing, Count, Deposit, Session, State};

/// A cash drawer, the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CashDrawer {
    /// Its id.
    pub id: i64,
    /// The stable word on its label.
    pub code: String,
    /// What people read.
    pub name: String,
    /// Where it stands.
    pub branch: Option<BranchId>,
    /// The usual float.
    pub float: Cents,
    /// Cash above this should go to the safe.
    pub drop_above: Option<Cents>,
}

pub(super) fn drawer_row(r: &Row<'_>) -> Result<CashDrawer, StoreError> {
    Ok(CashDrawer {
        id: r.get(0)?,
        code: r.get(1)?,
        name: r.get(2)?,
        branch: r.get(3)?,
        float: r.get(4)?,
        drop_above: r.get(5)?,
    })
}

/// The drawers in use, by code.
///
/// # Errors
/// What the database says.
pub fn drawers(tx: &Tx<'_>) -> Result<Vec<CashDrawer>, StoreError> {
    tx.query(
        "SELECT id, code, name, branch_id, float_cents, drop_above_cents FROM cash_drawers
         WHERE active = 1 ORDER BY code",
        &[],
        drawer_row,
    )
}

/// The columns of a session; more may follow before [`SESSION_FROM`].
pub(super) const SESSION: &str =
    "SELECT o.id, d.id, d.code, d.name, o.branch_id, o.opened_at, o.opened_on, o.by_id,
       o.by_name, o.float_cents, COALESCE(h.to_id, o.by_id), COALESCE(h.to_name, o.by_name),
       d.second_count_above_cents, c.session_id, a.session_id, p.session_id";
/// The tables of a session.
pub(super) const SESSION_FROM: &str = "FROM drawer_openings o JOIN cash_drawers d ON d.id = o.cash_drawer_id
     LEFT JOIN drawer_handovers h ON h.id = (SELECT MAX(x.id) FROM drawer_handovers x WHERE x.session_id = o.id)
     LEFT JOIN drawer_closings c ON c.session_id = o.id
     LEFT JOIN drawer_acceptances a ON a.session_id = o.id
     LEFT JOIN drawer_deposits p ON p.session_id = o.id";

pub(super) fn session_row(r: &Row<'_>) -> Result<Session, StoreError> {
    let stands = |column| Ok::<_, StoreError>(r.get::<Option<i64>>(column)?.is_some());
    let state = match (stands(13)?, stands(14)?, stands(15)?) {
        (_, _, true) => State::Deposited,
        (_, true, _) => State::Accepted,
        (true, ..) => State::Closed,
        _ => State::Open,
    };
    Ok(Session {
        id: r.get(0)?,
        drawer: r.get(1)?,
        code: r.get(2)?,
        name: r.get(3)?,
        branch: r.get(4)?,
        opened_at: r.get(5)?,
        opened_on: r.get(6)?,
        opened_by: r.get(7)?,
        opened_by_name: r.get(8)?,
        float: r.get(9)?,
        holder: r.get(10)?,
        holder_name: r.get(11)?,
        second_count_above: r.get(12)?,
        state,
    })
}

pub(in crate::drawer) fn session(tx: &Tx<'_>, id: DrawerId) -> Result<Option<Session>, StoreError> {
    tx.query_opt(
        &format!("{SESSION} {SESSION_FROM} WHERE o.id = $1"),
        &[&id],
        session_row,
    )
}

pub(in crate::drawer) fn open_session_of(
    tx: &Tx<'_>,
    drawer: i64,
) -> Result<Option<Session>, StoreError> {
    let sql = format!("{SESSION} {SESSION_FROM} WHERE d.id = $1 AND c.session_id IS NULL");
    tx.query_opt(&sql, &[&drawer], session_row)
}

/// The sessions in which money may be taken now, by the drawer's code.
///
/// # Errors
/// What the database says.
pub fn open_sessions(tx: &Tx<'_>) -> Result<Vec<Session>, StoreError> {
    let sql = format!("{SESSION} {SESSION_FROM} WHERE c.session_id IS NULL ORDER BY d.code");
    tx.query(&sql, &[], session_row)
}

/// The sessions that wait for acceptance, oldest first.
///
/// # Errors
/// What the database says.
pub fn sessions_waiting(tx: &Tx<'_>) -> Result<Vec<Session>, StoreError> {
    let sql = format!(
        "{SESSION} {SESSION_FROM} WHERE c.session_id IS NOT NULL AND a.session_id IS NULL ORDER BY c.closed_at, o.id"
    );
    tx.query(&sql, &[], session_row)
}

/// What was taken, by kind and method; voided receipts left out.
pub(in crate::drawer) fn takings(tx: &Tx<'_>, id: DrawerId) -> Result<Vec<Taking>, StoreError> {
    tx.query(
        "SELECT k.name, m.code, m.name, m.gives_change, m.in_drawer, CAST(SUM(l.cents) AS BIGINT)
         FROM payments p JOIN payment_lines l ON l.payment_id = p.id
         JOIN charge_kinds k ON k.code = l.kind JOIN payment_methods m ON m.code = p.method
         LEFT JOIN payment_voids v ON v.payment_id = p.id
         WHERE p.session_id = $1 AND v.payment_id IS NULL
         GROUP BY k.name, m.sort, m.code, m.name, m.gives_change, m.in_drawer ORDER BY k.name, m.sort",
        &[&id],
        taking_row,
    )
}

/// What was given back, by kind and method.
pub(in crate::drawer) fn refunds(tx: &Tx<'_>, id: DrawerId) -> Result<Vec<Taking>, StoreError> {
    tx.query(
        "SELECT COALESCE(k.name, ''), m.code, m.name, m.gives_change, m.in_drawer, CAST(SUM(r.cents) AS BIGINT)
         FROM refunds r JOIN payment_methods m ON m.code = r.method
         LEFT JOIN charges c ON c.id = r.charge_id LEFT JOIN charge_kinds k ON k.code = c.kind
         WHERE r.session_id = $1
         GROUP BY k.name, m.sort, m.code, m.name, m.gives_change, m.in_drawer ORDER BY k.name, m.sort",
        &[&id],
        taking_row,
    )
}

fn taking_row(r: &Row<'_>) -> Result<Taking, StoreError> {
    let (gives_change, in_drawer): (bool, bool) = (r.get(3)?, r.get(4)?);
    Ok(Taking {
        kind: r.get(0)?,
        method: r.get(1)?,
        method_name: r.get(2)?,
        cash: gives_change && in_drawer,
        in_drawer,
        cents: r.get(5)?,
    })
}

/// Kind, sum and number of the moves of a session.
pub(in crate::drawer) fn moves_of(
    tx: &Tx<'_>,
    id: DrawerId,
) -> Result<Vec<(String, Cents, i64)>, StoreError> {
    tx.query(
        "SELECT kind, CAST(SUM(cents) AS BIGINT), COUNT(*) FROM drawer_moves WHERE session_id = $1 GROUP BY kind",
        &[&id],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )
}

pub(in crate::drawer) fn voids(tx: &Tx<'_>, id: DrawerId) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM payment_voids WHERE session_id = $1";
    tx.query_one(sql, &[&id], |r| r.get(0))
}

/// The first and the last receipt of a session: payments, voids and refunds.
pub(in crate::drawer) fn receipts(
    tx: &Tx<'_>,
    id: DrawerId,
) -> Result<Option<(String, String)>, StoreError> {
    let ends: (Option<String>, Option<String>) = tx.query_one(
        "SELECT MIN(n), MAX(n) FROM (
           SELECT receipt_number AS n FROM payments WHERE session_id = $1
           UNION ALL SELECT receipt_number AS n FROM payment_voids WHERE session_id = $1
           UNION ALL SELECT receipt_number AS n FROM refunds WHERE session_id = $1) numbers",
        &[&id],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    Ok(ends.0.zip(ends.1))
}

pub(in crate::drawer) fn closing(tx: &Tx<'_>, id: DrawerId) -> Result<Option<Closing>, StoreError> {
    let reported = reported(tx, id)?;
    tx.query_opt(
        "SELECT c.closed_at, c.by_id, c.by_name, c.counted_cents, c.expected_cents, c.variance_cents,
           e.reason, e.note, s.by_name, s.cents
         FROM drawer_closings c LEFT JOIN drawer_explanations e ON e.session_id = c.session_id
         LEFT JOIN drawer_counts s ON s.session_id = c.session_id AND s.role = 'second'
         WHERE c.session_id = $1",
        &[&id],
        |r| {
            let said: (Option<String>, Option<String>) = (r.get(6)?, r.get(7)?);
            let second: (Option<String>, Option<Cents>) = (r.get(8)?, r.get(9)?);
            Ok(Closing {
                closed_at: r.get(0)?,
                by: r.get(1)?,
                by_name: r.get(2)?,
                counted: r.get(3)?,
                expected: r.get(4)?,
                variance: r.get(5)?,
                reported: reported.clone(),
                explanation: said.0.zip(said.1),
                second: second.0.zip(second.1),
            })
        },
    )
}

fn reported(tx: &Tx<'_>, id: DrawerId) -> Result<Vec<Reported>, StoreError> {
    tx.query(
        "SELECT r.method, m.name, m.in_drawer, r.booked_cents, r.reported_cents
         FROM drawer_reported r JOIN payment_methods m ON m.code = r.method
         WHERE r.session_id = $1 ORDER BY m.sort, m.code",
        &[&id],
        |r| {
            Ok(Reported {
                method: r.get(0)?,
                name: r.get(1)?,
                in_drawer: r.get(2)?,
                booked: r.get(3)?,
                reported: r.get(4)?,
            })
        },
    )
}

pub(in crate::drawer) fn count(tx: &Tx<'_>, id: DrawerId, role: &str) -> Result<Count, StoreError> {
    let lines = tx.query(
        "SELECT l.denomination, l.pieces FROM drawer_counts c JOIN drawer_count_lines l ON l.count_id = c.id
         WHERE c.session_id = $1 AND c.role = $2 ORDER BY l.denomination DESC",
        &[&id, &role],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    Ok(Count(lines))
}

pub(in crate::drawer) fn report(tx: &Tx<'_>, id: DrawerId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT report FROM drawer_acceptances WHERE session_id = $1";
    tx.query_opt(sql, &[&id], |r| r.get(0))
}

/// The deposit of a session, if there was one.
///
/// # Errors
/// What the database says.
pub fn deposit_of(tx: &Tx<'_>, id: DrawerId) -> Result<Option<Deposit>, StoreError> {
    tx.query_opt(
        "SELECT at, by_name, slip, bag, cash_cents, papers_cents FROM drawer_deposits WHERE session_id = $1",
        &[&id],
        |r| {
            Ok(Deposit {
                at: r.get(0)?,
                by_name: r.get(1)?,
                slip: r.get(2)?,
                bag: r.get(3)?,
                cash: r.get(4)?,
                papers: r.get(5)?,
            })
        },
    )
}

/// The latest session of any drawer, 0 before the first.
#[cfg(test)]
pub(crate) fn last_session(tx: &Tx<'_>) -> Result<DrawerId, StoreError> {
    tx.query_one(
        "SELECT COALESCE(MAX(id), 0) FROM drawer_openings",
        &[],
        |r| r.get(0),
    )
}
