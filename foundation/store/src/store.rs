//! Opening the store, reading and writing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Act, Moment};

use crate::migrate::{self, Migration};
use crate::postgres::Pool;
use crate::sqlite::{Checkpointer, Readers, Writer};
use crate::tx::Session;
use crate::{Dialect, Location, StoreError, Tx, WriteCounter};

/// The library's tables. Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    backend: Backend,
    writes: WriteCounter,
    location: Location,
}

enum Backend {
    // The checkpointer goes first, so that its last run still finds the file whole.
    Sqlite {
        _checkpointer: Checkpointer,
        readers: Readers,
        writer: Arc<Writer>,
    },
    Postgres(Pool),
}

/// Begins every write on PostgreSQL; locks are taken in the order patron, item, hold.
const WRITE_POSTGRES: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
/// Begins every read on PostgreSQL: one state for all its statements.
const READ_POSTGRES: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

impl Store {
    /// Opens the store, making or upgrading its tables first.
    ///
    /// # Errors
    /// When the place cannot be reached, is newer than this program, or a migration fails; an upgrade
    /// that fails leaves the copy made before it.
    pub fn open(location: &Location) -> Result<Self, StoreError> {
        let backend = match location {
            Location::Folder(folder) => open_folder(folder)?,
            Location::Url(url) => Backend::Postgres(Pool::new(url)),
        };
        let store = Self {
            inner: Arc::new(Inner {
                backend,
                writes: WriteCounter::default(),
                location: location.clone(),
            }),
        };
        store.migrate()?;
        Ok(store)
    }

    /// Where it is.
    #[must_use]
    pub fn location(&self) -> &Location {
        &self.inner.location
    }

    /// Which database it is.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self.inner.backend {
            Backend::Sqlite { .. } => Dialect::Sqlite,
            Backend::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Counts this program's commits, for followers that wait for the next.
    #[must_use]
    pub fn writes(&self) -> &WriteCounter {
        &self.inner.writes
    }

    /// Reads: every statement of `f` sees one and the same state.
    ///
    /// # Errors
    /// What the database says, or the error of `f`.
    pub fn read<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.inner.backend {
            Backend::Sqlite { readers, .. } => {
                readers.with(|c| f(&Tx::reading(Session::Sqlite(c))))
            }
            Backend::Postgres(pool) => {
                pool.with(READ_POSTGRES, |s| f(&Tx::reading(Session::Postgres(s))))
            }
        }
    }

    /// Writes: all of `f` or nothing, on the disk when this returns. An error of `f` undoes everything.
    ///
    /// # Errors
    /// What the database says, or the error of `f`.
    pub fn write<T, E: From<StoreError>>(
        &self,
        act: &Act,
        f: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let answer = match &self.inner.backend {
            Backend::Sqlite { writer, .. } => {
                writer.write(|c| f(&Tx::writing(Session::Sqlite(c), act)))
            }
            Backend::Postgres(pool) => pool.with(WRITE_POSTGRES, |s| {
                f(&Tx::writing(Session::Postgres(s), act))
            }),
        };
        if answer.is_ok() {
            self.inner.writes.up();
        }
        answer
    }

    /// Does `f`, a long piece of work of many writes such as an import, with more of the tables in memory. Others go on
    /// working; where two such works overlap, the first that ends ends it for both, which only costs time.
    ///
    /// # Errors
    /// What the database says, or the error of `f`.
    pub fn with_room<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let Backend::Sqlite { writer, .. } = &self.inner.backend else {
            return f();
        };
        writer.make_room(true)?;
        let answer = f();
        writer.make_room(false)?;
        answer
    }

    fn migrate(&self) -> Result<(), StoreError> {
        let act = Act::system(Moment(0));
        let applied = self.write(&act, migrate::applied)?;
        let pending = migrate::pending(&applied)?;
        if let (Some(last), Some(_), Location::Folder(folder)) =
            (applied.last(), pending.first(), self.location())
        {
            self.copy_to(&folder.join(format!("before-upgrade-from-{last:04}.db")))?;
        }
        pending
            .into_iter()
            .try_for_each(|migration| self.upgrade(&act, migration))
    }

    /// One migration, unless another node was quicker.
    fn upgrade(&self, act: &Act, migration: &Migration) -> Result<(), StoreError> {
        self.write(act, |tx| {
            if tx.dialect() == Dialect::Postgres {
                tx.execute("SELECT pg_advisory_xact_lock(7264)", &[])?;
            }
            if migrate::applied(tx)?.contains(&migration.number) {
                Ok(())
            } else {
                migrate::apply(tx, migration)
            }
        })
    }

    /// Copies the SQLite file, page for page and consistent, while others go on working.
    ///
    /// # Errors
    /// When the copy cannot be written, or the store is not a folder.
    pub fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        let Backend::Sqlite { readers, .. } = &self.inner.backend else {
            return Err(StoreError::Database(
                "only a folder is copied as a file; PostgreSQL is copied by tables".into(),
            ));
        };
        readers.with(|connection| {
            let mut target = rusqlite::Connection::open(file)?;
            let backup = rusqlite::backup::Backup::new(connection, &mut target)?;
            while backup.step(1024)? != rusqlite::backup::StepResult::Done {}
            Ok(())
        })
    }

    /// Asks SQLite whether its file is whole; PostgreSQL watches its own. Empty means whole.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn damages(&self) -> Result<Vec<String>, StoreError> {
        if self.dialect() == Dialect::Postgres {
            return Ok(Vec::new());
        }
        self.read(|tx| {
            let mut said: Vec<String> =
                tx.query("PRAGMA integrity_check", &[], |row| row.get(0))?;
            said.retain(|line| line != "ok");
            let loose = tx.query("PRAGMA foreign_key_check", &[], |row| {
                let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
                Ok(format!(
                    "a row of {table} points at a row of {parent} that is not there"
                ))
            })?;
            said.extend(loose);
            Ok(said)
        })
    }
}

fn open_folder(folder: &Path) -> Result<Backend, StoreError> {
    std::fs::create_dir_all(folder).map_err(|e| StoreError::file(folder, &e))?;
    let file: PathBuf = Location::file_in(folder);
    let writer = Arc::new(Writer::open(&file)?);
    Ok(Backend::Sqlite {
        _checkpointer: Checkpointer::start(&file, Arc::clone(&writer))?,
        readers: Readers::new(file),
        writer,
    })
}
