//! Roles: named sets of permissions with limits, kept as data.

mod shipped;
mod store;

use kernel::{Grant, Permission};

pub use shipped::{Shipped, shipped};
pub use store::{all, seed};

/// One role of this college.
#[derive(Clone, Debug)]
pub struct Role {
    /// The stable word, such as `senior-technician`.
    pub code: String,
    /// The name people read.
    pub name: String,
    /// Its place from least to most.
    pub position: i64,
    /// Whether people or machines hold it.
    pub is_staff: bool,
    /// What it grants.
    pub grants: Vec<Grant>,
    /// The roles its holder may give to others.
    pub may_grant: Vec<String>,
}

/// All roles, in order.
#[derive(Clone, Debug, Default)]
pub struct RoleTable(pub Vec<Role>);

impl RoleTable {
    /// The role of a code.
    #[must_use]
    pub fn role(&self, code: &str) -> Option<&Role> {
        self.0.iter().find(|role| role.code == code)
    }

    /// The names of the staff roles that hold `permission`, least first.
    #[must_use]
    pub fn who_may(&self, permission: Permission) -> Vec<String> {
        let holds =
            |role: &&Role| role.is_staff && role.grants.iter().any(|g| g.permission == permission);
        self.0
            .iter()
            .filter(holds)
            .map(|role| role.name.clone())
            .collect()
    }

    /// Whether the holder of `giver` may give or change the role `given`.
    #[must_use]
    pub fn may_grant(&self, giver: &str, given: &str) -> bool {
        giver == "system"
            || self
                .role(giver)
                .is_some_and(|role| role.may_grant.iter().any(|code| code == given))
    }
}
