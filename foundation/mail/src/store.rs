//! The statements of letters.

use kernel::{JobId, Moment};
use store::{StoreError, Tx};

use super::{Letter, Paper};

pub(crate) fn insert(tx: &Tx<'_>, letter: &Letter) -> Result<i64, StoreError> {
    let act = tx.act()?;
    let paper = letter.paper.as_ref();
    let name = paper.map(|p| p.name.as_str());
    let media = paper.map(|p| p.media_type.as_str());
    let content = paper.map(|p| p.content.as_slice());
    tx.insert(
        "INSERT INTO mails (patron_id, to_address, subject, body, file_name, media_type, file, made_at, by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        &[
            &letter.patron, &letter.to, &letter.subject, &letter.text, &name, &media, &content, &act.at,
            &act.actor.name,
        ],
    )
}

pub(crate) fn set_job(tx: &Tx<'_>, mail: i64, job: JobId) -> Result<(), StoreError> {
    let sql = "UPDATE mails SET job_id = $2 WHERE id = $1";
    tx.execute(sql, &[&mail, &job]).map(drop)
}

/// A letter as it waits.
pub(crate) struct Waiting {
    pub(crate) letter: Letter,
    pub(crate) made_at: Moment,
    pub(crate) sent_at: Option<Moment>,
}

pub(crate) fn get(tx: &Tx<'_>, mail: i64) -> Result<Option<Waiting>, StoreError> {
    let sql =
        "SELECT patron_id, to_address, subject, body, file_name, media_type, file, made_at, sent_at
               FROM mails WHERE id = $1";
    tx.query_opt(sql, &[&mail], |row| {
        let (name, media): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
        let content: Option<Vec<u8>> = row.get(6)?;
        let paper = name.zip(media).zip(content);
        Ok(Waiting {
            letter: Letter {
                patron: row.get(0)?,
                to: row.get(1)?,
                subject: row.get(2)?,
                text: row.get(3)?,
                paper: paper.map(|((name, media_type), content)| Paper {
                    name,
                    media_type,
                    content,
                }),
            },
            made_at: row.get(7)?,
            sent_at: row.get(8)?,
        })
    })
}

/// Notes that a letter was sent, and erases what it said.
pub(crate) fn set_sent(tx: &Tx<'_>, mail: i64) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    let sql = "UPDATE mails SET sent_at = $2, body = '', file = NULL WHERE id = $1";
    tx.execute(sql, &[&mail, &at]).map(drop)
}
