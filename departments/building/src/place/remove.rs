//! Taking places away that nothing stands in and nobody needs: a shelf planned in error, a desk that moved, a
//! branch that never opened.

use ::store::{Entry, Store, StoreError, Tx};
use kernel::{Act, BranchId, LocationId, Reason};

use super::{rules, store};
use crate::{BuildingError, Fault};

/// What is asked of those whose tables name a branch without a key to it, so that the database cannot refuse
/// for them.
#[derive(Clone, Copy)]
pub struct BranchTies {
    /// Whether an account or a program belongs to the branch, or somebody works there now.
    pub staff: fn(&Tx<'_>, BranchId) -> Result<bool, StoreError>,
    /// Whether the books know the branch: drawers, charges, payments.
    pub money: fn(&Tx<'_>, BranchId) -> Result<bool, StoreError>,
}

/// Takes a branch away.
///
/// # Errors
/// Refused with all that hangs on it here and by `ties`, then with `branch-in-use` where a department above
/// keeps something there; [`StoreError::Missing`] where there is none.
pub fn remove_branch(
    tables: &Store,
    act: &Act,
    ties: &BranchTies,
    id: BranchId,
) -> Result<(), BuildingError> {
    tables.write_once(act, "branch.remove", |tx| {
        let branch = store::branch(tx, id)?.ok_or(StoreError::Missing)?;
        BuildingError::unless(rules::removal(&branch.name, hanging(tx, ties, id)?))?;
        match store::delete_branch(tx, id) {
            Err(StoreError::ForeignKey(_)) => Err(in_use("branch-in-use", &branch.name)),
            other => Ok(other?),
        }?;
        let entry = Entry::new("branch.removed", "branch", id.0);
        tx.journal(entry.fact("name", &branch.name).fact("code", &branch.code))?;
        Ok(())
    })
}

fn hanging(tx: &Tx<'_>, ties: &BranchTies, id: BranchId) -> Result<rules::Hanging, StoreError> {
    let shelves = store::locations(tx, id)?.len();
    Ok(rules::Hanging {
        only: store::branches(tx)?.len() == 1,
        places: shelves + store::service_points(tx, id)?.len() > 0,
        hours: store::has_hours(tx, id)?,
        staff: (ties.staff)(tx, id)?,
        money: (ties.money)(tx, id)?,
    })
}

/// Takes a shelving location away.
///
/// # Errors
/// `location-in-use` where items stand there, withdrawn ones too; [`StoreError::Missing`] where there is none.
pub fn remove_location(tables: &Store, act: &Act, id: LocationId) -> Result<(), BuildingError> {
    tables.write_once(act, "location.remove", |tx| {
        let location = store::location(tx, id)?.ok_or(StoreError::Missing)?;
        match store::delete_location(tx, id) {
            Err(StoreError::ForeignKey(_)) => Err(in_use("location-in-use", &location.name)),
            other => Ok(other?),
        }?;
        let entry = Entry::new("location.removed", "location", id.0);
        tx.journal(
            entry
                .fact("name", &location.name)
                .fact("code", &location.code),
        )?;
        Ok(())
    })
}

/// Takes a service point away. What was done there is kept: the journal knows its branch.
///
/// # Errors
/// [`StoreError::Missing`] where there is none.
pub fn remove_point(tables: &Store, act: &Act, id: i64) -> Result<(), BuildingError> {
    tables.write_once(act, "service-point.remove", |tx| {
        let all = store::all_points(tx)?;
        let point = all.iter().find(|point| point.id == id);
        let point = point.ok_or(StoreError::Missing)?;
        store::delete_point(tx, id)?;
        let entry = Entry::new("service-point.removed", "service-point", id);
        tx.journal(entry.fact("name", &point.name).fact("code", &point.code))?;
        Ok(())
    })
}

fn in_use(code: &'static str, name: &str) -> BuildingError {
    let reason = Reason::new(code).with("name", name);
    BuildingError::Refused(vec![Fault::new("", reason)])
}
