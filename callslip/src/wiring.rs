//! What the departments ask one another upward, and the answers: the one place that knows them all.

use access::Names;
use webkit::{Messages, NavItem};

/// What the front asks of the departments above it.
pub(crate) const NAMES: Names = Names {
    patron: |_, _| Ok(None),
    branch: |tx, id| Ok(building::branch(tx, id)?.map(|branch| branch.name)),
    branches: |tx| {
        Ok(building::branches(tx)?
            .into_iter()
            .map(|branch| (branch.id, branch.name))
            .collect())
    },
    card: |_, _, _| Ok(None),
};

/// The messages of every crate.
pub(crate) fn messages() -> impl Iterator<Item = &'static Messages> {
    [
        webkit::MESSAGES,
        access::MESSAGES,
        jobs::MESSAGES,
        building::MESSAGES,
        crate::MESSAGES,
    ]
    .into_iter()
    .flatten()
}

/// The staff rail, in the order of a day's work.
pub(crate) fn nav() -> Vec<NavItem> {
    let today = NavItem {
        path: "/staff",
        key: "nav-today",
        icon: "sun",
        permission: kernel::Permission::StaffHome,
        letter: Some('t'),
    };
    let departments = [building::nav(), access::nav(), jobs::nav()];
    std::iter::once(today)
        .chain(departments.into_iter().flatten())
        .collect()
}

/// The links of the public front.
pub(crate) fn public_nav() -> Vec<NavItem> {
    Vec::new()
}
