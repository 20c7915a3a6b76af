//! The statements of roles.

use kernel::{Grant, Permission};
use store::{Entry, StoreError, Tx};

use super::{Role, RoleTable, Shipped};

/// Writes the shipped roles where they do not stand yet; roles a college changed stay as they are.
///
/// # Errors
/// What the database says.
pub fn seed(tx: &Tx<'_>, shipped: &[Shipped]) -> Result<(), StoreError> {
    let standing: Vec<String> = tx.query("SELECT code FROM roles", &[], |row| row.get(0))?;
    let new: Vec<&Shipped> = shipped
        .iter()
        .filter(|role| !standing.contains(&role.code))
        .collect();
    for role in &new {
        insert(tx, role)?;
    }
    for (role, other) in new
        .iter()
        .flat_map(|role| role.may_grant.iter().map(move |other| (&role.code, other)))
    {
        tx.execute(
            "INSERT INTO role_may_grant (role_code, other_code) VALUES ($1, $2)",
            &[role, other],
        )?;
    }
    if !new.is_empty() {
        let codes: Vec<&str> = new.iter().map(|role| role.code.as_str()).collect();
        tx.journal(Entry::new("roles.seeded", "roles", 0).fact("roles", codes))?;
    }
    Ok(())
}

fn insert(tx: &Tx<'_>, role: &Shipped) -> Result<(), StoreError> {
    let name = role.name.get("en").unwrap_or(&role.code);
    tx.execute(
        "INSERT INTO roles (code, position, kind, name, note) VALUES ($1, $2, $3, $4, $5)",
        &[&role.code, &role.order, &role.kind, name, &role.note],
    )?;
    for grant in &role.may {
        tx.execute(
            "INSERT INTO role_grants (role_code, permission, limit_cents, review, scope) VALUES ($1, $2, $3, $4, $5)",
            &[&role.code, &grant.permission, &grant.limit_cents, &grant.review, &grant.scope],
        )?;
    }
    Ok(())
}

/// Every role with its grants. A permission this program no longer knows grants nothing.
///
/// # Errors
/// What the database says.
pub fn all(tx: &Tx<'_>) -> Result<RoleTable, StoreError> {
    let sql = "SELECT code, name, position, kind FROM roles ORDER BY position";
    let mut roles = tx.query(sql, &[], |row| {
        Ok(Role {
            code: row.get(0)?,
            name: row.get(1)?,
            position: row.get(2)?,
            is_staff: row.get::<String>(3)? == "staff",
            grants: Vec::new(),
            may_grant: Vec::new(),
        })
    })?;
    let sql = "SELECT role_code, permission, limit_cents, review FROM role_grants";
    let grants: Vec<(String, String, Option<kernel::Cents>, bool)> = tx.query(sql, &[], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let others: Vec<(String, String)> = tx.query(
        "SELECT role_code, other_code FROM role_may_grant",
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    for role in &mut roles {
        let own = grants.iter().filter(|(code, ..)| *code == role.code);
        role.grants = own
            .filter_map(|(_, word, limit, review)| grant(word, *limit, *review))
            .collect();
        role.may_grant = others
            .iter()
            .filter(|(code, _)| *code == role.code)
            .map(|(_, other)| other.clone())
            .collect();
    }
    Ok(RoleTable(roles))
}

fn grant(word: &str, limit: Option<kernel::Cents>, review: bool) -> Option<Grant> {
    Some(Grant {
        permission: Permission::of_code(word)?,
        limit,
        review,
    })
}
