//! Values gathered from many rows and kept in memory, under a stamp that stands in the database.
//!
//! A checkout needs the whole book of rules, the calendar, the categories of borrowers; all change a few times a year.
//! Whoever changes such a row writes a new stamp with it; whoever reads asks for the stamps alone, all at once and
//! once for each transaction. A stamp is a digest of the content, so what is kept may serve every store of this
//! program.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::hex;
use parking_lot::Mutex;
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::{StoreError, Tx};

/// Values kept at most: with more libraries than that in one program all are gathered anew.
const MOST: usize = 64;

/// The stamps as the database has them, each with its name; they are few.
pub(crate) type Stamps = Vec<(String, Arc<str>)>;

/// Under which stamp a value is kept, and what it is of.
type Key = (Arc<str>, i64);

/// The values kept of one sort, by stamp and by what they are of (a branch; 0 where there is but one).
#[derive(Debug)]
pub struct Stamped<V> {
    name: &'static str,
    content: fn(&Tx<'_>) -> Result<Json, StoreError>,
    kept: Mutex<BTreeMap<Key, Arc<V>>>,
}

impl<V> Stamped<V> {
    /// Nothing kept yet of what has this name; `content` gives all that the values are made of.
    #[must_use]
    pub const fn new(name: &'static str, content: fn(&Tx<'_>) -> Result<Json, StoreError>) -> Self {
        Self {
            name,
            content,
            kept: Mutex::new(BTreeMap::new()),
        }
    }

    /// The value under the stamp that stands, gathered by `load` where it is not kept. Where nobody has stamped yet
    /// nothing is kept. Nor is kept what was gathered while the stamp changed: a write on PostgreSQL sees what others
    /// commit between its statements, and would keep new rows under an old stamp.
    ///
    /// # Errors
    /// What the database says, or the error of `load`.
    pub fn get<E: From<StoreError>>(
        &self,
        tx: &Tx<'_>,
        of: i64,
        load: impl FnOnce() -> Result<V, E>,
    ) -> Result<Arc<V>, E> {
        let Some(stamp) = tx.stamp(self.name)? else {
            return load().map(Arc::new);
        };
        let key = (stamp, of);
        if let Some(kept) = self.kept.lock().get(&key) {
            return Ok(Arc::clone(kept));
        }
        let value = Arc::new(load()?);
        tx.forget_stamps();
        if tx.stamp(self.name)?.as_ref() == Some(&key.0) {
            self.keep(key, &value);
        }
        Ok(value)
    }

    fn keep(&self, key: Key, value: &Arc<V>) {
        let mut kept = self.kept.lock();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Arc::clone(value));
    }

    /// Writes the stamp of the content as it now stands: after every change of it, in the same transaction.
    ///
    /// # Errors
    /// What the database says.
    pub fn restamp(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        // The row first: who changes the content at the same time waits here, and then reads what the other wrote.
        put(tx, self.name, "")?;
        put(tx, self.name, &self.digest(tx)?)?;
        tx.forget_stamps();
        Ok(())
    }

    fn digest(&self, tx: &Tx<'_>) -> Result<String, StoreError> {
        digest_of(&(self.content)(tx)?)
    }
}

/// What is kept in memory, whatever it is: for those who look after all of it.
pub trait Kept: Sync {
    /// What it is called in the table of stamps.
    fn name(&self) -> &'static str;

    /// Whether a stamp stands; without one all is read anew each time.
    ///
    /// # Errors
    /// What the database says.
    fn is_stamped(&self, tx: &Tx<'_>) -> Result<bool, StoreError>;

    /// Whether the stamp, where one stands, is that of the content.
    ///
    /// # Errors
    /// What the database says.
    fn holds(&self, tx: &Tx<'_>) -> Result<bool, StoreError>;

    /// Writes the stamp anew from the content.
    ///
    /// # Errors
    /// What the database says.
    fn restamp(&self, tx: &Tx<'_>) -> Result<(), StoreError>;
}

impl<V: Send + Sync> Kept for Stamped<V> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn is_stamped(&self, tx: &Tx<'_>) -> Result<bool, StoreError> {
        Ok(tx.stamp(self.name)?.is_some())
    }

    fn holds(&self, tx: &Tx<'_>) -> Result<bool, StoreError> {
        match tx.stamp(self.name)? {
            Some(stamp) => Ok(*stamp == *self.digest(tx)?),
            None => Ok(true),
        }
    }

    fn restamp(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        Self::restamp(self, tx)
    }
}

/// The SHA-256 of a content as JSON, in hexadecimal.
fn digest_of(content: &impl Serialize) -> Result<String, StoreError> {
    let json = serde_json::to_vec(content)
        .map_err(|e| StoreError::Database(format!("the content of a stamp: {e}")))?;
    Ok(hex(&Sha256::digest(json)))
}

/// Every stamp that stands.
pub(crate) fn all(tx: &Tx<'_>) -> Result<Stamps, StoreError> {
    let sql = "SELECT name, stamp FROM stamps WHERE stamp <> ''";
    tx.query(sql, &[], |row| {
        Ok((row.get(0)?, Arc::from(row.get::<String>(1)?)))
    })
}

fn put(tx: &Tx<'_>, name: &str, stamp: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO stamps (name, stamp) VALUES ($1, $2)
               ON CONFLICT (name) DO UPDATE SET stamp = excluded.stamp";
    tx.execute(sql, &[&name, &stamp])?;
    Ok(())
}
