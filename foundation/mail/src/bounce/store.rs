//! The statements of bounces.

use ::store::{Row, StoreError, Tx};
use kernel::{Moment, PatronId};

use super::{Bounce, LetterMark, Report, Why};

/// A letter that was sent.
pub(super) struct Sent {
    pub(super) patron: Option<PatronId>,
    pub(super) bounced: bool,
}

/// The letter of a mark, locked: two reports of it may come at once.
pub(super) fn sent(tx: &Tx<'_>, mark: LetterMark) -> Result<Option<Sent>, StoreError> {
    let sql = "SELECT patron_id, bounced_at FROM mails
               WHERE id = $1 AND made_at = $2 AND sent_at IS NOT NULL {{lock}}";
    tx.query_opt(sql, &[&mark.mail, &mark.made_at], |row| {
        Ok(Sent {
            patron: row.get(0)?,
            bounced: row.get::<Option<i64>>(1)?.is_some(),
        })
    })
}

pub(super) fn set_bounced(tx: &Tx<'_>, report: &Report) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    let sql =
        "UPDATE mails SET bounced_at = $2, bounce_status = $3, bounce_words = $4 WHERE id = $1";
    let letter = report.letter.mail;
    tx.execute(sql, &[&letter, &at, &report.status, &report.words])?;
    Ok(())
}

/// A letter that came back, where none was sent to the same patron and address since that did not.
macro_rules! standing_where {
    ($condition:literal) => {
        concat!(
            "SELECT m.patron_id, m.to_address, m.subject, m.bounced_at, m.bounce_status, m.bounce_words FROM mails m
             WHERE m.bounced_at IS NOT NULL AND ",
            $condition,
            " AND NOT EXISTS (SELECT 1 FROM mails l WHERE l.patron_id = m.patron_id AND l.to_address = m.to_address
                 AND l.id > m.id AND l.sent_at IS NOT NULL)
             ORDER BY m.bounced_at DESC, m.id DESC LIMIT $1"
        )
    };
}

fn bounce(row: &Row<'_>) -> Result<Bounce, StoreError> {
    let status: String = row.get(4)?;
    Ok(Bounce {
        patron: row.get(0)?,
        to: row.get(1)?,
        subject: row.get(2)?,
        at: row.get(3)?,
        why: Why::of(&status),
        words: row.get(5)?,
    })
}

pub(super) fn last_to(
    tx: &Tx<'_>,
    patron: PatronId,
    address: &str,
) -> Result<Option<Bounce>, StoreError> {
    let sql = standing_where!("m.patron_id = $2 AND m.to_address = $3");
    tx.query_opt(sql, &[&1_i64, &patron, &address], bounce)
}

pub(super) fn since(tx: &Tx<'_>, moment: Moment, most: i64) -> Result<Vec<Bounce>, StoreError> {
    let sql = standing_where!("m.bounced_at >= $2");
    tx.query(sql, &[&most, &moment], bounce)
}
