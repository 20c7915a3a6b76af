//! Stores for tests: an SQLite file in a folder that goes away, and, where the test command has
//! started one, a PostgreSQL database of its own.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::{Location, Store, StoreError};

/// The variable that names the server the test command started, such as `postgres://user@localhost:5433`.
pub const SERVER: &str = "CALLSLIP_TEST_POSTGRES";

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A store that lasts for one test.
pub struct TestStore {
    /// The store.
    pub store: Store,
    folder: Option<PathBuf>,
}

impl Drop for TestStore {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            std::fs::remove_dir_all(folder).ok();
        }
    }
}

impl std::ops::Deref for TestStore {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

/// A new name that no other test of this machine uses now.
fn name() -> String {
    format!(
        "callslip_test_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

/// An empty store on SQLite.
///
/// # Errors
/// When it cannot be made.
pub fn on_sqlite() -> Result<TestStore, StoreError> {
    let folder = std::env::temp_dir().join(name());
    let store = Store::open(&Location::Folder(folder.clone()))?;
    Ok(TestStore {
        store,
        folder: Some(folder),
    })
}

/// An empty store on PostgreSQL, if the test command started one. Its locale is not C, so that a
/// comparison that leans on the database's order shows.
///
/// # Errors
/// When it cannot be made.
pub fn on_postgres() -> Result<Option<TestStore>, StoreError> {
    let Ok(server) = std::env::var(SERVER) else {
        return Ok(None);
    };
    let name = name();
    let mut client = postgres::Client::connect(&format!("{server}/postgres"), postgres::NoTls)?;
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {name}"))?;
    client.batch_execute(&format!("CREATE DATABASE {name}"))?;
    let store = Store::open(&Location::Url(format!("{server}/{name}")))?;
    Ok(Some(TestStore {
        store,
        folder: None,
    }))
}

/// The empty stores to run a test on: SQLite always, PostgreSQL where there is one.
///
/// # Errors
/// When one cannot be made.
pub fn both() -> Result<Vec<TestStore>, StoreError> {
    Ok(std::iter::once(on_sqlite()?)
        .chain(on_postgres()?)
        .collect())
}
