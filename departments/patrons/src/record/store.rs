//! The statements of patron records.

use std::collections::{BTreeMap, HashMap};

use kernel::{Barcode, PatronId};
use store::{Row, StoreError, ToValue, Tx, list_of};

use super::{Card, Details, Holder, Particulars, Patron, words_of};

/// Every patron with the good card; a `WHERE` follows.
pub(crate) const PATRON: &str =
    "SELECT p.id, c.barcode, p.affirmed_name, p.sort_name, p.pronouns, p.category_code, p.home_branch_id, p.expires_on,
     (SELECT t.value FROM patron_contacts t WHERE t.patron_id = p.id AND t.kind = 'email' AND t.position = 0),
     (SELECT t.value FROM patron_contacts t WHERE t.patron_id = p.id AND t.kind = 'phone' AND t.position = 0),
     p.language, p.registered_on, p.version,
     EXISTS (SELECT 1 FROM patron_blocks x WHERE x.patron_id = p.id AND x.ended_at IS NULL)
     FROM patrons p JOIN patron_cards c ON c.patron_id = p.id AND c.ended_at IS NULL";

pub(crate) fn read(row: &Row<'_>) -> Result<Patron, StoreError> {
    Ok(Patron {
        id: row.get(0)?,
        barcode: row.get(1)?,
        affirmed_name: row.get(2)?,
        sort_name: row.get(3)?,
        pronouns: row.get(4)?,
        category: row.get(5)?,
        home_branch: row.get(6)?,
        expires_on: row.get(7)?,
        email: row.get(8)?,
        phone: row.get(9)?,
        language: row.get(10)?,
        registered_on: row.get(11)?,
        version: row.get(12)?,
        has_blocks: row.get(13)?,
    })
}

/// The holder of a good card.
///
/// # Errors
/// What the database says.
pub fn by_barcode(tx: &Tx<'_>, barcode: &Barcode) -> Result<Option<Patron>, StoreError> {
    tx.query_opt(&format!("{PATRON} WHERE c.barcode = $1"), &[barcode], read)
}

macro_rules! holder_where {
    ($condition:literal) => {
        concat!(
            "SELECT p.id, p.category_code, p.expires_on,
               EXISTS (SELECT 1 FROM patron_blocks x WHERE x.patron_id = p.id AND x.ended_at IS NULL)
             FROM patrons p JOIN patron_cards c ON c.patron_id = p.id AND c.ended_at IS NULL WHERE ",
            $condition
        )
    };
}

/// The holder of a good card, as far as lending goes.
///
/// # Errors
/// What the database says.
pub fn holder_by_barcode(tx: &Tx<'_>, barcode: &Barcode) -> Result<Option<Holder>, StoreError> {
    tx.query_opt(holder_where!("c.barcode = $1"), &[barcode], read_holder)
}

/// The same by the patron's id.
///
/// # Errors
/// What the database says.
pub fn holder(tx: &Tx<'_>, id: PatronId) -> Result<Option<Holder>, StoreError> {
    tx.query_opt(holder_where!("p.id = $1"), &[&id], read_holder)
}

fn read_holder(row: &Row<'_>) -> Result<Holder, StoreError> {
    Ok(Holder {
        id: row.get(0)?,
        category: row.get(1)?,
        expires_on: row.get(2)?,
        has_blocks: row.get(3)?,
    })
}

/// The holder of a card that has ended: found, and not to be lent to on it.
///
/// # Errors
/// What the database says.
pub fn by_past_barcode(tx: &Tx<'_>, barcode: &Barcode) -> Result<Option<Patron>, StoreError> {
    let sql = format!(
        "{PATRON} WHERE p.id = (SELECT o.patron_id FROM patron_cards o WHERE o.barcode = $1 AND o.ended_at IS NOT NULL)"
    );
    tx.query_opt(&sql, &[barcode], read)
}

/// The patron of an id.
///
/// # Errors
/// What the database says.
pub fn get(tx: &Tx<'_>, id: PatronId) -> Result<Option<Patron>, StoreError> {
    tx.query_opt(&format!("{PATRON} WHERE p.id = $1"), &[&id], read)
}

/// Several patrons at once; those that are not there are left out.
///
/// # Errors
/// What the database says.
pub fn faces(tx: &Tx<'_>, ids: &[PatronId]) -> Result<HashMap<PatronId, Patron>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let sql = format!("{PATRON} WHERE p.id IN ({})", list_of(some.len(), 1));
        let params: Vec<&dyn ToValue> = some.iter().map(|id| id as &dyn ToValue).collect();
        found.extend(
            tx.query(&sql, &params, read)?
                .into_iter()
                .map(|p| (p.id, p)),
        );
    }
    Ok(found)
}

/// The affirmed name of a patron.
///
/// # Errors
/// What the database says.
pub fn affirmed_name(tx: &Tx<'_>, id: PatronId) -> Result<Option<String>, StoreError> {
    tx.query_opt(
        "SELECT affirmed_name FROM patrons WHERE id = $1",
        &[&id],
        |row| row.get(0),
    )
}

/// The language a patron asked to be written to in, BCP 47.
///
/// # Errors
/// What the database says.
pub fn language(tx: &Tx<'_>, id: PatronId) -> Result<Option<String>, StoreError> {
    tx.query_opt(
        "SELECT language FROM patrons WHERE id = $1",
        &[&id],
        |row| row.get(0),
    )
}

/// What only those see who may see details.
///
/// # Errors
/// What the database says.
pub fn details(tx: &Tx<'_>, id: PatronId) -> Result<Option<Details>, StoreError> {
    let sql = "SELECT given_name, family_name, legal_name, pronouns, category_code, home_branch_id, language,
               student_number, program, note, pin_hash FROM patrons WHERE id = $1";
    let found = tx.query_opt(sql, &[&id], |row| {
        let particulars = Particulars {
            given: row.get(0)?,
            family: row.get(1)?,
            legal_name: row.get(2)?,
            pronouns: row.get(3)?,
            language: row.get(6)?,
            student_number: row.get(7)?,
            program: row.get(8)?,
            note: row.get(9)?,
            ..Particulars::empty(row.get(4)?, row.get(5)?)
        };
        Ok((particulars, row.get::<Option<String>>(10)?.is_some()))
    })?;
    let Some((mut particulars, has_pin)) = found else {
        return Ok(None);
    };
    let contacts = contacts_between(tx, PatronId(id.0.saturating_sub(1)), id)?;
    for (kind, value) in contacts.into_values().flatten() {
        particulars.add_contact(&kind, value);
    }
    Ok(Some(Details {
        particulars,
        has_pin,
        cards: cards(tx, id)?,
    }))
}

/// Kinds and values of contacts of each patron after one id and up to another, in order.
pub(crate) fn contacts_between(
    tx: &Tx<'_>,
    after: PatronId,
    to: PatronId,
) -> Result<HashMap<PatronId, Vec<(String, String)>>, StoreError> {
    let sql = "SELECT patron_id, kind, value FROM patron_contacts WHERE patron_id > $1 AND patron_id <= $2
               ORDER BY patron_id, kind, position";
    let mut found: HashMap<PatronId, Vec<(String, String)>> = HashMap::new();
    tx.for_each(sql, &[&after, &to], |row| {
        found
            .entry(row.get(0)?)
            .or_default()
            .push((row.get(1)?, row.get(2)?));
        Ok(())
    })?;
    Ok(found)
}

/// Every card of a patron, the newest first.
///
/// # Errors
/// What the database says.
pub fn cards(tx: &Tx<'_>, id: PatronId) -> Result<Vec<Card>, StoreError> {
    let sql = "SELECT barcode, given_at, ended_at, ended_for FROM patron_cards WHERE patron_id = $1
               ORDER BY given_at DESC, ended_at IS NULL DESC, ended_at DESC";
    tx.query(sql, &[&id], |row| {
        Ok(Card {
            barcode: row.get(0)?,
            given_at: row.get(1)?,
            ended_at: row.get(2)?,
            ended_for: row.get(3)?,
        })
    })
}

/// Locks the record until the transaction ends and gives its version.
pub(crate) fn lock(tx: &Tx<'_>, id: PatronId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT version FROM patrons WHERE id = $1 {{lock}}";
    tx.query_opt(sql, &[&id], |row| row.get(0))
}

/// Counts a change of the record.
pub(crate) fn bump(tx: &Tx<'_>, id: PatronId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE patrons SET version = version + 1 WHERE id = $1",
        &[&id],
    )?;
    Ok(())
}

/// Writes the contacts and the words anew, in place of those that stand.
pub(crate) fn put_again(tx: &Tx<'_>, id: PatronId, new: &Particulars) -> Result<(), StoreError> {
    tx.execute("DELETE FROM patron_contacts WHERE patron_id = $1", &[&id])?;
    tx.execute("DELETE FROM patron_words WHERE patron_id = $1", &[&id])?;
    let cards = cards(tx, id)?;
    put_contacts(tx, id, new)?;
    put_words(tx, id, &words_of(new, cards.iter().map(|c| &c.barcode)))
}

/// Writes the contacts.
pub(crate) fn put_contacts(tx: &Tx<'_>, id: PatronId, new: &Particulars) -> Result<(), StoreError> {
    for (kind, values) in new.contacts() {
        for (position, value) in (0_i64..).zip(values) {
            tx.execute(
                "INSERT INTO patron_contacts (patron_id, kind, position, value) VALUES ($1, $2, $3, $4)",
                &[&id, &kind, &position, value],
            )?;
        }
    }
    Ok(())
}

/// Writes the words by which the patron is found, a few rows a statement.
pub(crate) fn put_words(
    tx: &Tx<'_>,
    id: PatronId,
    words: &BTreeMap<String, bool>,
) -> Result<(), StoreError> {
    let all: Vec<(&String, &bool)> = words.iter().collect();
    for some in all.chunks(16) {
        let rows = (0..some.len()).map(|n| format!("(${}, $1, ${})", 2 * n + 2, 2 * n + 3));
        let rows = rows.collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO patron_words (word, patron_id, restricted) VALUES {rows}");
        let mut params: Vec<&dyn ToValue> = vec![&id];
        for (word, restricted) in some {
            params.extend([*word as &dyn ToValue, *restricted as &dyn ToValue]);
        }
        tx.execute(&sql, &params)?;
    }
    Ok(())
}
