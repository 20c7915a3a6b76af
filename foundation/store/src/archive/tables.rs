//! What tables there are, read from an SQLite file of this program's schema.

use crate::{Dialect, StoreError, Tx};

/// The table that says which migrations were applied: each database has its own.
const MIGRATED: &str = "schema_migrations";

/// A table with its columns, and those that order its rows.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) order: Vec<String>,
    /// How its ids are counted on.
    counted: Counted,
    parents: Vec<String>,
}

/// How a table's ids are counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// They are not.
    Not,
    /// From the highest that stands: no row is ever deleted.
    Standing,
    /// From the highest there ever was, which is kept beside the table.
    Ever,
}

/// Every table, those that others point at first.
pub(super) fn all(tx: &Tx<'_>) -> Result<Vec<Table>, StoreError> {
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name";
    let named = tx.query(sql, &[], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?))
    })?;
    let ours = named
        .into_iter()
        .filter(|(name, _)| !name.starts_with("sqlite_") && name != MIGRATED);
    let tables = ours.map(|(name, sql)| one(tx, name, &sql));
    Ok(parents_first(tables.collect::<Result<_, _>>()?))
}

fn one(tx: &Tx<'_>, name: String, sql: &str) -> Result<Table, StoreError> {
    let facts = tx.query(&format!("PRAGMA table_info({name})"), &[], |row| {
        Ok((row.get::<String>(1)?, row.get::<i64>(5)?))
    })?;
    let mut keys: Vec<&(String, i64)> = facts.iter().filter(|(_, place)| *place > 0).collect();
    keys.sort_by_key(|(_, place)| *place);
    let keys: Vec<String> = keys.into_iter().map(|(column, _)| column.clone()).collect();
    let columns: Vec<String> = facts.iter().map(|(column, _)| column.clone()).collect();
    let parents = tx.query(&format!("PRAGMA foreign_key_list({name})"), &[], |row| {
        row.get(2)
    })?;
    Ok(Table {
        order: if keys.is_empty() {
            columns.clone()
        } else {
            keys
        },
        counted: counted(sql),
        name,
        columns,
        parents,
    })
}

fn counted(sql: &str) -> Counted {
    if sql.contains("INTEGER PRIMARY KEY AUTOINCREMENT") {
        Counted::Ever
    } else if sql.contains("INTEGER PRIMARY KEY") {
        Counted::Standing
    } else {
        Counted::Not
    }
}

/// The tables in an order in which every row finds what it points at.
fn parents_first(mut left: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let ready = |table: &Table| {
            let stands = |parent: &String| {
                *parent == table.name || ordered.iter().any(|done| done.name == *parent)
            };
            table.parents.iter().all(stands)
        };
        // Tables that point at each other in a ring follow in the order of their names.
        let next = left.iter().position(ready).unwrap_or(0);
        ordered.push(left.remove(next));
    }
    ordered
}

/// Lets rows of one table point at later ones until the transaction ends. PostgreSQL checks after each table.
pub(super) fn defer_keys(tx: &Tx<'_>) -> Result<(), StoreError> {
    match tx.dialect() {
        Dialect::Sqlite => tx.batch("PRAGMA defer_foreign_keys=ON"),
        Dialect::Postgres => Ok(()),
    }
}

/// Carries on the counter of a table's ids, so that an id is never given twice.
pub(super) fn carry_counter(from: &Tx<'_>, to: &Tx<'_>, table: &Table) -> Result<(), StoreError> {
    if table.counted == Counted::Not {
        return Ok(());
    }
    last_id(from, table)?.map_or(Ok(()), |last| set_last_id(to, table, last))
}

fn last_id(tx: &Tx<'_>, table: &Table) -> Result<Option<i64>, StoreError> {
    match (tx.dialect(), table.counted) {
        (Dialect::Sqlite, Counted::Ever) => {
            let sql = "SELECT seq FROM sqlite_sequence WHERE name = $1";
            tx.query_opt(sql, &[&table.name.as_str()], |row| row.get(0))
        }
        (Dialect::Sqlite, _) => {
            let sql = format!("SELECT MAX(id) FROM {}", table.name);
            tx.query_one(&sql, &[], |row| row.get(0))
        }
        (Dialect::Postgres, _) => {
            let find = "SELECT pg_get_serial_sequence($1, 'id')";
            let name = table.name.as_str();
            let sequence: String = tx.query_one(find, &[&name], |row| row.get(0))?;
            let sql = format!("SELECT last_value FROM {sequence} WHERE is_called");
            tx.query_opt(&sql, &[], |row| row.get(0))
        }
    }
}

fn set_last_id(tx: &Tx<'_>, table: &Table, last: i64) -> Result<(), StoreError> {
    let name = table.name.as_str();
    match (tx.dialect(), table.counted) {
        (Dialect::Postgres, _) => {
            let sql = "SELECT setval(pg_get_serial_sequence($1, 'id')::regclass, $2)";
            tx.query_one(sql, &[&name, &last], |row| row.get::<i64>(0).map(drop))
        }
        (Dialect::Sqlite, Counted::Ever) => {
            tx.execute("DELETE FROM sqlite_sequence WHERE name = $1", &[&name])?;
            let sql = "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";
            tx.execute(sql, &[&name, &last]).map(drop)
        }
        (Dialect::Sqlite, _) => Ok(()),
    }
}

/// Whether no table of the database holds a row.
pub(super) fn are_empty(tx: &Tx<'_>) -> Result<bool, StoreError> {
    let sql = match tx.dialect() {
        Dialect::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
        Dialect::Postgres => "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
    };
    let names: Vec<String> = tx.query(sql, &[], |row| row.get(0))?;
    for name in names.iter().filter(|name| *name != MIGRATED) {
        let sql = format!("SELECT 1 FROM {name} LIMIT 1");
        if tx.query_opt(&sql, &[], |_| Ok(()))?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}
