//! Brings a database to the schema of this program: forward only, each migration in its own transaction.

use crate::{StoreError, Tx};

/// One numbered file of `migrations/`.
#[derive(Debug)]
pub struct Migration {
    /// Its place in the order.
    pub number: i64,
    /// The file's name without its ending.
    pub name: &'static str,
    /// Its statements, with the tokens of [`crate::Dialect`].
    pub sql: &'static str,
}

/// Every migration this program knows, in order.
pub const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The number of the newest migration this program knows.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |m| m.number)
}

/// The numbers already applied; creates the table that remembers them.
pub(crate) fn applied(tx: &Tx<'_>) -> Result<Vec<i64>, StoreError> {
    tx.batch("CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name {{text}} NOT NULL)")?;
    tx.query(
        "SELECT number FROM schema_migrations ORDER BY number",
        &[],
        |row| row.get(0),
    )
}

/// Applies one migration and remembers it.
pub(crate) fn apply(tx: &Tx<'_>, migration: &Migration) -> Result<(), StoreError> {
    let broken = |e: StoreError| StoreError::Database(format!("migration {}: {e}", migration.name));
    tx.batch(migration.sql).map_err(broken)?;
    tx.execute(
        "INSERT INTO schema_migrations (number, name) VALUES ($1, $2)",
        &[&migration.number, &migration.name],
    )?;
    Ok(())
}

/// What is still to be applied, or why this program must not touch the database.
pub(crate) fn pending(applied: &[i64]) -> Result<Vec<&'static Migration>, StoreError> {
    let have = applied.last().copied().unwrap_or(0);
    if have > newest() {
        return Err(StoreError::NewerSchema {
            have,
            know: newest(),
        });
    }
    Ok(MIGRATIONS
        .iter()
        .filter(|m| !applied.contains(&m.number))
        .collect())
}
