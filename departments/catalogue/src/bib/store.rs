//! The statements of bibliographic records.

use ::store::{Row, StoreError, ToValue, Tx, list_of};
use kernel::{BatchId, BibId};

use super::{Bib, Content, Keep, Number, Version};

const COLUMNS: &str = "id, control_number, title, author, year, format, language, brief, suppressed, version, batch_id, created_at, changed_at, deleted_at";

fn bib(row: &Row<'_>) -> Result<Bib, StoreError> {
    Ok(Bib {
        id: row.get(0)?,
        control_number: row.get(1)?,
        title: row.get(2)?,
        author: row.get(3)?,
        year: row.get(4)?,
        format: row.get(5)?,
        language: row.get(6)?,
        brief: row.get(7)?,
        suppressed: row.get(8)?,
        version: row.get(9)?,
        batch: row.get(10)?,
        created_at: row.get(11)?,
        changed_at: row.get(12)?,
        deleted_at: row.get(13)?,
    })
}

pub(super) fn get(tx: &Tx<'_>, id: BibId) -> Result<Option<Bib>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM bibs WHERE id = $1");
    tx.query_opt(&sql, &[&id], bib)
}

pub(super) fn get_many(tx: &Tx<'_>, ids: &[BibId]) -> Result<Vec<Bib>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(500) {
        let sql = format!(
            "SELECT {COLUMNS} FROM bibs WHERE id IN ({})",
            list_of(part.len(), 1)
        );
        let params: Vec<&dyn ToValue> = part.iter().map(|id| id as &dyn ToValue).collect();
        found.extend(tx.query(&sql, &params, bib)?);
    }
    let place: std::collections::HashMap<BibId, usize> = ids.iter().copied().zip(0..).collect();
    found.sort_by_key(|bib| place.get(&bib.id).copied());
    Ok(found)
}

pub(super) fn lock(tx: &Tx<'_>, id: BibId) -> Result<(), StoreError> {
    let sql = "SELECT id FROM bibs WHERE id = $1 {{lock}}";
    tx.query_opt(sql, &[&id], |row| row.get::<BibId>(0))?;
    Ok(())
}

pub(super) fn marc(tx: &Tx<'_>, id: BibId) -> Result<Option<Vec<u8>>, StoreError> {
    tx.query_opt("SELECT marc FROM bibs WHERE id = $1", &[&id], |row| {
        row.get(0)
    })
}

pub(super) fn insert(tx: &Tx<'_>, new: &Content, keep: Keep) -> Result<BibId, StoreError> {
    let at = tx.act()?.at;
    let id = tx.insert(
        "INSERT INTO bibs (control_number, control_source, title, title_sort, author, year, format, language,
             version, brief, suppressed, created_at, changed_at, marc)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11, $12, $13) RETURNING id",
        &[
            &new.control_number, &new.control_source, &new.title, &new.title_sort, &new.author, &new.year,
            &new.format, &new.language, &keep.brief, &keep.suppressed, &at, &at, &new.marc,
        ],
    )?;
    insert_numbers(tx, id, &new.numbers)?;
    Ok(id)
}

fn insert_numbers(tx: &Tx<'_>, id: BibId, numbers: &[Number]) -> Result<(), StoreError> {
    for (kind, number) in numbers {
        tx.execute(
            "INSERT INTO bib_numbers (bib_id, kind, number) VALUES ($1, $2, $3)",
            &[&id, &kind.code(), number],
        )?;
    }
    Ok(())
}

/// Who gave a record its new content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A person in the editor.
    Person,
    /// An import: its source is known again by this digest.
    Batch(BatchId, i64),
    /// A batch undone: back to the digest that stood before.
    Undone(Option<i64>),
}

/// Keeps what the record was and gives it new content.
pub(crate) fn replace(
    tx: &Tx<'_>,
    standing: &Bib,
    new: &Content,
    origin: Origin,
) -> Result<(), StoreError> {
    let act = tx.act()?;
    let (batch, source) = match origin {
        Origin::Person => (None, None),
        Origin::Batch(batch, hash) => (Some(batch), Some(hash)),
        Origin::Undone(hash) => (None, hash),
    };
    tx.execute(
        "INSERT INTO bib_versions (bib_id, version, replaced_at, replaced_by, batch_id, source_hash, marc)
         SELECT id, version, $1, $2, $3, source_hash, marc FROM bibs WHERE id = $4",
        &[&act.at, &act.actor.name, &batch, &standing.id],
    )?;
    tx.execute(
        "UPDATE bibs SET control_number = $1, control_source = $2, title = $3, title_sort = $4, author = $5, year = $6,
             format = $7, language = $8, brief = 0, changed_at = $9, version = version + 1, marc = $10 WHERE id = $11",
        &[
            &new.control_number, &new.control_source, &new.title, &new.title_sort, &new.author, &new.year,
            &new.format, &new.language, &act.at, &new.marc, &standing.id,
        ],
    )?;
    if origin != Origin::Person {
        let sql = "UPDATE bibs SET source_hash = $1 WHERE id = $2";
        tx.execute(sql, &[&source, &standing.id])?;
    }
    tx.execute("DELETE FROM bib_numbers WHERE bib_id = $1", &[&standing.id])?;
    insert_numbers(tx, standing.id, &new.numbers)
}

pub(super) fn versions(tx: &Tx<'_>, id: BibId) -> Result<Vec<Version>, StoreError> {
    let sql = "SELECT version, replaced_at, replaced_by FROM bib_versions WHERE bib_id = $1 ORDER BY version DESC";
    tx.query(sql, &[&id], |row| {
        Ok(Version {
            version: row.get(0)?,
            replaced_at: row.get(1)?,
            replaced_by: row.get(2)?,
        })
    })
}

/// The bytes of a former version and the digest of its source.
pub(crate) type Former = (Vec<u8>, Option<i64>);

/// One former version.
pub(crate) fn former(tx: &Tx<'_>, id: BibId, version: i64) -> Result<Option<Former>, StoreError> {
    let sql = "SELECT marc, source_hash FROM bib_versions WHERE bib_id = $1 AND version = $2";
    tx.query_opt(sql, &[&id, &version], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub(super) fn set_suppressed(tx: &Tx<'_>, id: BibId, suppressed: bool) -> Result<(), StoreError> {
    let sql = "UPDATE bibs SET suppressed = $1 WHERE id = $2";
    tx.execute(sql, &[&suppressed, &id]).map(drop)
}

pub(super) fn set_deleted(tx: &Tx<'_>, id: BibId, deleted: bool) -> Result<(), StoreError> {
    let at = deleted.then_some(tx.act()?.at);
    let sql = "UPDATE bibs SET deleted_at = $1 WHERE id = $2";
    tx.execute(sql, &[&at, &id]).map(drop)
}

pub(super) fn item_count(tx: &Tx<'_>, id: BibId) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM items WHERE bib_id = $1";
    tx.query_one(sql, &[&id], |row| row.get(0))
}

/// The columns of the next records after one, with their MARC.
pub(crate) fn described_after(
    tx: &Tx<'_>,
    after: BibId,
    limit: i64,
) -> Result<Vec<crate::check::Described>, StoreError> {
    let sql = "SELECT id, control_number, title, author, marc FROM bibs WHERE id > $1 ORDER BY id LIMIT $2";
    tx.query(sql, &[&after, &limit], |row| {
        Ok(crate::check::Described {
            id: row.get(0)?,
            control_number: row.get(1)?,
            title: row.get(2)?,
            author: row.get(3)?,
            marc: row.get(4)?,
        })
    })
}

/// Writes anew what the columns of a record say of its MARC, which stays as it is.
pub(crate) fn describe_anew(tx: &Tx<'_>, id: BibId, of: &Content) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE bibs SET control_number = $1, control_source = $2, title = $3, title_sort = $4, author = $5, year = $6,
             format = $7, language = $8 WHERE id = $9",
        &[
            &of.control_number, &of.control_source, &of.title, &of.title_sort, &of.author, &of.year, &of.format,
            &of.language, &id,
        ],
    )?;
    tx.execute("DELETE FROM bib_numbers WHERE bib_id = $1", &[&id])?;
    insert_numbers(tx, id, &of.numbers)
}

/// How many brief records wait to be completed, and the first of them.
pub(crate) fn brief(tx: &Tx<'_>, limit: i64) -> Result<(i64, Vec<Bib>), StoreError> {
    let count = "SELECT COUNT(*) FROM bibs WHERE brief = 1 AND deleted_at IS NULL";
    let sql = format!(
        "SELECT {COLUMNS} FROM bibs WHERE brief = 1 AND deleted_at IS NULL ORDER BY id LIMIT $1"
    );
    let total = tx.query_one(count, &[], |row| row.get(0))?;
    Ok((total, tx.query(&sql, &[&limit], bib)?))
}

/// How many records there are, and those after an id in the order of ids.
pub(crate) fn page_after(
    tx: &Tx<'_>,
    after: BibId,
    limit: usize,
) -> Result<(i64, Vec<Bib>), StoreError> {
    let count = "SELECT COUNT(*) FROM bibs WHERE deleted_at IS NULL";
    let sql = format!(
        "SELECT {COLUMNS} FROM bibs WHERE deleted_at IS NULL AND id > $1 ORDER BY id LIMIT $2"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let total = tx.query_one(count, &[], |row| row.get(0))?;
    Ok((total, tx.query(&sql, &[&after, &limit], bib)?))
}
