//! The role table that ships, read from `roles.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::AccessError;

/// One role as the file has it.
#[derive(Debug, Deserialize)]
pub struct Shipped {
    /// The stable word.
    pub code: String,
    /// Its place from least to most.
    pub order: i64,
    /// `staff` or `machine`.
    pub kind: String,
    /// The name in each language.
    pub name: BTreeMap<String, String>,
    /// What the role is for.
    pub note: String,
    /// The roles its holder may give to others.
    pub may_grant: Vec<String>,
    /// What it grants.
    pub may: Vec<ShippedGrant>,
}

/// One grant as the file has it.
#[derive(Debug, Deserialize)]
pub struct ShippedGrant {
    /// The permission's word.
    pub permission: String,
    /// Up to this amount, in cents.
    pub limit_cents: Option<i64>,
    /// Whether what is done waits for review.
    #[serde(default)]
    pub review: bool,
    /// Never on one's own; kept in the file for readers, the verbs hold it for everybody.
    #[serde(default)]
    pub not_own: bool,
    /// Where it is narrower than everywhere.
    pub scope: Option<String>,
}

#[derive(Deserialize)]
struct File {
    role: Vec<Shipped>,
}

/// The shipped roles.
///
/// # Errors
/// When the file is damaged or names a permission that does not exist.
pub fn shipped() -> Result<Vec<Shipped>, AccessError> {
    let file: File = toml::from_str(include_str!("roles.toml"))
        .map_err(|e| AccessError::Roles(e.to_string()))?;
    for grant in file.role.iter().flat_map(|role| &role.may) {
        if kernel::Permission::of_code(&grant.permission).is_none() {
            return Err(AccessError::Roles(format!(
                "no such permission: {}",
                grant.permission
            )));
        }
    }
    Ok(file.role)
}
