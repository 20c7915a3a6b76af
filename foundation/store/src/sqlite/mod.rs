//! SQLite: one file, one writer whose commits are shared, many readers.

mod checkpoint;
mod readers;
mod writer;

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef as SqliteRef};
use rusqlite::{Connection, OpenFlags, ToSql};

pub(crate) use checkpoint::Checkpointer;
pub(crate) use readers::Readers;
pub(crate) use writer::Writer;

use crate::{Bound, Row, StoreError, ToValue, ValueRef};

/// How long a write waits for another program that writes to the same file.
const BUSY_WAIT: Duration = Duration::from_secs(10);
/// Pages that the writer keeps in memory, for acts and for bringing many records in. An act that splits a page makes
/// SQLite look through all that are kept, so that more of them are slower there; an import hits the same pages again.
const ROOM: &str = "PRAGMA cache_size=-8000";
const WIDE_ROOM: &str = "PRAGMA cache_size=-32000";
/// Statements kept prepared on each connection.
const STATEMENTS_KEPT: usize = 256;

/// Opens the file for writing: every acknowledged commit is on the disk (WAL, full synchronisation).
pub(crate) fn open_writing(file: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(BUSY_WAIT)?;
    // Small pages: a checkout touches a dozen, and each is written whole at its commit.
    connection.execute_batch(
        "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
         PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;",
    )?;
    connection.execute_batch(ROOM)?;
    keep_statements(&connection)?;
    Ok(connection)
}

/// Opens the file for reading only.
pub(crate) fn open_reading(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.execute_batch(
        "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;",
    )?;
    keep_statements(&connection)?;
    Ok(connection)
}

/// Keeps statements prepared. Without the planner's stability guarantee SQLite looks into the values
/// of a statement whose table has a partial index, and plans it anew whenever they change: that took
/// a fifth of a checkout.
fn keep_statements(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(())
}

/// A value on its way into SQLite.
struct Param<'a>(Bound<'a>);

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match &self.0 {
            Bound::Null => SqliteRef::Null,
            Bound::Int(n) => SqliteRef::Integer(*n),
            Bound::Real(x) => SqliteRef::Real(*x),
            Bound::Text(s) => SqliteRef::Text(s.as_bytes()),
            Bound::Blob(b) => SqliteRef::Blob(b),
        }))
    }
}

fn bound<'a>(params: &'a [&'a dyn ToValue]) -> Vec<Param<'a>> {
    params.iter().map(|p| Param(p.to_value())).collect()
}

/// The value of a column.
pub(crate) fn value_of<'a>(
    row: &'a rusqlite::Row<'_>,
    column: usize,
) -> Result<ValueRef<'a>, StoreError> {
    Ok(match row.get_ref(column)? {
        SqliteRef::Null => ValueRef::Null,
        SqliteRef::Integer(n) => ValueRef::Int(n),
        SqliteRef::Real(x) => ValueRef::Real(x),
        SqliteRef::Text(bytes) => ValueRef::Text(
            std::str::from_utf8(bytes).map_err(|e| StoreError::Database(format!("text: {e}")))?,
        ),
        SqliteRef::Blob(bytes) => ValueRef::Blob(bytes),
    })
}

/// Hands every row to `each`.
pub(crate) fn for_each(
    connection: &Connection,
    sql: &str,
    params: &[&dyn ToValue],
    mut each: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(bound(params)))?;
    while let Some(row) = rows.next()? {
        each(&Row::Sqlite(row))?;
    }
    Ok(())
}

/// Runs a statement; rows it may return are dropped.
pub(crate) fn execute(
    connection: &Connection,
    sql: &str,
    params: &[&dyn ToValue],
) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.execute(rusqlite::params_from_iter(bound(params)))? as u64)
}
