//! Values gathered from many rows and kept in memory, under a stamp that stands in the database.
//!
//! A checkout needs the whole book of rules and the whole calendar; both change a few times a year. Whoever changes a
//! row writes a new stamp with it; whoever reads asks for the stamp alone. The stamp is a digest of the content, so
//! what is kept may serve every store of this program.

use std::collections::BTreeMap;
use std::sync::Arc;

use parking_lot::Mutex;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::journal::hex;

/// Values kept at most: with more libraries than that in one program all are gathered anew.
const MOST: usize = 64;

/// The values kept of one sort, by stamp and by what they are of (a branch; 0 where there is but one).
#[derive(Debug)]
pub struct Stamped<V> {
    kept: Mutex<BTreeMap<(String, i64), Arc<V>>>,
}

impl<V> Default for Stamped<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V> Stamped<V> {
    /// Nothing kept yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            kept: Mutex::new(BTreeMap::new()),
        }
    }

    /// The value under the stamp that `stamp` reads, gathered by `load` where it is not kept. An empty stamp keeps
    /// nothing: it stands where nobody has stamped yet. Nor is kept what was gathered while the stamp changed: a
    /// write on PostgreSQL sees what others commit between its statements, and would keep new rows under an old stamp.
    ///
    /// # Errors
    /// Those of `stamp` and `load`.
    pub fn get<E>(
        &self,
        of: i64,
        stamp: impl Fn() -> Result<String, E>,
        load: impl FnOnce() -> Result<V, E>,
    ) -> Result<Arc<V>, E> {
        let key = (stamp()?, of);
        if let Some(kept) = self.kept.lock().get(&key) {
            return Ok(Arc::clone(kept));
        }
        let value = Arc::new(load()?);
        if !key.0.is_empty() && stamp()? == key.0 {
            let mut kept = self.kept.lock();
            if kept.len() >= MOST {
                kept.clear();
            }
            kept.insert(key, Arc::clone(&value));
        }
        Ok(value)
    }
}

/// The stamp of a content: its SHA-256 as hexadecimal.
///
/// # Errors
/// When the content has no JSON form.
pub fn stamp_of(content: &impl Serialize) -> Result<String, StoreError> {
    let json = serde_json::to_vec(content)
        .map_err(|e| StoreError::Database(format!("the content of a stamp: {e}")))?;
    Ok(hex(&Sha256::digest(json)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_gathered_once_for_each_stamp_and_never_kept_without_one() {
        let (kept, mut gathered) = (Stamped::new(), 0);
        let mut ask = |stamp: &str, of| {
            let load = || {
                gathered += 1;
                Ok::<_, StoreError>(gathered)
            };
            let value = kept.get(of, || Ok(stamp.to_owned()), load);
            *value.unwrap()
        };
        assert_eq!([ask("a", 1), ask("a", 1), ask("a", 2)], [1, 1, 2]);
        assert_eq!([ask("b", 1), ask("", 1), ask("", 1)], [3, 4, 5]);
        assert_eq!(ask("a", 1), 1);
    }

    #[test]
    fn a_failure_keeps_nothing() {
        let kept = Stamped::<i32>::new();
        let stamp = || Ok("a".to_owned());
        let broken = kept.get(0, stamp, || Err(StoreError::Missing));
        assert!(matches!(broken, Err(StoreError::Missing)));
        assert_eq!(*kept.get(0, stamp, || Ok(7)).unwrap(), 7);
    }

    #[test]
    fn what_was_gathered_while_the_stamp_changed_is_not_kept() {
        let (kept, now) = (Stamped::new(), std::cell::Cell::new("a"));
        let stamp = || Ok::<_, StoreError>(now.get().to_owned());
        let changed = || {
            now.set("b");
            Ok(2)
        };
        assert_eq!(*kept.get(0, stamp, changed).unwrap(), 2);
        // Taken back: the old stamp stands for the old content again.
        now.set("a");
        assert_eq!(*kept.get(0, stamp, || Ok(1)).unwrap(), 1);
    }

    #[test]
    fn the_stamp_follows_the_content() {
        assert_ne!(stamp_of(&("a", 1)).unwrap(), stamp_of(&("a", 2)).unwrap());
        assert_eq!(stamp_of(&"a").unwrap().len(), 64);
    }
}
