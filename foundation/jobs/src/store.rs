//! The statements of the queue.

use kernel::{JobId, Moment};
use store::{Dialect, Entry, Row, StoreError, Tx};

use crate::{Job, State};

/// A worker that noted nothing for so long is believed dead.
const SILENT_MINUTES: i64 = 1;

const JOB: &str = "SELECT id, kind, payload, state, attempts, done, total, note, cancel_asked, asked_by, created_at,
    ended_at FROM jobs";

fn read(row: &Row<'_>) -> Result<Job, StoreError> {
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        payload: row.get(2)?,
        state: State::of(&row.get::<String>(3)?),
        attempts: row.get(4)?,
        done: row.get(5)?,
        total: row.get(6)?,
        note: row.get(7)?,
        cancel_asked: row.get(8)?,
        asked_by: row.get(9)?,
        created_at: row.get(10)?,
        ended_at: row.get(11)?,
    })
}

pub(crate) fn insert(tx: &Tx<'_>, kind: &str, payload: &str) -> Result<JobId, StoreError> {
    let act = tx.act()?;
    let id: JobId = tx.insert(
        "INSERT INTO jobs (kind, payload, state, not_before, asked_by, created_at)
         VALUES ($1, $2, 'queued', $3, $4, $3) RETURNING id",
        &[&kind, &payload, &act.at, &act.actor.name],
    )?;
    tx.journal(Entry::new("job.asked", "job", id.0).fact("kind", kind))?;
    Ok(id)
}

pub(crate) fn by_id(tx: &Tx<'_>, id: JobId) -> Result<Option<Job>, StoreError> {
    tx.query_opt(&format!("{JOB} WHERE id = $1"), &[&id], read)
}

/// The newest jobs first, of one state or of all. Also says how many there are in all.
///
/// # Errors
/// What the database says.
pub fn page(
    tx: &Tx<'_>,
    state: Option<&str>,
    from: i64,
    most: i64,
) -> Result<(Vec<Job>, i64), StoreError> {
    let wanted = state.unwrap_or("");
    let total = tx.query_one(
        "SELECT COUNT(*) FROM jobs WHERE $1 = '' OR state = $1",
        &[&wanted],
        |row| row.get(0),
    )?;
    let sql = format!("{JOB} WHERE $1 = '' OR state = $1 ORDER BY id DESC LIMIT $2 OFFSET $3");
    Ok((tx.query(&sql, &[&wanted, &most, &from], read)?, total))
}

/// How many jobs of `kind` have not ended: for tests and for whoever waits for all of them.
///
/// # Errors
/// What the database says.
pub fn unfinished(tx: &Tx<'_>, kind: &str) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM jobs WHERE kind = $1 AND state IN ('queued', 'running')";
    tx.query_one(sql, &[&kind], |row| row.get(0))
}

/// Takes the next job that is due: queued, or left by a worker that died. One worker of all nodes gets it.
pub(crate) fn claim(tx: &Tx<'_>, kinds: &[&str]) -> Result<Option<Job>, StoreError> {
    let at = tx.act()?.at;
    let skip = if tx.dialect() == Dialect::Postgres {
        "FOR UPDATE SKIP LOCKED"
    } else {
        ""
    };
    let silent = at.plus_minutes(-SILENT_MINUTES);
    let sql = format!(
        "{JOB} WHERE (state = 'queued' AND not_before <= $1) OR (state = 'running' AND seen_at <= $2) ORDER BY id LIMIT 50 {skip}"
    );
    let due = tx.query(&sql, &[&at, &silent], read)?;
    let Some(job) = due
        .into_iter()
        .find(|job| kinds.contains(&job.kind.as_str()))
    else {
        return Ok(None);
    };
    tx.execute(
        "UPDATE jobs SET state = 'running', attempts = attempts + 1, started_at = $2, seen_at = $2 WHERE id = $1",
        &[&job.id, &at],
    )?;
    Ok(Some(Job {
        attempts: job.attempts + 1,
        state: State::Running,
        ..job
    }))
}

/// Whatever runs was left by a program that ended; it is taken up at once, without waiting for its silence.
pub(crate) fn leave(tx: &Tx<'_>) -> Result<u64, StoreError> {
    tx.execute("UPDATE jobs SET seen_at = 0 WHERE state = 'running'", &[])
}

/// Notes how far the job is; says whether somebody asked it to stop.
pub(crate) fn note(
    tx: &Tx<'_>,
    id: JobId,
    done: i64,
    total: i64,
    note: &str,
) -> Result<bool, StoreError> {
    let at = tx.act()?.at;
    tx.query_one(
        "UPDATE jobs SET done = $2, total = $3, note = $4, seen_at = $5 WHERE id = $1 RETURNING cancel_asked",
        &[&id, &done, &total, &note, &at],
        |row| row.get(0),
    )
}

/// Ends the job, or queues it for another try at `again_at`.
pub(crate) fn settle(
    tx: &Tx<'_>,
    id: JobId,
    state: State,
    note: &str,
    again_at: Option<Moment>,
) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    let ended = state.is_over().then_some(at);
    tx.execute(
        "UPDATE jobs SET state = $2, note = $3, ended_at = $4, not_before = COALESCE($5, not_before) WHERE id = $1",
        &[&id, &state.code(), &note, &ended, &again_at],
    )?;
    tx.journal(Entry::new("job.settled", "job", id.0).fact("state", state.code()))?;
    Ok(())
}

/// Asks a job to stop; one that no worker has yet ends at once.
///
/// # Errors
/// What the database says.
pub fn cancel(tx: &Tx<'_>, id: JobId) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    tx.execute("UPDATE jobs SET cancel_asked = 1 WHERE id = $1", &[&id])?;
    let sql =
        "UPDATE jobs SET state = 'cancelled', ended_at = $2 WHERE id = $1 AND state = 'queued'";
    tx.execute(sql, &[&id, &at])?;
    tx.journal(Entry::new("job.cancelled", "job", id.0))?;
    Ok(())
}

/// Queues a failed or cancelled job anew. Says how many it was: none when it is in another state.
///
/// # Errors
/// What the database says.
pub fn again(tx: &Tx<'_>, id: JobId) -> Result<u64, StoreError> {
    let at = tx.act()?.at;
    let queued = tx.execute(
        "UPDATE jobs SET state = 'queued', attempts = 0, not_before = $2, cancel_asked = 0, ended_at = NULL
         WHERE id = $1 AND state IN ('failed', 'cancelled')",
        &[&id, &at],
    )?;
    if queued > 0 {
        tx.journal(Entry::new("job.started-anew", "job", id.0))?;
    }
    Ok(queued)
}

/// Puts a line of the schedule, or changes it.
///
/// # Errors
/// What the database says.
pub fn schedule(
    tx: &Tx<'_>,
    name: &str,
    kind: &str,
    cron: &str,
    next_at: Moment,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO job_schedules (name, kind, payload, cron, next_at) VALUES ($1, $2, 'null', $3, $4)
         ON CONFLICT (name) DO UPDATE SET kind = $2, cron = $3, next_at = $4 WHERE job_schedules.cron <> $3",
        &[&name, &kind, &cron, &next_at],
    )?;
    Ok(())
}

/// The lines of the schedule that are due: name, kind, payload, cron.
pub(crate) fn due(tx: &Tx<'_>) -> Result<Vec<(String, String, String, String)>, StoreError> {
    let at = tx.act()?.at;
    let sql = "SELECT name, kind, payload, cron FROM job_schedules WHERE next_at <= $1 ORDER BY name {{lock}}";
    tx.query(sql, &[&at], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })
}

/// Notes when a line is due next.
pub(crate) fn next(tx: &Tx<'_>, name: &str, next_at: Moment) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE job_schedules SET next_at = $2 WHERE name = $1",
        &[&name, &next_at],
    )?;
    Ok(())
}

/// Whether some job may be due: asked without a write, so that idle workers leave the disk alone.
pub(crate) fn waiting(tx: &Tx<'_>, at: Moment) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM jobs WHERE (state = 'queued' AND not_before <= $1)
               OR (state = 'running' AND seen_at <= $2)";
    let count: i64 = tx.query_one(sql, &[&at, &at.plus_minutes(-SILENT_MINUTES)], |row| {
        row.get(0)
    })?;
    Ok(count > 0)
}

/// Whether a line of the schedule is due.
pub(crate) fn is_any_due(tx: &Tx<'_>, at: Moment) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM job_schedules WHERE next_at <= $1";
    let count: i64 = tx.query_one(sql, &[&at], |row| row.get(0))?;
    Ok(count > 0)
}
