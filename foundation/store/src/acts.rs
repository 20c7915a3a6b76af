//! What must happen exactly once: the answer to an act key is kept and given again.

use kernel::Act;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Store, StoreError, Tx};

impl Store {
    /// Writes like [`Store::write`], but once for each act key: a second call with the same key does
    /// nothing and gives the first answer (a double click, a request sent again after a lost answer).
    /// An act without a key is simply written. `verb` names what is done; a key of another verb is refused.
    ///
    /// # Errors
    /// What the database says, or the error of `f`; nothing is kept for an act that was refused.
    pub fn write_once<T, E>(
        &self,
        act: &Act,
        verb: &str,
        f: impl FnOnce(&Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned,
        E: From<StoreError>,
    {
        let Some(key) = act.key.as_ref().map(|k| k.0.as_str()) else {
            return self.write(act, f);
        };
        let written = self.write(act, |tx| {
            if let Some(answer) = answer_kept(tx, key, verb)? {
                return Ok(answer);
            }
            claim(tx, key, verb, act).map_err(Once::Store)?;
            let answer = f(tx).map_err(Once::Own)?;
            keep(tx, key, &answer)?;
            Ok(answer)
        });
        match written {
            Ok(answer) => Ok(answer),
            Err(Once::Own(error)) => Err(error),
            // On PostgreSQL two of the same key may meet: the later one reads the earlier one's answer.
            Err(Once::Store(error)) if error.is_unique("act_keys") => self
                .read(|tx| answer_kept(tx, key, verb))?
                .ok_or_else(|| error.into()),
            Err(Once::Store(error)) => Err(error.into()),
        }
    }
}

/// Whose error it was.
enum Once<E> {
    Own(E),
    Store(StoreError),
}

impl<E> From<StoreError> for Once<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn answer_kept<T: DeserializeOwned>(
    tx: &Tx<'_>,
    key: &str,
    verb: &str,
) -> Result<Option<T>, StoreError> {
    let kept = tx.query_opt(
        "SELECT verb, answer FROM act_keys WHERE key = $1",
        &[&key],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
    )?;
    let Some((kept_verb, answer)) = kept else {
        return Ok(None);
    };
    if kept_verb != verb {
        return Err(StoreError::Database(format!(
            "the act key was already used for another act ({kept_verb})"
        )));
    }
    serde_json::from_str(&answer)
        .map(Some)
        .map_err(|e| StoreError::Database(format!("kept answer: {e}")))
}

fn claim(tx: &Tx<'_>, key: &str, verb: &str, act: &Act) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO act_keys (key, verb, at, answer) VALUES ($1, $2, $3, '')",
        &[&key, &verb, &act.at],
    )?;
    Ok(())
}

fn keep<T: Serialize>(tx: &Tx<'_>, key: &str, answer: &T) -> Result<(), StoreError> {
    let json =
        serde_json::to_string(answer).map_err(|e| StoreError::Database(format!("answer: {e}")))?;
    tx.execute(
        "UPDATE act_keys SET answer = $2 WHERE key = $1",
        &[&key, &json],
    )?;
    Ok(())
}
