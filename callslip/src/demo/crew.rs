//! Who works at the demo's desk, and the acts they act under.

use std::sync::Arc;

use access::staff;
use kernel::{Act, Actor, BranchId, Moment, Who};
use store::StoreError;

use super::random::Random;
use crate::House;

/// The people of the main library's desk.
pub(crate) struct Crew {
    /// Where they work.
    pub(crate) branch: BranchId,
    /// Who holds the drawer: the library assistant.
    holder: Arc<Actor>,
    /// Who accepts what another counted, and waives: the senior library technician.
    senior: Arc<Actor>,
    /// Who else lends and takes back: the student assistant.
    student: Arc<Actor>,
}

impl Crew {
    /// The people of the demo's staff file.
    pub(crate) fn gather(house: &House) -> Result<Self, StoreError> {
        let (holder, branch) = person(house, "rdelgado")?;
        Ok(Self {
            branch: branch.ok_or(StoreError::Missing)?,
            holder,
            senior: person(house, "mvega")?.0,
            student: person(house, "kmoreno")?.0,
        })
    }

    /// An act of who holds the drawer.
    pub(crate) fn holder(&self, at: Moment) -> Act {
        self.act(&self.holder, at)
    }

    /// An act of the senior library technician.
    pub(crate) fn senior(&self, at: Moment) -> Act {
        self.act(&self.senior, at)
    }

    /// An act of whoever stands at the desk just then: the student assistant mostly.
    pub(crate) fn anybody(&self, random: &mut Random, at: Moment) -> Act {
        match random.below(10) {
            0 => self.senior(at),
            1..4 => self.holder(at),
            _ => self.act(&self.student, at),
        }
    }

    fn act(&self, actor: &Arc<Actor>, at: Moment) -> Act {
        Act {
            actor: Arc::clone(actor),
            branch: Some(self.branch),
            at,
            key: None,
        }
    }
}

fn person(house: &House, name: &str) -> Result<(Arc<Actor>, Option<BranchId>), StoreError> {
    let found = house.store.read(|tx| staff::by_user_name(tx, name))?;
    let account = found.ok_or(StoreError::Missing)?;
    let who = Who::Staff(account.id);
    let actor = house.front.actor(who, &account.name, &account.role);
    Ok((Arc::new(actor), account.branch))
}
