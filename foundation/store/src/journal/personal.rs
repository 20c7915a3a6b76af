//! A personal value of an entry: kept beside what is sealed, so that it can be erased while the chain holds.

use kernel::hex;
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::StoreError;

/// One personal value, as it stands beside its entry: `[name, value, salt]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "(String, String, String)")]
pub(super) struct Personal {
    pub(super) name: String,
    pub(super) value: String,
    /// Lower-case hexadecimal; without it a digest could be guessed from the few values there are.
    pub(super) salt: String,
}

impl Serialize for Personal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.name, &self.value, &self.salt).serialize(serializer)
    }
}

impl From<(String, String, String)> for Personal {
    fn from((name, value, salt): (String, String, String)) -> Self {
        Self { name, value, salt }
    }
}

impl Personal {
    /// What the entry itself holds of it: the first half of the SHA-256 of salt, a zero byte and value.
    pub(super) fn digest(&self) -> String {
        let whole = Sha256::new()
            .chain_update(&self.salt)
            .chain_update([0])
            .chain_update(&self.value)
            .finalize();
        hex(&whole[..16])
    }

    /// The patron it names, if that is what it says.
    pub(super) fn patron(&self) -> Option<i64> {
        let named = (self.name == "patron").then_some(&self.value)?;
        named.parse().ok()
    }

    /// The values beside an entry, as they are written.
    pub(super) fn write(all: &[Self]) -> Result<String, StoreError> {
        serde_json::to_string(all).map_err(unreadable)
    }

    /// The values beside an entry, as they were written.
    pub(super) fn read(text: &str) -> Result<Vec<Self>, StoreError> {
        serde_json::from_str(text).map_err(unreadable)
    }

    /// How a value of that name stands in the text of [`Self::write`], up to its salt: quotes within values are
    /// escaped there, so no other value holds the same.
    pub(super) fn written(name: &str, value: &str) -> String {
        let pair = serde_json::json!([name, value]).to_string();
        format!("{},", pair.trim_end_matches(']'))
    }
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Database(format!("personal values of the journal: {error}"))
}
