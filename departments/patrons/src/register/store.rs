//! The statements of registration.

use kernel::{Barcode, Day, PatronId, Reason};
use store::{StoreError, Tx};

use super::NewPatron;
use crate::fold;
use crate::record::{PATRON, Particulars, Patron, read};

/// What a patron would have that somebody else has: the names of those who have it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Taken {
    barcode: Option<(Barcode, String)>,
    student_number: Option<(String, String)>,
}

impl Taken {
    /// As reasons.
    pub(crate) fn reasons(self) -> Vec<Reason> {
        let card = self.barcode.map(|(barcode, name)| {
            Reason::new("patron-barcode-taken")
                .with("barcode", barcode.grouped())
                .with("name", name)
        });
        let number = self.student_number.map(|(number, name)| {
            Reason::new("patron-student-number-taken")
                .with("number", number)
                .with("name", name)
        });
        card.into_iter().chain(number).collect()
    }
}

/// Asks who else has this card (now or earlier) or student number.
pub(crate) fn taken(
    tx: &Tx<'_>,
    barcode: Option<&Barcode>,
    new: &Particulars,
    own: Option<PatronId>,
) -> Result<Taken, StoreError> {
    let own = own.unwrap_or(PatronId(0));
    let mut found = Taken::default();
    if let Some(barcode) = barcode {
        let sql = "SELECT p.affirmed_name FROM patron_cards c JOIN patrons p ON p.id = c.patron_id WHERE c.barcode = $1";
        let name = tx.query_opt(sql, &[barcode], |row| row.get(0))?;
        found.barcode = name.map(|name| (barcode.clone(), name));
    }
    if let Some(number) = &new.student_number {
        let sql = "SELECT affirmed_name FROM patrons WHERE student_number = $1 AND id <> $2";
        let name = tx.query_opt(sql, &[number, &own], |row| row.get(0))?;
        found.student_number = name.map(|name| (number.clone(), name));
    }
    Ok(found)
}

/// The most lookalikes that a form shows.
const LOOKALIKES_MOST: i64 = 5;

/// Patrons who may be the same person: the same affirmed name without accents and case, or one of the
/// mail addresses or telephone numbers.
///
/// # Errors
/// What the database says.
pub fn lookalikes(tx: &Tx<'_>, new: &Particulars) -> Result<Vec<Patron>, StoreError> {
    let sql = format!("{PATRON} WHERE p.sort_key = $1 ORDER BY p.id LIMIT $2");
    let mut found = tx.query(
        &sql,
        &[&fold::key(&new.sort_name()), &LOOKALIKES_MOST],
        read,
    )?;
    let mails = new.emails.iter().map(|mail| fold::key(mail));
    let phones = new
        .phones
        .iter()
        .map(|n| n.chars().filter(char::is_ascii_digit).collect());
    let sql = format!(
        "{PATRON} WHERE p.id IN (SELECT w.patron_id FROM patron_words w WHERE w.word = $1) ORDER BY p.id LIMIT $2"
    );
    for word in mails.chain(phones) {
        let more = tx.query(&sql, &[&word, &LOOKALIKES_MOST], read)?;
        found.extend(more);
    }
    found.sort_by_key(|p| p.id);
    found.dedup_by_key(|p| p.id);
    Ok(found)
}

pub(super) fn insert(
    tx: &Tx<'_>,
    new: &NewPatron,
    expires_on: Day,
) -> Result<PatronId, StoreError> {
    let p = &new.particulars;
    let sort_name = p.sort_name();
    tx.insert(
        "INSERT INTO patrons (given_name, family_name, affirmed_name, sort_name, sort_key, legal_name, pronouns,
             category_code, home_branch_id, language, student_number, program, note, registered_on, expires_on,
             pin_hash, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1) RETURNING id",
        &[
            &p.given, &p.family, &p.affirmed_name(), &sort_name, &fold::key(&sort_name), &p.legal_name, &p.pronouns,
            &p.category, &p.home_branch, &p.language, &p.student_number, &p.program, &p.note, &new.registered_on,
            &expires_on, &new.pin_hash,
        ],
    )
}

pub(super) fn insert_card(tx: &Tx<'_>, id: PatronId, barcode: &Barcode) -> Result<(), StoreError> {
    let at = tx.act()?.at;
    let sql = "INSERT INTO patron_cards (barcode, patron_id, given_at) VALUES ($1, $2, $3)";
    tx.execute(sql, &[barcode, &id, &at])?;
    Ok(())
}
