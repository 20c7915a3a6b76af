//! The statements of accounts.

use kernel::{BranchId, Moment, Reason, StaffId};
use store::{Entry, Row, StoreError, Tx};

use super::{Account, Change, NewAccount};
use crate::AccessError;

const ACCOUNT: &str =
    "SELECT id, user_name, name, role_code, branch_id, patron_id, badge, password_hash, pin_hash,
    failures, locked_until, disabled_at FROM staff";

fn account(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.get(0)?,
        user_name: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        branch: row.get(4)?,
        patron: row.get(5)?,
        badge: row.get(6)?,
        password_hash: row.get(7)?,
        pin_hash: row.get(8)?,
        failures: row.get(9)?,
        locked_until: row.get(10)?,
        disabled: row.get::<Option<Moment>>(11)?.is_some(),
    })
}

/// The error of an account that is not there.
pub(super) fn missing() -> AccessError {
    AccessError::because(Reason::new("staff-gone"))
}

/// The account of an id.
///
/// # Errors
/// What the database says.
pub fn by_id(tx: &Tx<'_>, id: StaffId) -> Result<Option<Account>, StoreError> {
    tx.query_opt(&format!("{ACCOUNT} WHERE id = $1"), &[&id], account)
}

/// The account of a sign-in name, in any case.
///
/// # Errors
/// What the database says.
pub fn by_user_name(tx: &Tx<'_>, name: &str) -> Result<Option<Account>, StoreError> {
    let folded = name.trim().to_lowercase();
    tx.query_opt(
        &format!("{ACCOUNT} WHERE user_name = $1"),
        &[&folded],
        account,
    )
}

/// The account of a badge.
///
/// # Errors
/// What the database says.
pub fn by_badge(tx: &Tx<'_>, badge: &str) -> Result<Option<Account>, StoreError> {
    tx.query_opt(&format!("{ACCOUNT} WHERE badge = $1"), &[&badge], account)
}

/// Every account, by name.
///
/// # Errors
/// What the database says.
pub fn list(tx: &Tx<'_>) -> Result<Vec<Account>, StoreError> {
    tx.query(&format!("{ACCOUNT} ORDER BY name, id"), &[], account)
}

/// How many accounts there are.
///
/// # Errors
/// What the database says.
pub fn count(tx: &Tx<'_>) -> Result<i64, StoreError> {
    tx.query_one("SELECT COUNT(*) FROM staff", &[], |row| row.get(0))
}

pub(super) fn insert(
    tx: &Tx<'_>,
    new: &NewAccount,
    password_hash: &str,
    pin_hash: Option<&str>,
) -> Result<StaffId, AccessError> {
    let at = tx.act()?.at;
    let folded = new.user_name.trim().to_lowercase();
    let both = [
        by_user_name(tx, &folded)?.map(|_| "staff-user-name-taken"),
        badge_taken(tx, new.badge.as_deref())?,
    ];
    let reasons: Vec<Reason> = both.into_iter().flatten().map(Reason::new).collect();
    if !reasons.is_empty() {
        return Err(AccessError::Refused(reasons));
    }
    let added = tx.insert(
        "INSERT INTO staff (user_name, name, role_code, branch_id, badge, password_hash, pin_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        &[&folded, &new.name, &new.role, &new.branch, &new.badge, &password_hash, &pin_hash, &at],
    );
    let id: StaffId = added.map_err(taken)?;
    tx.journal(
        Entry::new("staff.added", "staff", id.0)
            .fact("name", &new.name)
            .fact("role", &new.role),
    )?;
    Ok(id)
}

fn badge_taken(tx: &Tx<'_>, badge: Option<&str>) -> Result<Option<&'static str>, StoreError> {
    let holder = badge.map_or(Ok(None), |badge| by_badge(tx, badge))?;
    Ok(holder.map(|_| "staff-badge-taken"))
}

/// Two of one name at the same moment: the index refuses the later. A name or badge that somebody else has, as a reason.
fn taken(error: StoreError) -> AccessError {
    match error {
        e if e.is_unique("user_name") => AccessError::because(Reason::new("staff-user-name-taken")),
        e if e.is_unique("badge") => AccessError::because(Reason::new("staff-badge-taken")),
        other => other.into(),
    }
}

pub(super) fn update(tx: &Tx<'_>, before: &Account, change: &Change) -> Result<(), AccessError> {
    let at = tx.act()?.at;
    let disabled_at = change.disabled.then_some(at);
    tx.execute(
        "UPDATE staff SET name = $2, role_code = $3, branch_id = $4, badge = $5, disabled_at = $6 WHERE id = $1",
        &[&before.id, &change.name, &change.role, &change.branch, &change.badge, &disabled_at],
    )
    .map_err(taken)?;
    if change.disabled || change.role != before.role {
        crate::session::end_all_of(tx, before.id, None)?;
    }
    let entry = Entry::new("staff.changed", "staff", before.id.0)
        .change("name", &before.name, &change.name)
        .change("role", &before.role, &change.role)
        .change("disabled", before.disabled, change.disabled);
    tx.journal(entry)?;
    Ok(())
}

/// Keeps a new password's hash and opens a locked account.
///
/// # Errors
/// What the database says.
pub fn set_password_hash(tx: &Tx<'_>, id: StaffId, hash: &str) -> Result<(), StoreError> {
    let sql = "UPDATE staff SET password_hash = $2, failures = 0, locked_until = 0 WHERE id = $1";
    tx.execute(sql, &[&id, &hash])?;
    tx.journal(Entry::new("staff.password-set", "staff", id.0))?;
    Ok(())
}

/// Keeps a new PIN's hash.
///
/// # Errors
/// What the database says.
pub fn set_pin_hash(tx: &Tx<'_>, id: StaffId, hash: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE staff SET pin_hash = $2 WHERE id = $1",
        &[&id, &hash],
    )?;
    tx.journal(Entry::new("staff.pin-set", "staff", id.0))?;
    Ok(())
}

/// Notes a wrong secret; the account is locked until `locked_until`.
///
/// # Errors
/// What the database says.
pub fn note_failure(
    tx: &Tx<'_>,
    id: StaffId,
    failures: i64,
    locked_until: Moment,
) -> Result<(), StoreError> {
    let sql = "UPDATE staff SET failures = $2, locked_until = $3 WHERE id = $1";
    tx.execute(sql, &[&id, &failures, &locked_until])?;
    tx.journal(Entry::new("sign-in.failed", "staff", id.0).fact("failures", failures))?;
    Ok(())
}

/// Forgets earlier failures.
///
/// # Errors
/// What the database says.
pub fn note_success(tx: &Tx<'_>, id: StaffId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE staff SET failures = 0, locked_until = 0 WHERE id = $1 AND failures > 0",
        &[&id],
    )?;
    Ok(())
}

/// Whether an account, closed ones too, or a program in use belongs to a branch, or somebody is signed in there.
///
/// # Errors
/// What the database says.
pub fn is_at(tx: &Tx<'_>, branch: BranchId) -> Result<bool, StoreError> {
    let sql = "SELECT (SELECT COUNT(*) FROM staff WHERE branch_id = $1)
         + (SELECT COUNT(*) FROM api_clients WHERE branch_id = $1 AND ended_at IS NULL)
         + (SELECT COUNT(*) FROM sessions WHERE branch_id = $1 AND ended_at IS NULL AND ends_at > $2)";
    let rows: i64 = tx.query_one(sql, &[&branch, &tx.act()?.at], |row| row.get(0))?;
    Ok(rows > 0)
}
