//! Staff accounts: who works here, under which role, and how they come in.

mod pages;
pub mod rules;
mod store;

use kernel::{Act, BranchId, PatronId, StaffId};

pub use pages::pages;
pub use store::{
    by_badge, by_id, by_user_name, count, is_at, list, note_failure, note_success,
    set_password_hash, set_pin_hash,
};

use crate::{AccessError, Front, secret};

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Who.
    pub id: StaffId,
    /// The name typed at sign-in, folded.
    pub user_name: String,
    /// The name people read.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// Where they usually work.
    pub branch: Option<BranchId>,
    /// Their own patron record, so that nobody waives their own charge.
    pub patron: Option<PatronId>,
    /// The barcode of their badge.
    pub badge: Option<String>,
    /// The argon2id hash of the password.
    pub password_hash: String,
    /// The argon2id hash of the PIN for the quick switch.
    pub pin_hash: Option<String>,
    /// Wrong passwords and PINs since the last right one.
    pub failures: i64,
    /// Locked until then.
    pub locked_until: kernel::Moment,
    /// Whether the account is closed.
    pub disabled: bool,
}

/// An account to add.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name typed at sign-in.
    pub user_name: String,
    /// The name people read.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// Where they usually work.
    pub branch: Option<BranchId>,
    /// Their badge.
    pub badge: Option<String>,
    /// The first password.
    pub password: String,
    /// The PIN for the quick switch.
    pub pin: Option<String>,
}

/// Adds an account. The hashing happens before the transaction, so that no desk waits for it.
///
/// # Errors
/// Every rule the account breaks, or the store's.
pub fn add(front: &Front, act: &Act, new: &NewAccount) -> Result<StaffId, AccessError> {
    let faults = rules::faults(new, &act.actor.role, &front.roles());
    if !faults.is_empty() {
        return Err(AccessError::Refused(faults));
    }
    let password = secret::hash(&new.password)?;
    let pin = new.pin.as_deref().map(secret::hash).transpose()?;
    front.store.write_once(act, "staff.add", |tx| {
        store::insert(tx, new, &password, pin.as_deref())
    })
}

/// What of an account may be changed by those who keep them.
#[derive(Clone, Debug)]
pub struct Change {
    /// The name people read.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// Where they usually work.
    pub branch: Option<BranchId>,
    /// Their badge.
    pub badge: Option<String>,
    /// Whether the account is closed; closing ends every session.
    pub disabled: bool,
}

/// Changes an account. Giving a role, or changing one who holds it, needs the right to grant it.
///
/// # Errors
/// Every rule broken, or the store's.
pub fn change(front: &Front, act: &Act, id: StaffId, change: &Change) -> Result<(), AccessError> {
    let roles = front.roles();
    front.store.write(act, |tx| {
        let before = by_id(tx, id)?.ok_or(store::missing())?;
        let faults = rules::change_faults(&before, change, &act.actor, &roles);
        if !faults.is_empty() {
            return Err(AccessError::Refused(faults));
        }
        store::update(tx, &before, change)
    })
}

/// Sets a new password; every session of the account but `keep` ends.
///
/// # Errors
/// The rules the password breaks, or the store's.
pub fn set_password(
    front: &Front,
    act: &Act,
    id: StaffId,
    password: &str,
    keep: Option<i64>,
) -> Result<(), AccessError> {
    let account = front
        .store
        .read(|tx| by_id(tx, id))?
        .ok_or(store::missing())?;
    let faults = secret::password_faults(password, &account.user_name);
    if !faults.is_empty() {
        return Err(AccessError::Refused(faults));
    }
    let hash = secret::hash(password)?;
    front.store.write(act, |tx| {
        crate::session::end_all_of(tx, id, keep)?;
        Ok(set_password_hash(tx, id, &hash)?)
    })
}

/// Sets the PIN of the quick switch.
///
/// # Errors
/// The rules the PIN breaks, or the store's.
pub fn set_pin(front: &Front, act: &Act, id: StaffId, pin: &str) -> Result<(), AccessError> {
    let faults = secret::pin_faults(pin);
    if !faults.is_empty() {
        return Err(AccessError::Refused(faults));
    }
    let hash = secret::hash(pin)?;
    Ok(front.store.write(act, |tx| set_pin_hash(tx, id, &hash))?)
}
