//! The statements of files.

use store::{StoreError, Tx};

use super::{Kept, New};

pub(super) fn insert(
    tx: &Tx<'_>,
    subject: &str,
    id: i64,
    new: &New<'_>,
) -> Result<i64, StoreError> {
    let act = tx.act()?;
    let bytes = i64::try_from(new.content.len()).unwrap_or(i64::MAX);
    tx.insert(
        "INSERT INTO note_files (subject, subject_id, name, media_type, bytes, content, made_at, by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &[
            &subject, &id, &new.name, &new.media_type, &bytes, &new.content, &act.at, &act.actor.name,
        ],
    )
}

pub(super) fn of(tx: &Tx<'_>, subject: &str, id: i64) -> Result<Vec<Kept>, StoreError> {
    let sql = "SELECT id, name, bytes, made_at, by_name FROM note_files
               WHERE subject = $1 AND subject_id = $2 AND ended_at IS NULL ORDER BY id DESC";
    tx.query(sql, &[&subject, &id], |row| {
        Ok(Kept {
            id: row.get(0)?,
            name: row.get(1)?,
            bytes: row.get(2)?,
            made_at: row.get(3)?,
            by: row.get(4)?,
        })
    })
}

/// A file to be given out.
pub(crate) struct Whole {
    pub(crate) subject: String,
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) content: Vec<u8>,
}

/// A file that stands, with its content.
pub(crate) fn whole(tx: &Tx<'_>, file: i64) -> Result<Option<Whole>, StoreError> {
    let sql = "SELECT subject, name, media_type, content FROM note_files WHERE id = $1 AND ended_at IS NULL";
    tx.query_opt(sql, &[&file], |row| {
        Ok(Whole {
            subject: row.get(0)?,
            name: row.get(1)?,
            media_type: row.get(2)?,
            content: row.get(3)?,
        })
    })
}

/// The thing a file stands beside.
pub(crate) fn place(tx: &Tx<'_>, file: i64) -> Result<Option<(String, i64)>, StoreError> {
    let sql = "SELECT subject, subject_id FROM note_files WHERE id = $1";
    tx.query_opt(sql, &[&file], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(super) fn set_ended(tx: &Tx<'_>, file: i64, ended: bool) -> Result<bool, StoreError> {
    let at = ended.then_some(tx.act()?.at);
    let stands = i64::from(!ended);
    let sql = "UPDATE note_files SET ended_at = $2 WHERE id = $1
               AND CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END = $3";
    Ok(tx.execute(sql, &[&file, &at, &stands])? > 0)
}
