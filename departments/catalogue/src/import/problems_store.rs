//! The problems of staged records: all statements.

use ::store::{StoreError, Tx};
use kernel::BatchId;

use super::prepare::Problem;

/// The problems of one staged record.
pub(crate) fn problems_of(
    tx: &Tx<'_>,
    batch: BatchId,
    number: i64,
) -> Result<Vec<Problem>, StoreError> {
    let sql = "SELECT number, place, tag, code, severity, message FROM staged_problems
               WHERE batch_id = $1 AND number = $2 ORDER BY severity DESC, id";
    tx.query(sql, &[&batch, &number], |row| {
        let count = |n: i64| u64::try_from(n).unwrap_or(0);
        Ok(Problem {
            number: count(row.get(0)?),
            place: count(row.get(1)?),
            tag: row.get(2)?,
            code: row.get(3)?,
            severity: row.get(4)?,
            message: row.get(5)?,
        })
    })
}

/// Problems of a batch in one field by one rule: the worst, an example's message, records, the first of them.
pub(crate) struct ProblemCount {
    pub(crate) tag: String,
    pub(crate) code: String,
    pub(crate) severity: i64,
    pub(crate) message: String,
    pub(crate) records: i64,
    pub(crate) first: i64,
}

/// The most frequent problems of a batch, the worst first.
pub(crate) fn problem_counts(
    tx: &Tx<'_>,
    batch: BatchId,
    limit: i64,
) -> Result<Vec<ProblemCount>, StoreError> {
    let sql = "SELECT tag, code, MAX(severity), MIN(message), COUNT(DISTINCT number), MIN(number) FROM staged_problems
               WHERE batch_id = $1 GROUP BY tag, code ORDER BY 3 DESC, 5 DESC, 1, 2 LIMIT $2";
    tx.query(sql, &[&batch, &limit], |row| {
        Ok(ProblemCount {
            tag: row.get(0)?,
            code: row.get(1)?,
            severity: row.get(2)?,
            message: row.get(3)?,
            records: row.get(4)?,
            first: row.get(5)?,
        })
    })
}

/// Notes problems of staged records.
pub(super) fn add_problems(
    tx: &Tx<'_>,
    batch: BatchId,
    problems: &[Problem],
) -> Result<(), StoreError> {
    let n = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    for problem in problems {
        tx.execute(
            "INSERT INTO staged_problems (batch_id, number, tag, code, severity, place, message)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &batch,
                &n(problem.number),
                &problem.tag,
                &problem.code,
                &problem.severity,
                &n(problem.place),
                &problem.message,
            ],
        )?;
    }
    Ok(())
}
