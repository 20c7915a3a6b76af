//! One transaction, on whichever database: the only way to rows.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use kernel::Act;

use crate::postgres::PgSession;
use crate::stamped::{self, Stamps};
use crate::{Dialect, FromValue, StoreError, ToValue, ValueRef, sqlite};

/// How an insertion ends that gives the key of its row.
const RETURNING: &str = " RETURNING id";

/// A transaction in progress. It reads what was committed before it began and what it wrote itself.
pub struct Tx<'c> {
    session: Session<'c>,
    act: Option<&'c Act>,
    /// The stamps of what is kept in memory, once somebody asked; shared by all acts of the transaction.
    stamps: Rc<RefCell<Option<Stamps>>>,
}

#[derive(Clone, Copy)]
pub(crate) enum Session<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c PgSession),
}

/// One row of an answer.
pub enum Row<'a> {
    /// A row of SQLite.
    #[doc(hidden)]
    Sqlite(&'a rusqlite::Row<'a>),
    /// A row of PostgreSQL.
    #[doc(hidden)]
    Postgres(&'a ::postgres::Row),
}

impl Row<'_> {
    /// The value of `column`, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the column holds something else.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(row) => T::from_value(sqlite::value_of(row, column)?, column),
            Self::Postgres(row) => T::from_value(crate::postgres::value_of(row, column)?, column),
        }
    }
}

impl<'c> Tx<'c> {
    pub(crate) fn reading(session: Session<'c>) -> Self {
        Self {
            session,
            act: None,
            stamps: Rc::default(),
        }
    }

    pub(crate) fn writing(session: Session<'c>, act: &'c Act) -> Self {
        Self {
            session,
            act: Some(act),
            stamps: Rc::default(),
        }
    }

    /// The act this write belongs to.
    ///
    /// # Errors
    /// When the transaction only reads: a fault of the program, told as [`StoreError::Database`].
    pub fn act(&self) -> Result<&'c Act, StoreError> {
        self.act.ok_or_else(|| {
            StoreError::Database("a write was tried in a transaction that only reads".into())
        })
    }

    /// The same transaction under another act: for bringing in a history, where each step has its own
    /// time and person.
    #[must_use]
    pub fn acting<'a>(&self, act: &'a Act) -> Tx<'a>
    where
        'c: 'a,
    {
        Tx {
            session: self.session,
            act: Some(act),
            stamps: Rc::clone(&self.stamps),
        }
    }

    /// The stamp of what is kept in memory under a name, if somebody stamped it; all are read with the first.
    pub(crate) fn stamp(&self, name: &str) -> Result<Option<Arc<str>>, StoreError> {
        if self.stamps.borrow().is_none() {
            let all = stamped::all(self)?;
            self.stamps.replace(Some(all));
        }
        let stamps = self.stamps.borrow();
        let mut all = stamps.iter().flatten();
        Ok(all
            .find(|(of, _)| of == name)
            .map(|(_, stamp)| Arc::clone(stamp)))
    }

    /// Lets the stamps be read anew: somebody wrote one, or may have.
    pub(crate) fn forget_stamps(&self) {
        self.stamps.replace(None);
    }

    /// The connection behind it.
    pub(crate) fn session(&self) -> Session<'c> {
        self.session
    }

    /// Which database it is.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self.session {
            Session::Sqlite(_) => Dialect::Sqlite,
            Session::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Every row of the answer, in order, as `each` makes it. `$1` is the first of `params`.
    ///
    /// # Errors
    /// What the database says, or the first error of `each`.
    pub fn query<T>(
        &self,
        sql: &str,
        params: &[&dyn ToValue],
        mut each: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.for_each(sql, params, |row| {
            found.push(each(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Hands every row to `each` without keeping any.
    ///
    /// # Errors
    /// What the database says, or the first error of `each`.
    pub fn for_each(
        &self,
        sql: &str,
        params: &[&dyn ToValue],
        each: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = self.dialect().translate(sql);
        match self.session {
            Session::Sqlite(connection) => sqlite::for_each(connection, &sql, params, each),
            Session::Postgres(session) => session.for_each(&sql, params, each),
        }
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// What the database says, or the error of `each`.
    pub fn query_opt<T>(
        &self,
        sql: &str,
        params: &[&dyn ToValue],
        mut each: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut found = None;
        self.for_each(sql, params, |row| {
            if found.is_none() {
                found = Some(each(row)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it is not.
    pub fn query_one<T>(
        &self,
        sql: &str,
        params: &[&dyn ToValue],
        each: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.query_opt(sql, params, each)?
            .ok_or(StoreError::Missing)
    }

    /// Runs a statement and says how many rows it touched.
    ///
    /// # Errors
    /// What the database says.
    pub fn execute(&self, sql: &str, params: &[&dyn ToValue]) -> Result<u64, StoreError> {
        let sql = self.dialect().translate(sql);
        match self.session {
            Session::Sqlite(connection) => sqlite::execute(connection, &sql, params),
            Session::Postgres(session) => session.execute(&sql, params),
        }
    }

    /// Runs an `INSERT … RETURNING id` into a table with an `id {{pk}}` and gives that id, typed by what is asked for.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert<I: FromValue>(
        &self,
        sql: &str,
        params: &[&dyn ToValue],
    ) -> Result<I, StoreError> {
        // SQLite makes a table in memory for what it returns; the key of a row just inserted it knows without.
        // What an `ON CONFLICT` turned into an update it does not.
        let plain = sql
            .strip_suffix(RETURNING)
            .filter(|s| !s.contains("ON CONFLICT"));
        match (self.session, plain) {
            (Session::Sqlite(connection), Some(sql)) => {
                self.execute(sql, params)?;
                I::from_value(ValueRef::Int(connection.last_insert_rowid()), 0)
            }
            _ => self.query_one(sql, params, |row| row.get(0)),
        }
    }

    /// Runs statements without values, one after the other: for migrations and copying whole tables.
    pub(crate) fn batch(&self, sql: &str) -> Result<(), StoreError> {
        let sql = self.dialect().translate(sql);
        match self.session {
            Session::Sqlite(connection) => Ok(connection.execute_batch(&sql)?),
            Session::Postgres(session) => session.batch(&sql),
        }
    }
}

/// `$from, $from+1 …` for an `IN (…)` of `count` values.
#[must_use]
pub fn list_of(count: usize, from: usize) -> String {
    (from..from + count)
        .map(|n| format!("${n}"))
        .collect::<Vec<_>>()
        .join(", ")
}
