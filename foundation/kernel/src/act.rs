//! Who does something, where, when and with what leave.

use std::sync::Arc;

use crate::{BranchId, Cents, Moment, PatronId, Permission, StaffId};

/// Which person or machine stands behind an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// A member of staff.
    Staff(StaffId),
    /// A patron, for what is theirs.
    Patron(PatronId),
    /// A machine account: self-check, API client.
    Machine(i64),
    /// The program itself: a scheduled job, the command line.
    System,
    /// Nobody signed in.
    Public,
}

/// One permission as a role holds it, with the limits of its cell in the role table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What may be done.
    pub permission: Permission,
    /// Up to this amount; `None` is without limit of money.
    pub limit: Option<Cents>,
    /// What is done waits for review by somebody further right in the table.
    pub review: bool,
}

/// Who acts, under which role, with which grants.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The person or machine.
    pub who: Who,
    /// The name that pages and the journal show.
    pub name: String,
    /// The code of the role, such as `senior-technician`.
    pub role: String,
    /// What the role grants.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The program itself, which may do what its jobs need.
    #[must_use]
    pub fn system() -> Self {
        let grants = Permission::ALL.iter().map(|&permission| Grant {
            permission,
            limit: None,
            review: false,
        });
        Self {
            who: Who::System,
            name: "Callslip".into(),
            role: "system".into(),
            grants: grants.collect(),
        }
    }

    /// A visitor nobody knows.
    #[must_use]
    pub fn public() -> Self {
        let grants = vec![Grant {
            permission: Permission::Everyone,
            limit: None,
            review: false,
        }];
        Self {
            who: Who::Public,
            name: String::new(),
            role: "public".into(),
            grants,
        }
    }

    /// The grant of `permission`, if the role holds it.
    #[must_use]
    pub fn grant(&self, permission: Permission) -> Option<Grant> {
        self.grants
            .iter()
            .copied()
            .find(|g| g.permission == permission)
    }

    /// Whether the role holds `permission` at all.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        permission == Permission::Everyone || self.grant(permission).is_some()
    }

    /// Whether the role holds `permission` for `amount`.
    #[must_use]
    pub fn may_for(&self, permission: Permission, amount: Cents) -> bool {
        self.grant(permission)
            .is_some_and(|g| g.limit.is_none_or(|limit| amount <= limit))
    }

    /// The member of staff, if it is one.
    #[must_use]
    pub fn staff(&self) -> Option<StaffId> {
        if let Who::Staff(id) = self.who {
            Some(id)
        } else {
            None
        }
    }

    /// The patron, if it is one.
    #[must_use]
    pub fn patron(&self) -> Option<PatronId> {
        if let Who::Patron(id) = self.who {
            Some(id)
        } else {
            None
        }
    }
}

/// A random word from the client that makes an act happen exactly once, however often it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ActKey(pub String);

/// The frame of every write: who, where, when, and the key that makes it happen once.
#[derive(Clone, Debug)]
pub struct Act {
    /// Who acts.
    pub actor: Arc<Actor>,
    /// The branch where it happens, if any.
    pub branch: Option<BranchId>,
    /// When it happens, from the [`crate::Clock`].
    pub at: Moment,
    /// The client's act key, if it sent one.
    pub key: Option<ActKey>,
}

impl Act {
    /// An act of the program itself.
    #[must_use]
    pub fn system(at: Moment) -> Self {
        Self {
            actor: Arc::new(Actor::system()),
            branch: None,
            at,
            key: None,
        }
    }
}
