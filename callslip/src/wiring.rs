//! What the departments ask one another upward, and the answers: the one place that knows them all.

use std::collections::HashMap;
use std::sync::Arc;

use access::Names;
use catalogue::Ties;
use documents::papers::Letterhead;
use kernel::{Act, BranchId, PatronId, Permission};
use store::{Kept, Store, StoreError, Tx};
use webkit::{Messages, NavItem};

use crate::House;

/// What the front asks of the departments above it.
pub(crate) const NAMES: Names = Names {
    patron: patrons::affirmed_name,
    language: patrons::language,
    branch: |tx, id| Ok(building::branch(tx, id)?.map(|branch| branch.name)),
    branches: |tx| {
        Ok(building::branches(tx)?
            .into_iter()
            .map(|branch| (branch.id, branch.name))
            .collect())
    },
    card: patrons::card,
};

/// What the catalogue asks of the departments above it.
pub(crate) const TIES: Ties = Ties {
    standing: circulation::standing::standing,
    hanging: circulation::standing::hanging,
};

/// What the departments keep in memory as long as its stamp stands.
pub(crate) fn kept() -> [&'static dyn Kept; 3] {
    [
        &building::calendar::KEPT,
        &patrons::category::SETTINGS,
        &circulation::rule::BOOKS,
    ]
}

/// What is asked before a branch is taken away.
pub(crate) const BRANCH_TIES: building::BranchTies = building::BranchTies {
    staff: access::staff::is_at,
    money: money::is_at,
};

/// Writes the patrons' categories and the rules of lending from a file's text.
pub(crate) fn set_up_lending(store: &Store, act: &Act, lending: &str) -> anyhow::Result<()> {
    let people: patrons::setup::Setup = toml::from_str(lending)?;
    store.write(act, |tx| patrons::setup::setup(tx, &people))?;
    let mut rules: circulation::Setup = toml::from_str(lending)?;
    // A library that begins with the shipped rules has other branches: rows that name a branch are the demo's own.
    let branches = store.read(building::branches)?;
    rules
        .rules
        .retain(|row| row.branch == "*" || branches.iter().any(|b| b.code == row.branch));
    store.write(act, |tx| circulation::setup(tx, &rules))?;
    Ok(())
}

/// The messages of every crate.
pub(crate) fn messages() -> impl Iterator<Item = &'static Messages> {
    let foundation = [
        webkit::MESSAGES,
        access::MESSAGES,
        jobs::MESSAGES,
        notes::MESSAGES,
        crate::MESSAGES,
    ];
    let departments = [
        money::MESSAGES,
        building::MESSAGES,
        patrons::MESSAGES,
        catalogue::MESSAGES,
    ];
    let above = [circulation::MESSAGES, discovery::MESSAGES];
    foundation
        .into_iter()
        .chain(departments)
        .chain(above)
        .flatten()
}

/// The staff rail, in the order of a day's work.
pub(crate) fn nav() -> Vec<NavItem> {
    let today = NavItem::new("/staff", "nav-today", "sun", Permission::StaffHome).letter('t');
    let departments = [
        circulation::nav(),
        catalogue::nav(),
        patrons::nav(),
        money::nav(),
        building::nav(),
        notes::nav(),
        access::nav(),
        jobs::nav(),
    ];
    std::iter::once(today)
        .chain(departments.into_iter().flatten())
        .collect()
}

/// The links of the public front.
pub(crate) fn public_nav() -> Vec<NavItem> {
    discovery::public_nav()
}

/// What the pages of money ask: who a patron is, who a member of staff is as a borrower, what stands on papers.
pub(crate) fn money_desk(store: &Store) -> money::Desk {
    money::Desk {
        store: store.clone(),
        faces: Arc::new(faces),
        own_patron: Arc::new(|tx, id| {
            Ok(access::staff::by_id(tx, id)?.and_then(|account| account.patron))
        }),
        tabs: Arc::new(|tx, visit, id| {
            let today = visit.now.day(&visit.zone);
            let blocks = patrons::blocks(tx, id)?;
            let held = blocks.iter().filter(|block| block.holds_on(today)).count();
            Ok(patrons::tabs(visit, id, held))
        }),
        heads: Arc::new(letterhead),
    }
}

fn faces(tx: &Tx<'_>, ids: &[PatronId]) -> Result<HashMap<PatronId, money::Face>, StoreError> {
    let found = patrons::record::faces(tx, ids)?;
    let face = |patron: patrons::Patron| money::Face {
        name: patron.affirmed_name,
        sort_name: patron.sort_name,
        card: Some(patron.barcode),
    };
    Ok(found
        .into_iter()
        .map(|(id, patron)| (id, face(patron)))
        .collect())
}

/// The head of a paper: the library, and the branch where it is printed.
fn letterhead(tx: &Tx<'_>, branch: Option<BranchId>) -> Result<Letterhead, StoreError> {
    let library = building::institution(tx)?.library;
    let branch = branch.map_or(Ok(None), |id| building::branch(tx, id))?;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Letterhead {
        name: library,
        address: branch
            .as_ref()
            .map(|b| b.address.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
        phone: branch.as_ref().and_then(|b| some(&b.phone)),
        email: branch.as_ref().and_then(|b| some(&b.email)),
        branch: branch.map(|b| b.name),
        web: None,
    })
}

/// What the pages of the catalogue stand on.
pub(crate) fn catalogue_desk(house: &House) -> catalogue::Desk {
    catalogue::Desk {
        store: house.store.clone(),
        index: Arc::clone(&house.index),
        ties: TIES,
        uploads: house.folder.join("uploads"),
    }
}

/// What notes and files hang on, who may read and write them, and what each thing is called.
const SUBJECTS: &[notes::Subject] = &[
    notes::Subject {
        code: "patron",
        see: Permission::SeePatronDetails,
        write: Permission::EditPatron,
        named: |tx, id| {
            let found = patrons::affirmed_name(tx, PatronId(id))?;
            Ok(found.map(|title| notes::Named {
                title,
                href: format!("/staff/patrons/{id}"),
            }))
        },
    },
    notes::Subject {
        code: "bib",
        see: Permission::StaffHome,
        write: Permission::EditItem,
        named: |tx, id| {
            let found = catalogue::bib(tx, kernel::BibId(id))?;
            Ok(found.map(|bib| notes::Named {
                title: bib.title,
                href: format!("/staff/bibs/{id}"),
            }))
        },
    },
    notes::Subject {
        code: "item",
        see: Permission::StaffHome,
        write: Permission::EditItem,
        named: |tx, id| {
            let found = catalogue::item(tx, kernel::ItemId(id))?;
            Ok(found.map(|item| notes::Named {
                title: format!("{} · {}", item.title, item.barcode.grouped()),
                href: format!("/staff/items/{id}"),
            }))
        },
    },
];

/// What the pages of notes and tasks stand on.
pub(crate) fn notes_desk(store: &Store) -> notes::Desk {
    notes::Desk {
        store: store.clone(),
        subjects: SUBJECTS,
        people: |tx| {
            let open = access::staff::list(tx)?.into_iter().filter(|a| !a.disabled);
            let roles = access::roles::all(tx)?.0.into_iter().filter(|r| r.is_staff);
            Ok(notes::People {
                staff: open.map(|account| (account.id, account.name)).collect(),
                roles: roles.map(|role| (role.code, role.name)).collect(),
            })
        },
    }
}

/// What the public pages stand on.
pub(crate) fn public_desk(house: &House) -> discovery::Desk {
    discovery::Desk {
        store: house.store.clone(),
        index: Arc::clone(&house.index),
        ties: TIES,
    }
}
