//! The statements of terms.

use ::store::{Row, StoreError, Tx};

use super::NewTerm;
use crate::Term;
use crate::calendar::restamp;

const TERM: &str = "SELECT id, code, name, from_on, to_on, loans_due_on FROM terms";

fn read(row: &Row<'_>) -> Result<(i64, Term), StoreError> {
    let term = Term {
        code: row.get(1)?,
        name: row.get(2)?,
        from_on: row.get(3)?,
        to_on: row.get(4)?,
        loans_due_on: row.get(5)?,
    };
    Ok((row.get(0)?, term))
}

/// Every term with its id, the latest first.
pub(crate) fn all(tx: &Tx<'_>) -> Result<Vec<(i64, Term)>, StoreError> {
    tx.query(&format!("{TERM} ORDER BY from_on DESC, id"), &[], read)
}

pub(super) fn by_id(tx: &Tx<'_>, id: i64) -> Result<Option<Term>, StoreError> {
    let found = tx.query_opt(&format!("{TERM} WHERE id = $1"), &[&id], read)?;
    Ok(found.map(|(_, term)| term))
}

pub(super) fn insert(tx: &Tx<'_>, new: &NewTerm, code: &str) -> Result<i64, StoreError> {
    let sql = "INSERT INTO terms (code, name, from_on, to_on, loans_due_on)
               VALUES ($1, $2, $3, $4, $5) RETURNING id";
    let (from, to, due) = (new.from_on, new.to_on, new.loans_due_on);
    let id = tx.insert(sql, &[&code, &new.name, &from, &to, &due])?;
    restamp(tx)?;
    Ok(id)
}

pub(super) fn update(tx: &Tx<'_>, id: i64, new: &NewTerm) -> Result<(), StoreError> {
    let sql =
        "UPDATE terms SET name = $2, from_on = $3, to_on = $4, loans_due_on = $5 WHERE id = $1";
    let (from, to, due) = (new.from_on, new.to_on, new.loans_due_on);
    tx.execute(sql, &[&id, &new.name, &from, &to, &due])?;
    restamp(tx)
}

pub(super) fn delete(tx: &Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM terms WHERE id = $1", &[&id])?;
    restamp(tx)
}
