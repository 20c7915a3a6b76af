//! The front of the house: it knows the store and the role table, and tells who holds a session.

use std::sync::Arc;

use kernel::{Actor, BranchId, Grant, Moment, PatronId, Permission, Who};
use parking_lot::RwLock;
use store::{Store, StoreError, Tx};
use webkit::{BoxError, Door, HiddenColumns, SignedIn};

use crate::roles::{self, RoleTable};
use crate::session::{self, Holder};
use crate::{AccessError, secret};

/// A question to a department above: a name of an id.
pub type NameOf<T> = fn(&Tx<'_>, T) -> Result<Option<String>, StoreError>;

/// How a patron shows their card: the id and name of whoever holds this barcode and PIN.
pub type PatronOfCard =
    fn(&Tx<'_>, barcode: &str, pin: &str) -> Result<Option<PatronId>, StoreError>;

/// Every branch with its name.
pub type Branches = fn(&Tx<'_>) -> Result<Vec<(BranchId, String)>, StoreError>;

/// What the front asks the departments above it; `callslip` supplies the answers.
#[derive(Clone, Copy)]
pub struct Names {
    /// The affirmed name of a patron.
    pub patron: NameOf<PatronId>,
    /// The language a patron asked to be written to in, BCP 47.
    pub language: NameOf<PatronId>,
    /// The name of a branch.
    pub branch: NameOf<BranchId>,
    /// Every branch, for choosing where one works.
    pub branches: Branches,
    /// Who holds a card.
    pub card: PatronOfCard,
}

/// The state of sign-in: cheap to clone, all clones are one.
#[derive(Clone)]
pub struct Front {
    /// The tables.
    pub store: Store,
    /// The questions upward.
    pub names: Names,
    roles: Arc<RwLock<Arc<RoleTable>>>,
}

impl Front {
    /// Opens the front, writing the shipped roles where none stand.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open(store: Store, names: Names, at: Moment) -> Result<Self, AccessError> {
        let shipped = roles::shipped()?;
        if store.read(roles::all)?.0.is_empty() {
            store.write(&kernel::Act::system(at), |tx| roles::seed(tx, &shipped))?;
        }
        let table = store.read(roles::all)?;
        Ok(Self {
            store,
            names,
            roles: Arc::new(RwLock::new(Arc::new(table))),
        })
    }

    /// The role table as it stands.
    #[must_use]
    pub fn roles(&self) -> Arc<RoleTable> {
        Arc::clone(&self.roles.read())
    }

    /// The actor of a role's holder.
    #[must_use]
    pub fn actor(&self, who: Who, name: &str, role: &str) -> Actor {
        let grants = self
            .roles()
            .role(role)
            .map(|r| r.grants.clone())
            .unwrap_or_default();
        Actor {
            who,
            name: name.into(),
            role: role.into(),
            grants,
        }
    }

    fn patron_actor(id: PatronId, name: String) -> Actor {
        let held = [Permission::Everyone, Permission::OwnAccount];
        let grants = held
            .map(|permission| Grant {
                permission,
                limit: None,
                review: false,
            })
            .to_vec();
        Actor {
            who: Who::Patron(id),
            name,
            role: "patron".into(),
            grants,
        }
    }

    /// Who holds a live session, with names looked up.
    fn holder(&self, tx: &Tx<'_>, live: &session::Live) -> Result<Option<SignedIn>, StoreError> {
        let actor = match &live.holder {
            Holder::Staff(staff) => self.actor(Who::Staff(staff.id), &staff.name, &staff.role),
            Holder::Patron(id) => match (self.names.patron)(tx, *id)? {
                Some(name) => Self::patron_actor(*id, name),
                None => return Ok(None),
            },
        };
        let branch_name = live
            .branch
            .map_or(Ok(None), |id| (self.names.branch)(tx, id))?;
        Ok(Some(SignedIn {
            actor: Arc::new(actor),
            csrf: live.csrf.clone(),
            branch: live.branch,
            branch_name: branch_name.unwrap_or_default(),
            language: self.language(tx, live)?,
            session: live.id,
            hidden_columns: HiddenColumns::read(&live.hidden_columns),
        }))
    }

    /// The language chosen on the page, or else the one that the patron's record names.
    fn language(&self, tx: &Tx<'_>, live: &session::Live) -> Result<Option<String>, StoreError> {
        match (&live.language, &live.holder) {
            (None, Holder::Patron(id)) => (self.names.language)(tx, *id),
            (chosen, _) => Ok(chosen.clone()),
        }
    }
}

impl Door for Front {
    fn enter(&self, token: &str, now: Moment) -> Result<Option<SignedIn>, BoxError> {
        let digest = secret::digest(token);
        let found = self.store.read(|tx| {
            let Some(live) = session::live(tx, &digest, now)? else {
                return Ok::<_, StoreError>(None);
            };
            Ok(self.holder(tx, &live)?.map(|signed_in| (signed_in, live)))
        })?;
        let Some((signed_in, live)) = found else {
            return Ok(None);
        };
        if session::is_worth_noting(live.seen_at, now) {
            self.store.write(&kernel::Act::system(now), |tx| {
                session::note_seen(tx, live.id, now)
            })?;
        }
        Ok(Some(signed_in))
    }

    fn enter_api(&self, bearer: &str, now: Moment) -> Result<Option<SignedIn>, BoxError> {
        let digest = secret::digest(bearer);
        let client = self.store.read(|tx| session::client(tx, &digest, now))?;
        Ok(client.map(|client| SignedIn {
            actor: Arc::new(self.actor(Who::Machine(client.id), &client.name, &client.role)),
            csrf: String::new(),
            branch: client.branch,
            branch_name: String::new(),
            language: None,
            session: 0,
            hidden_columns: HiddenColumns::default(),
        }))
    }

    fn keep_columns(&self, who: &SignedIn, hidden: &str, now: Moment) -> Result<(), BoxError> {
        let Who::Staff(staff) = who.actor.who else {
            return Err("columns are kept for staff only".into());
        };
        let act = kernel::Act {
            actor: Arc::clone(&who.actor),
            branch: who.branch,
            at: now,
            key: None,
        };
        self.store
            .write(&act, |tx| session::hide_columns(tx, staff, hidden))?;
        Ok(())
    }

    fn who_may(&self, permission: Permission) -> Vec<String> {
        self.roles().who_may(permission)
    }
}
