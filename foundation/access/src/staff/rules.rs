//! What an account must be like. Pure.

use kernel::{Actor, Reason};

use super::{Account, Change, NewAccount};
use crate::roles::RoleTable;
use crate::secret;

/// The most characters of a name.
const NAME_MAX: usize = 120;

/// Every rule that a new account breaks.
#[must_use]
pub fn faults(new: &NewAccount, giver: &str, roles: &RoleTable) -> Vec<Reason> {
    let mut faults = user_name_faults(&new.user_name);
    faults.extend(name_faults(&new.name));
    faults.extend(role_faults(&new.role, giver, roles));
    faults.extend(secret::password_faults(&new.password, &new.user_name));
    faults.extend(
        new.pin
            .as_deref()
            .map(secret::pin_faults)
            .unwrap_or_default(),
    );
    faults
}

/// Every rule that a change breaks.
#[must_use]
pub fn change_faults(
    before: &Account,
    change: &Change,
    actor: &Actor,
    roles: &RoleTable,
) -> Vec<Reason> {
    let mut faults = name_faults(&change.name);
    faults.extend(role_faults(&before.role, &actor.role, roles));
    if change.role != before.role {
        faults.extend(role_faults(&change.role, &actor.role, roles));
    }
    if actor.staff() == Some(before.id) && change.disabled {
        faults.push(Reason::new("staff-close-self"));
    }
    faults.dedup();
    faults
}

fn user_name_faults(name: &str) -> Vec<Reason> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    let good = (2..=64).contains(&name.len()) && name.chars().all(fits);
    if good {
        Vec::new()
    } else {
        vec![Reason::new("staff-user-name")]
    }
}

fn name_faults(name: &str) -> Vec<Reason> {
    let good = !name.trim().is_empty() && name.chars().count() <= NAME_MAX;
    if good {
        Vec::new()
    } else {
        vec![Reason::new("staff-name-length").with("max", NAME_MAX)]
    }
}

fn role_faults(role: &str, giver: &str, roles: &RoleTable) -> Vec<Reason> {
    match roles.role(role) {
        None => vec![Reason::new("staff-role-unknown").with("role", role)],
        Some(known) if !roles.may_grant(giver, role) => {
            vec![Reason::new("staff-role-not-yours").with("role", &known.name)]
        }
        Some(_) => Vec::new(),
    }
}
