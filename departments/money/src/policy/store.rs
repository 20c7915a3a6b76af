//! The statements of the settings, and of numbers without gaps.

use ::store::{StoreError, Tx};

use super::Policy;

pub(super) fn load(tx: &Tx<'_>) -> Result<Policy, StoreError> {
    let kept: Option<String> = tx.query_opt(
        "SELECT value FROM money_settings WHERE name = 'policy'",
        &[],
        |r| r.get(0),
    )?;
    kept.map_or_else(
        || Ok(Policy::default()),
        |text| {
            serde_json::from_str(&text)
                .map_err(|e| StoreError::Database(format!("money settings: {e}")))
        },
    )
}

pub(super) fn save(tx: &Tx<'_>, policy: &Policy) -> Result<(), StoreError> {
    let text = serde_json::to_string(policy)
        .map_err(|e| StoreError::Database(format!("money settings: {e}")))?;
    tx.execute(
        "INSERT INTO money_settings (name, value) VALUES ('policy', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        &[&text],
    )?;
    Ok(())
}
