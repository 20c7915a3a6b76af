//! The statements of notes.

use store::{Row, StoreError, Tx};

use super::Note;

pub(super) fn insert(tx: &Tx<'_>, subject: &str, id: i64, text: &str) -> Result<i64, StoreError> {
    let act = tx.act()?;
    tx.insert(
        "INSERT INTO notes (subject, subject_id, note, made_at, by_name) VALUES ($1, $2, $3, $4, $5) RETURNING id",
        &[&subject, &id, &text, &act.at, &act.actor.name],
    )
}

fn read(row: &Row<'_>) -> Result<Note, StoreError> {
    Ok(Note {
        id: row.get(0)?,
        text: row.get(1)?,
        made_at: row.get(2)?,
        by: row.get(3)?,
    })
}

pub(super) fn of(tx: &Tx<'_>, subject: &str, id: i64) -> Result<Vec<Note>, StoreError> {
    let sql = "SELECT id, note, made_at, by_name FROM notes
               WHERE subject = $1 AND subject_id = $2 AND ended_at IS NULL ORDER BY id DESC";
    tx.query(sql, &[&subject, &id], read)
}

/// The thing a note stands beside.
pub(crate) fn place(tx: &Tx<'_>, note: i64) -> Result<Option<(String, i64)>, StoreError> {
    let sql = "SELECT subject, subject_id FROM notes WHERE id = $1";
    tx.query_opt(sql, &[&note], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(super) fn set_ended(tx: &Tx<'_>, note: i64, ended: bool) -> Result<bool, StoreError> {
    let at = ended.then_some(tx.act()?.at);
    let stands = i64::from(!ended);
    let sql = "UPDATE notes SET ended_at = $2 WHERE id = $1
               AND CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END = $3";
    Ok(tx.execute(sql, &[&note, &at, &stands])? > 0)
}
