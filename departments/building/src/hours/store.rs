//! The statements of closures.

use kernel::{BranchId, DateSpan, Day};
use store::{Entry, StoreError, Tx};

use super::Closure;
use crate::Opening;
use crate::calendar::restamp;

/// Writes a closure.
///
/// # Errors
/// What the database says.
pub fn insert(
    tx: &Tx<'_>,
    branch: Option<BranchId>,
    span: DateSpan,
    opening: Option<Opening>,
    reason: &str,
) -> Result<i64, StoreError> {
    let at = tx.act()?.at;
    let (opens, closes) = (opening.map(|o| o.opens), opening.map(|o| o.closes));
    let id = tx.insert(
        "INSERT INTO closures (branch_id, from_on, to_on, reason, opens, closes, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        &[
            &branch,
            &span.from_on,
            &span.to_on,
            &reason,
            &opens,
            &closes,
            &at,
        ],
    )?;
    let name = if span.from_on == span.to_on {
        format!("{reason}, {}", span.from_on)
    } else {
        format!("{reason}, {} – {}", span.from_on, span.to_on)
    };
    let entry = Entry::new("closure.put", "closure", id)
        .fact("name", name)
        .fact("span", span)
        .fact("reason", reason);
    tx.journal(entry.fact("branch", branch))?;
    restamp(tx)?;
    Ok(id)
}

/// Ends a closure; says whether there was one.
pub(super) fn end(tx: &Tx<'_>, id: i64) -> Result<bool, StoreError> {
    let at = tx.act()?.at;
    let ended = tx.execute(
        "UPDATE closures SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
        &[&id, &at],
    )?;
    if ended > 0 {
        let sql = "SELECT reason FROM closures WHERE id = $1";
        let reason: String = tx.query_one(sql, &[&id], |row| row.get(0))?;
        tx.journal(Entry::new("closure.taken-back", "closure", id).fact("name", reason))?;
        restamp(tx)?;
    }
    Ok(ended > 0)
}

/// Closures that end today or later, the earliest first.
///
/// # Errors
/// What the database says.
pub fn ahead(tx: &Tx<'_>, today: Day) -> Result<Vec<Closure>, StoreError> {
    let sql = "SELECT id, branch_id, from_on, to_on, opens, closes, reason FROM closures
               WHERE to_on >= $1 AND ended_at IS NULL ORDER BY from_on, id";
    tx.query(sql, &[&today], |row| {
        let (opens, closes): (Option<i64>, Option<i64>) = (row.get(4)?, row.get(5)?);
        Ok(Closure {
            id: row.get(0)?,
            branch: row.get(1)?,
            span: DateSpan {
                from_on: row.get(2)?,
                to_on: row.get(3)?,
            },
            opening: opens
                .zip(closes)
                .map(|(opens, closes)| Opening { opens, closes }),
            reason: row.get(6)?,
        })
    })
}
