//! What can go wrong with the store, told apart where a caller or a person would act differently.

use std::path::PathBuf;

/// Why a read or a write did not happen. Nothing of a failed write stays.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// A row with the same unique value stands already; the text names the table and column, or the index.
    #[error("there is already such a row: {0}")]
    Unique(String),
    /// A row points at one that is not there, or one that others point at was to go.
    #[error("a row points at one that is not there: {0}")]
    ForeignKey(String),
    /// A check of the schema refused the row.
    #[error("the row breaks a check of the schema: {0}")]
    Check(String),
    /// Exactly one row was asked for and none was there.
    #[error("no such row")]
    Missing,
    /// Another program held the database longer than we wait.
    #[error("the database is busy: another program has held it for too long; try again")]
    Busy,
    /// The disk is full; nothing was half written.
    #[error("the disk is full: free some space in {0} and try again; nothing was half written")]
    DiskFull(String),
    /// The database was written by a newer Callslip.
    #[error(
        "this database was written by a newer Callslip (schema {have}, this program knows {know}): use that version or a later one"
    )]
    NewerSchema {
        /// The number found.
        have: i64,
        /// The newest number this program knows.
        know: i64,
    },
    /// Another Callslip serves this folder.
    #[error(
        "another Callslip already serves the folder {0}: stop it first, or give this one its own --data folder"
    )]
    Locked(PathBuf),
    /// A column held something of another shape than asked for.
    #[error("column {column}: {wanted} was wanted, {found} is there")]
    Shape {
        /// The column, from 0.
        column: usize,
        /// What the program asked for.
        wanted: &'static str,
        /// What the database held.
        found: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {message}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        message: String,
    },
    /// Anything else the database said.
    #[error("the database refused: {0}")]
    Database(String),
}

impl StoreError {
    /// A file error with its path.
    pub(crate) fn file(path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        let path = path.into();
        if error.kind() == std::io::ErrorKind::StorageFull {
            return Self::DiskFull(path.display().to_string());
        }
        Self::File {
            path,
            message: error.to_string(),
        }
    }

    /// Whether a unique index whose name or columns contain `word` refused the row.
    #[must_use]
    pub fn is_unique(&self, word: &str) -> bool {
        matches!(self, Self::Unique(text) if text.contains(word))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let rusqlite::Error::SqliteFailure(code, message) = &error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::Missing,
                other => Self::Database(other.to_string()),
            };
        };
        let text = message.clone().unwrap_or_else(|| code.to_string());
        match (code.code, code.extended_code) {
            (ErrorCode::ConstraintViolation, rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => {
                Self::ForeignKey(text)
            }
            (
                ErrorCode::ConstraintViolation,
                rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
            ) => Self::Unique(text),
            (ErrorCode::ConstraintViolation, _) => Self::Check(text),
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy,
            (ErrorCode::DiskFull, _) => Self::DiskFull("the data folder".into()),
            _ => Self::Database(text),
        }
    }
}

impl From<::postgres::Error> for StoreError {
    fn from(error: ::postgres::Error) -> Self {
        use ::postgres::error::SqlState;
        let Some(db) = error.as_db_error() else {
            return Self::Database(chain(&error));
        };
        let place = || {
            let named = [db.table(), db.column(), db.constraint()];
            let named: Vec<&str> = named.into_iter().flatten().collect();
            format!("{} ({})", named.join("."), db.message())
        };
        match db.code() {
            &SqlState::UNIQUE_VIOLATION => Self::Unique(place()),
            &SqlState::FOREIGN_KEY_VIOLATION => Self::ForeignKey(place()),
            &SqlState::CHECK_VIOLATION | &SqlState::NOT_NULL_VIOLATION => Self::Check(place()),
            &SqlState::LOCK_NOT_AVAILABLE
            | &SqlState::T_R_DEADLOCK_DETECTED
            | &SqlState::T_R_SERIALIZATION_FAILURE => Self::Busy,
            &SqlState::DISK_FULL => Self::DiskFull("the database server's disk".into()),
            _ => Self::Database(db.to_string()),
        }
    }
}

/// The whole chain of causes: the driver keeps the telling part in the source.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
