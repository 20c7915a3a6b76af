//! Adding and changing places: branches, service points, shelving locations.

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, BranchId, LocationId};

use super::{Branch, Location, ServicePoint, rules, store};
use crate::BuildingError;

/// Opens a branch; says its id.
///
/// # Errors
/// [`BuildingError::Refused`] with every fault; what the store says.
pub fn add_branch(tables: &Store, act: &Act, new: &Branch) -> Result<BranchId, BuildingError> {
    tables.write_once(act, "branch.add", |tx| {
        let others = store::branches(tx)?;
        BuildingError::unless(rules::branch(new, &others))?;
        let position = i64::try_from(others.len()).unwrap_or(i64::MAX);
        let id = store::put_branch(tx, new, position)?;
        tx.journal(Entry::new("branch.added", "branch", id.0).fact("name", &new.name))?;
        Ok(id)
    })
}

/// Changes what is known of a branch.
///
/// # Errors
/// [`StoreError::Missing`] where there is none; otherwise as [`add_branch`].
pub fn change_branch(tables: &Store, act: &Act, new: &Branch) -> Result<(), BuildingError> {
    tables.write_once(act, "branch.change", |tx| {
        let before = store::branch(tx, new.id)?.ok_or(StoreError::Missing)?;
        let others = store::branches(tx)?;
        BuildingError::unless(rules::branch(new, &others))?;
        store::update_branch(tx, new)?;
        let entry = Entry::new("branch.changed", "branch", new.id.0)
            .fact("name", &new.name)
            .change("code", &before.code, &new.code)
            .change("title", &before.name, &new.name)
            .change("address", &before.address, &new.address)
            .change("phone", &before.phone, &new.phone)
            .change("email", &before.email, &new.email);
        tx.journal(entry)?;
        Ok(())
    })
}

/// Adds a shelving location; says its id.
///
/// # Errors
/// As [`add_branch`].
pub fn add_location(
    tables: &Store,
    act: &Act,
    new: &Location,
) -> Result<LocationId, BuildingError> {
    tables.write_once(act, "location.add", |tx| {
        let branch = branch_of(tx, new.branch)?;
        let others = store::locations(tx, new.branch)?;
        BuildingError::unless(rules::location(new, &others))?;
        let position = i64::try_from(others.len()).unwrap_or(i64::MAX);
        let id = store::put_location(tx, new, position)?;
        let name = format!("{}, {branch}", new.name);
        tx.journal(Entry::new("location.added", "location", id.0).fact("name", name))?;
        Ok(id)
    })
}

/// Changes a shelving location; what stands there stays there.
///
/// # Errors
/// As [`change_branch`].
pub fn change_location(tables: &Store, act: &Act, new: &Location) -> Result<(), BuildingError> {
    tables.write_once(act, "location.change", |tx| {
        let before = store::location(tx, new.id)?.ok_or(StoreError::Missing)?;
        let others = store::locations(tx, before.branch)?;
        BuildingError::unless(rules::location(new, &others))?;
        store::update_location(tx, new)?;
        let entry = Entry::new("location.changed", "location", new.id.0)
            .fact("name", &new.name)
            .change("code", &before.code, &new.code)
            .change("title", &before.name, &new.name)
            .change("place", &before.place, &new.place)
            .change("shelf_order", &before.shelf_order, &new.shelf_order)
            .change("lends", before.lends, new.lends);
        tx.journal(entry)?;
        Ok(())
    })
}

/// Adds a service point; says its id.
///
/// # Errors
/// As [`add_branch`].
pub fn add_point(tables: &Store, act: &Act, new: &ServicePoint) -> Result<i64, BuildingError> {
    tables.write_once(act, "service-point.add", |tx| {
        let branch = branch_of(tx, new.branch)?;
        BuildingError::unless(rules::point(new, &store::all_points(tx)?))?;
        let id = store::put_service_point(tx, new)?;
        let name = format!("{}, {branch}", new.name);
        tx.journal(Entry::new("service-point.added", "service-point", id).fact("name", name))?;
        Ok(id)
    })
}

/// Changes a service point.
///
/// # Errors
/// As [`change_branch`].
pub fn change_point(tables: &Store, act: &Act, new: &ServicePoint) -> Result<(), BuildingError> {
    tables.write_once(act, "service-point.change", |tx| {
        let all = store::all_points(tx)?;
        let before = all.iter().find(|p| p.id == new.id);
        let before = before.ok_or(StoreError::Missing)?.clone();
        BuildingError::unless(rules::point(new, &all))?;
        store::update_point(tx, new)?;
        let entry = Entry::new("service-point.changed", "service-point", new.id)
            .fact("name", &new.name)
            .change("code", &before.code, &new.code)
            .change("title", &before.name, &new.name)
            .change("kind", &before.kind, &new.kind)
            .change("pickup", before.pickup, new.pickup);
        tx.journal(entry)?;
        Ok(())
    })
}

/// The name of the branch that a place is in.
fn branch_of(tx: &Tx<'_>, id: BranchId) -> Result<String, StoreError> {
    Ok(store::branch(tx, id)?.ok_or(StoreError::Missing)?.name)
}
