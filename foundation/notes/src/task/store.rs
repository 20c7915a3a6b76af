//! The statements of tasks.

use kernel::{Day, StaffId};
use store::{Row, StoreError, ToValue, Tx};

use super::{For, Task};

const TASK: &str = "SELECT id, task, staff_id, role_code, due_on, made_at, by_name, done_at, done_by FROM note_tasks";

fn read(row: &Row<'_>) -> Result<Task, StoreError> {
    let (person, role): (Option<StaffId>, Option<String>) = (row.get(2)?, row.get(3)?);
    let done_at: Option<kernel::Moment> = row.get(7)?;
    let done_by: Option<String> = row.get(8)?;
    Ok(Task {
        id: row.get(0)?,
        text: row.get(1)?,
        whose: match (person, role) {
            (Some(id), _) => For::Person(id),
            (None, Some(code)) => For::Role(code),
            (None, None) => For::Anybody,
        },
        due_on: row.get(4)?,
        made_at: row.get(5)?,
        by: row.get(6)?,
        done: done_at.zip(done_by),
    })
}

pub(super) fn insert(
    tx: &Tx<'_>,
    text: &str,
    whose: &For,
    due_on: Option<Day>,
) -> Result<i64, StoreError> {
    let act = tx.act()?;
    let (person, role) = match whose {
        For::Anybody => (None, None),
        For::Role(code) => (None, Some(code.as_str())),
        For::Person(id) => (Some(*id), None),
    };
    tx.insert(
        "INSERT INTO note_tasks (task, staff_id, role_code, due_on, made_at, by_name)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        &[&text, &person, &role, &due_on, &act.at, &act.actor.name],
    )
}

pub(super) fn set_done(tx: &Tx<'_>, task: i64, done: bool) -> Result<bool, StoreError> {
    let act = tx.act()?;
    let at = done.then_some(act.at);
    let by = done.then_some(act.actor.name.as_str());
    let was = i64::from(!done);
    let sql = "UPDATE note_tasks SET done_at = $2, done_by = $3 WHERE id = $1
               AND CASE WHEN done_at IS NULL THEN 0 ELSE 1 END = $4";
    Ok(tx.execute(sql, &[&task, &at, &by, &was])? > 0)
}

/// Which tasks a list shows.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Done ones, not open ones.
    pub(super) done: bool,
    /// Only those of this person: theirs, their role's and anybody's.
    pub(super) of: Option<(Option<StaffId>, String)>,
    /// Open ones due no later than this day, or without a day.
    pub(super) until: Option<Day>,
}

/// A page of tasks, the earliest due first, those without a day last; and how many there are in all.
pub(super) fn page(
    tx: &Tx<'_>,
    wanted: &Wanted,
    from: i64,
    most: i64,
) -> Result<(Vec<Task>, i64), StoreError> {
    let done = i64::from(wanted.done);
    let anyones = i64::from(wanted.of.is_none());
    let (person, role) = wanted.of.clone().unwrap_or_default();
    let person = person.unwrap_or(StaffId(0));
    let until = wanted.until.map(|day| day.to_string()).unwrap_or_default();
    let which = "WHERE CASE WHEN done_at IS NULL THEN 0 ELSE 1 END = $1
         AND ($2 = 1 OR staff_id = $3 OR role_code = $4 OR (staff_id IS NULL AND role_code IS NULL))
         AND ($5 = '' OR due_on IS NULL OR due_on <= $5)";
    let params: [&dyn ToValue; 5] = [&done, &anyones, &person, &role, &until];
    let count = format!("SELECT COUNT(*) FROM note_tasks {which}");
    let total = tx.query_one(&count, &params, |row| row.get(0))?;
    let sql = format!(
        "{TASK} {which} ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id LIMIT $6 OFFSET $7"
    );
    let params: [&dyn ToValue; 7] = [&done, &anyones, &person, &role, &until, &most, &from];
    Ok((tx.query(&sql, &params, read)?, total))
}
