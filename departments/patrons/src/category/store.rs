//! The statements of categories and of the block policy.

use std::sync::Arc;

use serde_json::Value as Json;
use store::{Row, Stamped, StoreError, Tx};

use super::{BlockPolicy, Category, Settings};

/// The settings in memory, by the digest of their content.
pub static SETTINGS: Stamped<Settings> = Stamped::new("patron-settings", content);

const CATEGORY: &str = "SELECT code, name, loans_limit, holds_limit, owes_limit, card_cents, expiry FROM patron_categories";

fn read(row: &Row<'_>) -> Result<Category, StoreError> {
    let expiry: String = row.get(6)?;
    Ok(Category {
        code: row.get(0)?,
        name: row.get(1)?,
        loans_limit: row.get(2)?,
        holds_limit: row.get(3)?,
        owes_limit: row.get(4)?,
        card_fee: row.get(5)?,
        expiry: serde_json::from_str(&expiry)
            .map_err(|e| StoreError::Database(format!("patron_categories.expiry: {e}")))?,
    })
}

/// The categories and the block policy, from memory where they were not changed.
///
/// # Errors
/// What the database says.
pub fn settings(tx: &Tx<'_>) -> Result<Arc<Settings>, StoreError> {
    SETTINGS.get(tx, 0, || load(tx))
}

fn load(tx: &Tx<'_>) -> Result<Settings, StoreError> {
    Ok(Settings {
        categories: categories(tx)?,
        blocks: block_policy(tx)?,
    })
}

fn content(tx: &Tx<'_>) -> Result<Json, StoreError> {
    serde_json::to_value(load(tx)?)
        .map_err(|e| StoreError::Database(format!("the settings of patrons: {e}")))
}

/// Every category, in the college's order.
///
/// # Errors
/// What the database says.
pub fn categories(tx: &Tx<'_>) -> Result<Vec<Category>, StoreError> {
    tx.query(&format!("{CATEGORY} ORDER BY position, code"), &[], read)
}

/// The category of a code.
///
/// # Errors
/// What the database says.
pub fn category(tx: &Tx<'_>, code: &str) -> Result<Option<Category>, StoreError> {
    tx.query_opt(&format!("{CATEGORY} WHERE code = $1"), &[&code], read)
}

pub(crate) fn put_category(tx: &Tx<'_>, new: &Category, position: i64) -> Result<(), StoreError> {
    let expiry = serde_json::to_string(&new.expiry)
        .map_err(|e| StoreError::Check(format!("the expiry of {}: {e}", new.code)))?;
    tx.execute(
        "INSERT INTO patron_categories (code, name, position, loans_limit, holds_limit, owes_limit, card_cents, expiry)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, position = excluded.position,
             loans_limit = excluded.loans_limit, holds_limit = excluded.holds_limit,
             owes_limit = excluded.owes_limit, card_cents = excluded.card_cents, expiry = excluded.expiry",
        &[
            &new.code, &new.name, &position, &new.loans_limit, &new.holds_limit, &new.owes_limit, &new.card_fee, &expiry,
        ],
    )?;
    Ok(())
}

/// What stops borrowing by itself; nothing does before the library is set up.
///
/// # Errors
/// What the database says.
pub fn block_policy(tx: &Tx<'_>) -> Result<BlockPolicy, StoreError> {
    let sql = "SELECT overdue_items_most, overdue_days_most, hourly_overdue_any, lost_items_most,
               claims_returned_most, expired FROM block_policy WHERE id = 1";
    let found = tx.query_opt(sql, &[], |row| {
        Ok(BlockPolicy {
            overdue_items_most: row.get(0)?,
            overdue_days_most: row.get(1)?,
            hourly_overdue_any: row.get(2)?,
            lost_items_most: row.get(3)?,
            claims_returned_most: row.get(4)?,
            expired: row.get(5)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn put_block_policy(tx: &Tx<'_>, new: &BlockPolicy) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO block_policy (id, overdue_items_most, overdue_days_most, hourly_overdue_any, lost_items_most,
             claims_returned_most, expired) VALUES (1, $1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET overdue_items_most = excluded.overdue_items_most,
             overdue_days_most = excluded.overdue_days_most, hourly_overdue_any = excluded.hourly_overdue_any,
             lost_items_most = excluded.lost_items_most, claims_returned_most = excluded.claims_returned_most,
             expired = excluded.expired",
        &[
            &new.overdue_items_most, &new.overdue_days_most, &new.hourly_overdue_any, &new.lost_items_most,
            &new.claims_returned_most, &new.expired,
        ],
    )?;
    Ok(())
}
