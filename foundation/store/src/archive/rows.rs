//! Rows on their way from one database to another, a few at a time.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::tables::Table;
use crate::tx::Session;
use crate::{Row, StoreError, ToValue, Tx, Value};

/// Rows that PostgreSQL hands over at once.
const AT_ONCE: i64 = 1_000;
/// The column that holds the number of a transaction of one PostgreSQL cluster; elsewhere it means nothing.
const LOCAL: &str = "txid";

/// Copies all rows of a table.
pub(super) fn copy(from: &Tx<'_>, to: &Tx<'_>, table: &Table) -> Result<(), StoreError> {
    let columns = table.columns.join(", ");
    let Session::Postgres(session) = to.session() else {
        let places = crate::list_of(table.columns.len(), 1);
        let sql = format!("INSERT INTO {} ({columns}) VALUES ({places})", table.name);
        return each_row(from, table, |values| {
            let params: Vec<&dyn ToValue> = values.iter().map(|v| v as &dyn ToValue).collect();
            to.execute(&sql, &params).map(drop)
        });
    };
    let sql = format!("COPY {} ({columns}) FROM STDIN", table.name);
    session.copy_in(&sql, |out| {
        let mut line = String::new();
        each_row(from, table, |values| {
            write_line(&mut line, values);
            out.write_all(line.as_bytes())
                .map_err(|e| StoreError::Database(e.to_string()))
        })
    })
}

/// Hands every row of a table to `each`, in the order of its key, with what is local to one database taken out.
fn each_row(
    tx: &Tx<'_>,
    table: &Table,
    mut each: impl FnMut(&[Value]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let columns = table.columns.iter().map(|column| {
        if column == LOCAL {
            "0"
        } else {
            column.as_str()
        }
    });
    let columns = columns.collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT {columns} FROM {} ORDER BY {}",
        table.name,
        table.order.join(", ")
    );
    let count = table.columns.len();
    let mut values = Vec::with_capacity(count);
    let mut hand_over = |row: &Row<'_>| {
        values.clear();
        for column in 0..count {
            values.push(row.get::<Value>(column)?);
        }
        each(&values)
    };
    match tx.session() {
        Session::Sqlite(_) => tx.for_each(&sql, &[], &mut hand_over),
        Session::Postgres(_) => by_cursor(tx, &table.name, &sql, &mut hand_over),
    }
}

/// Reads by a cursor, so that a table larger than the memory passes through.
fn by_cursor(
    tx: &Tx<'_>,
    name: &str,
    sql: &str,
    each: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    tx.batch(&format!("DECLARE copy_{name} NO SCROLL CURSOR FOR {sql}"))?;
    let fetch = format!("FETCH FORWARD {AT_ONCE} FROM copy_{name}");
    loop {
        let mut came = false;
        tx.for_each(&fetch, &[], |row| {
            came = true;
            each(row)
        })?;
        if !came {
            return tx.batch(&format!("CLOSE copy_{name}"));
        }
    }
}

/// A line of PostgreSQL's text format for COPY.
fn write_line(line: &mut String, values: &[Value]) {
    line.clear();
    for (n, value) in values.iter().enumerate() {
        if n > 0 {
            line.push('\t');
        }
        write_value(line, value);
    }
    line.push('\n');
}

fn write_value(line: &mut String, value: &Value) {
    // Writing into a string cannot fail.
    let _ = match value {
        Value::Null => write!(line, "\\N"),
        Value::Int(n) => write!(line, "{n}"),
        Value::Real(x) => write!(line, "{x:?}"),
        Value::Text(text) => {
            for c in text.chars() {
                match c {
                    '\\' => line.push_str("\\\\"),
                    '\t' => line.push_str("\\t"),
                    '\n' => line.push_str("\\n"),
                    '\r' => line.push_str("\\r"),
                    other => line.push(other),
                }
            }
            Ok(())
        }
        Value::Blob(bytes) => {
            line.push_str("\\\\x");
            bytes.iter().try_for_each(|byte| write!(line, "{byte:02x}"))
        }
    };
}

/// The SHA-256 of a table's rows, each value with its kind and length.
pub(super) fn digest_rows(tx: &Tx<'_>, table: &Table) -> Result<[u8; 32], StoreError> {
    let mut hash = Sha256::new();
    each_row(tx, table, |values| {
        for value in values {
            hash_value(&mut hash, value);
        }
        Ok(())
    })?;
    Ok(hash.finalize().into())
}

fn hash_value(hash: &mut Sha256, value: &Value) {
    let mut part = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    match value {
        Value::Null => part(0, &[]),
        Value::Int(n) => part(1, &n.to_le_bytes()),
        Value::Real(x) => part(2, &x.to_bits().to_le_bytes()),
        Value::Text(text) => part(3, text.as_bytes()),
        Value::Blob(bytes) => part(4, bytes),
    }
}
