//! The whole library as one plain SQLite file, from either database and back into either.
//!
//! A folder's file is copied page for page; the tables of PostgreSQL are written out row by row, from
//! one snapshot, in the order of their keys, into a file with the same tables. So every copy has one
//! form, equal tables give equal bytes, and a copy of one database can be put into the other.

mod rows;
mod tables;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use kernel::{Act, Moment};

use self::rows::{copy, digest_rows};
use self::tables::Table;
use crate::{Dialect, Location, Store, StoreError, Tx};

/// Writes the library of `store`, as it stands at one moment, into `folder`, which is new or empty; gives the file.
/// Others go on working.
///
/// # Errors
/// What either database says, or the disk.
pub fn save(store: &Store, folder: &Path) -> Result<PathBuf, StoreError> {
    std::fs::create_dir_all(folder).map_err(|e| StoreError::file(folder, &e))?;
    let file = Location::file_in(folder);
    if store.dialect() == Dialect::Sqlite {
        store.copy_to(&file)?;
        return Ok(file);
    }
    // The tables are made as for a new library; the log is moved into the file when this store is let go.
    let copy = Store::open(&Location::Folder(folder.into()))?;
    transfer(store, &copy)?;
    drop(copy);
    Ok(file)
}

/// Puts every row of `from` into `to`, whose tables are empty, in one transaction; then compares both.
///
/// # Errors
/// What either database says; a copy that does not compare; nothing is written then.
pub fn transfer(from: &Store, to: &Store) -> Result<(), StoreError> {
    let facts = if from.dialect() == Dialect::Sqlite {
        from
    } else {
        to
    };
    let tables = facts.read(tables::all)?;
    let act = Act::system(Moment(0));
    to.write(&act, |target| {
        tables::defer_keys(target)?;
        from.read(|source| {
            for table in &tables {
                copy(source, target, table)?;
                tables::carry_counter(source, target, table)?;
            }
            compare(source, target, &tables)
        })
    })
}

fn compare(source: &Tx<'_>, target: &Tx<'_>, tables: &[Table]) -> Result<(), StoreError> {
    for table in tables {
        if digest_rows(source, table)? != digest_rows(target, table)? {
            let what = format!("the copy of {} differs from its source", table.name);
            return Err(StoreError::Database(what));
        }
    }
    Ok(())
}

/// Whether no table holds a row: such a database may be filled from a copy.
///
/// # Errors
/// What the database says.
pub fn is_empty(store: &Store) -> Result<bool, StoreError> {
    store.read(tables::are_empty)
}

/// The SHA-256 of every row of every table, in the order of names and keys: equal exactly where two libraries hold the
/// same, whichever databases they stand on.
///
/// # Errors
/// What the database says.
pub fn digest(store: &Store, facts: &Store) -> Result<Vec<(String, [u8; 32])>, StoreError> {
    let tables = facts.read(tables::all)?;
    store.read(|tx| {
        let each = |table: &Table| Ok((table.name.clone(), digest_rows(tx, table)?));
        tables.iter().map(each).collect()
    })
}
