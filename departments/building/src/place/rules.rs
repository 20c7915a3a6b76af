//! What keeps a place from being added or changed: names and codes that another has. Pure.

use kernel::Reason;

use super::{Branch, Location, ServicePoint};
use crate::Fault;

/// What a service point can be.
pub(crate) const POINT_KINDS: [&str; 4] = ["desk", "self-check", "book-drop", "work-room"];
/// How a shelf can run; empty is in no order.
pub(crate) const SHELF_ORDERS: [&str; 7] =
    ["lc", "dewey", "nlm", "sudoc", "title", "accession", ""];

/// Every fault of a branch beside its field.
#[must_use]
pub(crate) fn branch(new: &Branch, all: &[Branch]) -> Vec<Fault> {
    let others = all.iter().filter(|b| b.id != new.id);
    let same = others.map(|b| (b.code.as_str(), b.name.as_str()));
    taken(&new.code, &new.name, same)
}

/// Every fault of a shelving location; `all` are those of its branch.
#[must_use]
pub(crate) fn location(new: &Location, all: &[Location]) -> Vec<Fault> {
    let others = all.iter().filter(|l| l.id != new.id);
    let same = others.map(|l| (l.code.as_str(), l.name.as_str()));
    let mut faults = taken(&new.code, &new.name, same);
    if !SHELF_ORDERS.contains(&new.shelf_order.as_str()) {
        faults.push(Fault::new("shelf_order", Reason::new("form-choose")));
    }
    faults
}

/// Every fault of a service point; `all` are those of the institution.
#[must_use]
pub(crate) fn point(new: &ServicePoint, all: &[ServicePoint]) -> Vec<Fault> {
    let others = all.iter().filter(|p| p.id != new.id);
    // The code is the institution's, the name only has to differ within the branch.
    let same = others.map(|p| {
        let name = if p.branch == new.branch {
            p.name.as_str()
        } else {
            ""
        };
        (p.code.as_str(), name)
    });
    let mut faults = taken(&new.code, &new.name, same);
    if !POINT_KINDS.contains(&new.kind.as_str()) {
        faults.push(Fault::new("kind", Reason::new("form-choose")));
    }
    faults
}

/// What hangs on a branch.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hanging {
    /// There is no other branch.
    pub(crate) only: bool,
    /// Shelving locations or service points.
    pub(crate) places: bool,
    /// A week or a closure of its own.
    pub(crate) hours: bool,
    /// Accounts, programs, or somebody who works there now.
    pub(crate) staff: bool,
    /// Drawers, charges, payments.
    pub(crate) money: bool,
}

/// Everything that keeps a branch of this name from being taken away.
#[must_use]
pub(crate) fn removal(name: &str, hanging: Hanging) -> Vec<Fault> {
    let against = [
        (hanging.only, "branch-only"),
        (hanging.places, "branch-has-places"),
        (hanging.hours, "branch-has-hours"),
        (hanging.staff, "branch-has-staff"),
        (hanging.money, "branch-has-money"),
    ];
    let against = against.into_iter().filter(|(holds, _)| *holds);
    let fault = |(_, code)| Fault::new("", Reason::new(code).with("name", name));
    against.map(fault).collect()
}

/// The code and the name, where another place has them already, whatever their case; a code with
/// something in it that no barcode label or file could carry.
fn taken<'a>(
    code: &str,
    name: &str,
    others: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !code.chars().all(plain) {
        faults.push(Fault::new("code", Reason::new("place-code-plain")));
    }
    for (other_code, other_name) in others {
        if other_code.eq_ignore_ascii_case(code) {
            let reason = Reason::new("place-code-taken").with("code", code);
            faults.push(Fault::new("code", reason));
        }
        if other_name.to_lowercase() == name.to_lowercase() {
            let reason = Reason::new("place-name-taken").with("name", name);
            faults.push(Fault::new("name", reason));
        }
    }
    faults
}
