//! The statements of the calendar.

use std::sync::Arc;

use kernel::{BranchId, DateSpan};
use serde_json::Value as Json;
use store::{Stamped, StoreError, Tx};

use super::{Calendar, Opening};

/// Calendars in memory, by the stamp of all of them and the branch.
pub static KEPT: Stamped<Calendar> = Stamped::new("calendars", content);

/// What a calendar is made of, as text.
const CONTENT: [&str; 6] = [
    "SELECT zone FROM institution",
    "SELECT from_on || ' ' || to_on || ' ' || period FROM hour_periods ORDER BY from_on, id",
    "SELECT branch_id || ' ' || period || ' ' || from_on FROM regular_weeks ORDER BY branch_id, period, from_on",
    "SELECT branch_id || ' ' || period || ' ' || from_on || ' ' || weekday || ' ' || opens || ' ' || closes
     FROM regular_days ORDER BY branch_id, period, from_on, weekday",
    "SELECT COALESCE(branch_id, 0) || ' ' || from_on || ' ' || to_on || ' ' || COALESCE(opens, -1) || ' '
       || COALESCE(closes, -1) || ' ' || reason FROM closures WHERE ended_at IS NULL ORDER BY id",
    "SELECT code || ' ' || from_on || ' ' || to_on || ' ' || loans_due_on || ' ' || name FROM terms ORDER BY code",
];

/// The calendar of a branch, whole: a few hundred rows at most, read once for each state they are in.
///
/// # Errors
/// What the database says; `Missing` before the library is set up.
pub fn calendar(tx: &Tx<'_>, branch: BranchId) -> Result<Arc<Calendar>, StoreError> {
    KEPT.get(tx, branch.0, || load(tx, branch))
}

/// Writes the stamp of the calendars as they now stand: after every change of hours, closures, terms or the zone.
pub(crate) fn restamp(tx: &Tx<'_>) -> Result<(), StoreError> {
    KEPT.restamp(tx)
}

fn content(tx: &Tx<'_>) -> Result<Json, StoreError> {
    let rows = |sql: &&str| tx.query(sql, &[], |row| row.get::<String>(0));
    let all: Vec<Vec<String>> = CONTENT.iter().map(rows).collect::<Result<_, _>>()?;
    Ok(all.into())
}

fn load(tx: &Tx<'_>, branch: BranchId) -> Result<Calendar, StoreError> {
    Ok(Calendar {
        zone: crate::institution(tx)?.zone,
        periods: periods(tx)?,
        weekly: crate::week::store::weeks_of(tx, branch)?,
        special: special(tx, branch)?,
        terms: crate::terms(tx)?,
    })
}

fn periods(tx: &Tx<'_>) -> Result<Vec<(DateSpan, String)>, StoreError> {
    let sql = "SELECT from_on, to_on, period FROM hour_periods ORDER BY from_on";
    tx.query(sql, &[], |row| {
        Ok((
            DateSpan {
                from_on: row.get(0)?,
                to_on: row.get(1)?,
            },
            row.get(2)?,
        ))
    })
}

/// What differs from the regular hours, what holds for all branches first, so that the branch's own wins.
fn special(
    tx: &Tx<'_>,
    branch: BranchId,
) -> Result<Vec<(DateSpan, Option<Opening>, String)>, StoreError> {
    let sql = "SELECT from_on, to_on, opens, closes, reason FROM closures
               WHERE (branch_id IS NULL OR branch_id = $1) AND ended_at IS NULL
               ORDER BY CASE WHEN branch_id IS NULL THEN 0 ELSE 1 END, id";
    tx.query(sql, &[&branch], |row| {
        let span = DateSpan {
            from_on: row.get(0)?,
            to_on: row.get(1)?,
        };
        let (opens, closes): (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
        let opening = opens
            .zip(closes)
            .map(|(opens, closes)| Opening { opens, closes });
        Ok((span, opening, row.get(4)?))
    })
}
