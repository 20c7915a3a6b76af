//! The statements of regular hours and periods.

use ::store::{StoreError, Tx};
use kernel::{BranchId, DateSpan};

use super::Week;
use crate::Opening;
use crate::calendar::restamp;

/// The kinds of hours that stand anywhere, by name.
pub(super) fn kinds(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT period FROM regular_hours UNION SELECT period FROM hour_periods ORDER BY 1";
    tx.query(sql, &[], |row| row.get(0))
}

/// The kinds of hours that some branch has a week for.
pub(super) fn weeks(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT period FROM regular_hours ORDER BY 1";
    tx.query(sql, &[], |row| row.get(0))
}

/// Which kind holds when, the earliest first.
pub(crate) fn periods(tx: &Tx<'_>) -> Result<Vec<(DateSpan, String)>, StoreError> {
    let sql = "SELECT from_on, to_on, period FROM hour_periods ORDER BY from_on, id";
    tx.query(sql, &[], |row| {
        let span = DateSpan {
            from_on: row.get(0)?,
            to_on: row.get(1)?,
        };
        Ok((span, row.get(2)?))
    })
}

/// Writes the periods anew: a few dozen rows, which the journal keeps the history of.
pub(super) fn put_periods(tx: &Tx<'_>, all: &[(DateSpan, String)]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM hour_periods", &[])?;
    let sql = "INSERT INTO hour_periods (from_on, to_on, period) VALUES ($1, $2, $3)";
    for (span, kind) in all {
        tx.execute(sql, &[&span.from_on, &span.to_on, kind])?;
    }
    restamp(tx)
}

/// The week of a branch in one kind of period.
pub(crate) fn week(tx: &Tx<'_>, branch: BranchId, kind: &str) -> Result<Week, StoreError> {
    let sql =
        "SELECT weekday, opens, closes FROM regular_hours WHERE branch_id = $1 AND period = $2";
    let mut week = Week::default();
    tx.for_each(sql, &[&branch, &kind], |row| {
        let weekday = usize::try_from(row.get::<i64>(0)? - 1).unwrap_or(0).min(6);
        week[weekday] = Some(Opening {
            opens: row.get(1)?,
            closes: row.get(2)?,
        });
        Ok(())
    })?;
    Ok(week)
}

pub(super) fn put_week(
    tx: &Tx<'_>,
    branch: BranchId,
    kind: &str,
    week: &Week,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM regular_hours WHERE branch_id = $1 AND period = $2";
    tx.execute(sql, &[&branch, &kind])?;
    let sql = "INSERT INTO regular_hours (branch_id, period, weekday, opens, closes)
               VALUES ($1, $2, $3, $4, $5)";
    for (weekday, opening) in (1_i64..).zip(week) {
        if let Some(o) = opening {
            tx.execute(sql, &[&branch, &kind, &weekday, &o.opens, &o.closes])?;
        }
    }
    restamp(tx)
}
