//! The statements of regular hours and periods.

use ::store::{StoreError, ToValue, Tx};
use kernel::{BranchId, DateSpan, Day};

use super::{Week, WeekFrom, WeeksByKind};
use crate::Opening;
use crate::calendar::restamp;

/// The kinds of hours that stand anywhere, by name.
pub(super) fn kinds(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT period FROM regular_weeks UNION SELECT period FROM hour_periods ORDER BY 1";
    tx.query(sql, &[], |row| row.get(0))
}

/// The kinds of hours that some branch has a week for.
pub(super) fn weeks(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT DISTINCT period FROM regular_weeks ORDER BY 1";
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

/// The weeks of a branch, by kind of period; of each kind the earliest first.
pub(crate) fn weeks_of(tx: &Tx<'_>, branch: BranchId) -> Result<WeeksByKind, StoreError> {
    let sql = "SELECT w.period, w.from_on, d.weekday, d.opens, d.closes
               FROM regular_weeks w LEFT JOIN regular_days d
                 ON d.branch_id = w.branch_id AND d.period = w.period AND d.from_on = w.from_on
               WHERE w.branch_id = $1 ORDER BY w.period, w.from_on";
    let mut kinds = WeeksByKind::new();
    tx.for_each(sql, &[&branch], |row| {
        let weeks = kinds.entry(row.get(0)?).or_default();
        let from_on: Day = row.get(1)?;
        if weeks.last().is_none_or(|last| last.from_on != from_on) {
            let days = Week::default();
            weeks.push(WeekFrom { from_on, days });
        }
        if let (Some(week), Some(weekday)) = (weeks.last_mut(), row.get::<Option<i64>>(2)?) {
            let weekday = usize::try_from(weekday - 1).unwrap_or(0).min(6);
            let (opens, closes) = (row.get(3)?, row.get(4)?);
            week.days[weekday] = Some(Opening { opens, closes });
        }
        Ok(())
    })?;
    Ok(kinds)
}

/// Until the transaction ends nobody else sets a week of this branch.
pub(super) fn lock(tx: &Tx<'_>, branch: BranchId) -> Result<(), StoreError> {
    let sql = "SELECT id FROM branches WHERE id = $1 {{lock}}";
    tx.query_one(sql, &[&branch], |_| Ok(()))
}

/// Writes the weeks of one kind anew: a few, which the journal keeps the history of.
pub(super) fn put_weeks(
    tx: &Tx<'_>,
    (branch, kind): (BranchId, &str),
    weeks: &[WeekFrom],
) -> Result<(), StoreError> {
    for table in ["regular_days", "regular_weeks"] {
        let sql = format!("DELETE FROM {table} WHERE branch_id = $1 AND period = $2");
        tx.execute(&sql, &[&branch, &kind])?;
    }
    weeks
        .iter()
        .try_for_each(|week| insert_week(tx, (branch, kind), week))?;
    restamp(tx)
}

/// Writes one week; who calls it writes the stamp.
pub(crate) fn insert_week(
    tx: &Tx<'_>,
    (branch, kind): (BranchId, &str),
    week: &WeekFrom,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO regular_weeks (branch_id, period, from_on) VALUES ($1, $2, $3)";
    tx.execute(sql, &[&branch, &kind, &week.from_on])?;
    let sql = "INSERT INTO regular_days (branch_id, period, from_on, weekday, opens, closes)
               VALUES ($1, $2, $3, $4, $5, $6)";
    for (weekday, opening) in (1_i64..).zip(&week.days) {
        if let Some(o) = opening {
            let values: [&dyn ToValue; 6] =
                [&branch, &kind, &week.from_on, &weekday, &o.opens, &o.closes];
            tx.execute(sql, &values)?;
        }
    }
    Ok(())
}
